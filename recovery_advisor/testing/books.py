"""Rule books: whole small rules folders as plain data, and the books they compile to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.compiler import compile_book
from recovery_advisor.rulebook.document import Document
from recovery_advisor.testing.conditions import conditions
from recovery_advisor.testing.fixed import BASE_PACK, SHARED, overlay_pack

Rules = Sequence[Mapping[str, Any]]
_SCALES = {
    "up": {"range": "0-4", "worse": "higher", "bands": {"fine": 0, "some": "1-2", "bad": "3-4"}},
    "down": {
        "range": "0-9",
        "worse": "lower",
        "bands": {"low": "0-3", "mid": "4-7", "high": "8-9"},
    },
    "yes_no": {"range": "0-1", "worse": "higher", "bands": {"no": 0, "yes": 1}},
    "flag": {"range": "0-2", "worse": "higher", "bands": {"no": 0, "unsure": 1, "yes": 2}},
}
_TAGS = ("t0", "t1", "t2")
_GEAR = ("band", "weights")
_HOUSE = ("chair", "mat")
_REGIONS = ("neck", "back", "arms")


@dataclass(frozen=True, slots=True)
class Pages:
    """The files of a rules folder, by name, as plain data."""

    files: Mapping[str, Any]

    def book(self) -> RuleBook:
        """The rule book they compile to."""
        return compile_book([Document(name, data) for name, data in self.files.items()])

    def with_file(self, name: str, data: Any) -> Pages:
        """The same with one file added or replaced."""
        return Pages({**self.files, name: data})

    def with_rules(self, rules: Rules) -> Pages:
        """The same with more rules in the base pack."""
        return self.with_file("base/more.yaml", {"rules": list(rules)})

    def changed(self, name: str) -> dict[str, Any]:
        """A deep copy of one file, to change."""
        return deepcopy(dict(self.files[name]))


def rule_books() -> SearchStrategy[RuleBook]:
    """Compiled books: 2 to 6 questions, a base pack that permits, and sometimes an overlay."""
    return written_books().map(Pages.book)


@st.composite
def written_books(draw: DrawFn) -> Pages:
    """The files of such books."""
    kinds = draw(st.lists(st.sampled_from(sorted(_SCALES)), min_size=2, max_size=6))
    questions = {f"q{number}": kind for number, kind in enumerate(kinds)}
    files = {
        "vocabulary.yaml": _vocabulary(questions),
        "base/pack.yaml": {**BASE_PACK, "pack": {**BASE_PACK["pack"], "asks": list(questions)}},
        "base/exercises.yaml": {"exercises": draw(_exercises())},
        "base/rules.yaml": {"rules": draw(base_rules(questions))},
    }
    if draw(st.booleans()):
        own = {"extra": draw(st.sampled_from(["yes_no", "flag"]))}
        files["over/pack.yaml"] = overlay_pack(own)
        files["over/rules.yaml"] = {
            "rules": draw(rules_against({**questions, **own}, "o", least=0, most=2))
        }
    return Pages(files)


@st.composite
def base_rules(draw: DrawFn, questions: Mapping[str, str]) -> list[dict[str, Any]]:
    """One to four permits, some rules against, and perhaps a note."""
    levels = draw(
        st.lists(st.sampled_from(["mobility", "gradual", "full"]), min_size=1, max_size=4)
    )
    permits = [
        _rule(f"p{number}", draw(conditions(questions, "better")), {"permit": level})
        for number, level in enumerate(levels)
    ]
    against = draw(rules_against(questions, "a", least=0, most=4))
    note = _rule("n0", draw(conditions(questions, "worse")), {"note": "A note."})
    return [*permits, *against, *([note] if draw(st.booleans()) else [])]


@st.composite
def rules_against(
    draw: DrawFn, questions: Mapping[str, str], prefix: str, least: int, most: int
) -> list[dict[str, Any]]:
    """Rules with a limit, a refer, an avoid, or several of them."""
    number = draw(st.integers(least, most))
    return [
        _rule(f"{prefix}{index}", draw(conditions(questions, "worse")), draw(effects_against()))
        for index in range(number)
    ]


@st.composite
def effects_against(draw: DrawFn) -> dict[str, Any]:
    """At least one effect that only tightens."""
    kinds = draw(
        st.lists(st.sampled_from(["limit", "refer", "avoid"]), min_size=1, max_size=3, unique=True)
    )
    effects: dict[str, Any] = {}
    if "limit" in kinds:
        effects["limit"] = draw(st.sampled_from(["rest", "mobility", "gradual"]))
    if "refer" in kinds:
        effects["refer"] = draw(st.sampled_from(["routine", "routine", "urgent", "emergency"]))
    if "avoid" in kinds:
        effects["avoid"] = {
            "tags": draw(st.lists(st.sampled_from(_TAGS), min_size=1, max_size=2, unique=True))
        }
    return effects


def _rule(id: str, when: Any, then: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "rule": id,
        "when": when,
        "then": dict(then),
        "say": f"What {id} says.",
        "because": f"Why {id}.",
        "source": {"work": "project", "at": "generated"},
    }


@st.composite
def _exercises(draw: DrawFn) -> list[dict[str, Any]]:
    phases = draw(
        st.lists(
            st.sampled_from(["warm_up", "warm_up", "strength", "stretch", "cardio"]),
            min_size=3,
            max_size=8,
        )
    )
    return [draw(_exercise(f"e{number}", phase)) for number, phase in enumerate(phases)]


@st.composite
def _exercise(draw: DrawFn, id: str, phase: str) -> dict[str, Any]:
    ways = [
        {
            "way": f"{id}_w{number}",
            "name": f"way {number}",
            "needs": draw(st.lists(st.sampled_from(_GEAR + _HOUSE), max_size=1)),
            "tags": draw(st.lists(st.sampled_from(_TAGS), max_size=1)),
            "cues": ["Do it."],
        }
        for number in range(draw(st.integers(1, 2)))
    ]
    doses = {
        "cardio": {"minutes": "5-10"},
        "warm_up": {"repetitions": "3-5", "hold": "not given"},
        "strength": {"sets": "2-3", "repetitions": "8-12"},
        "stretch": {"hold": "15-60", "sides": 2},
    }
    return {
        "exercise": id,
        "name": id.upper(),
        "phase": phase,
        "regions": draw(st.lists(st.sampled_from(_REGIONS), min_size=1, max_size=2, unique=True)),
        "tags": draw(st.lists(st.sampled_from(_TAGS), max_size=1)),
        "dose": doses[phase],
        "ways": ways,
        "source": {"work": "project", "at": "generated"},
    }


def _vocabulary(questions: Mapping[str, str]) -> dict[str, Any]:
    return {
        **SHARED,
        "scales": [{"scale": name, **scale} for name, scale in _SCALES.items()],
        "questions": [
            {"question": id, "scale": kind, "screen": "all", "ask": f"What is {id}?"}
            for id, kind in questions.items()
        ],
        "regions": list(_REGIONS),
        "equipment": list(_GEAR),
        "household": list(_HOUSE),
        "tags": [{"tag": tag, "means": f"what {tag} is"} for tag in _TAGS],
    }
