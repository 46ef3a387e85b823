"""Strategies of rule books: small rules folders as plain data, and the books they compile to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.loading.compiler import compile_book
from recovery_advisor.loading.document import Document
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.catalogs import GEAR, HOUSE, REGIONS, TAGS, catalogs
from recovery_advisor.testing.conditions import SHAPES, condition_of
from recovery_advisor.testing.fixed_parts import BASE_PACK, SHARED, SOURCE, overlay_pack

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
_KINDS = st.lists(st.sampled_from(sorted(_SCALES)), min_size=2, max_size=6)
_PERMITS = st.lists(
    st.tuples(SHAPES, st.sampled_from(["mobility", "gradual", "full"])), min_size=1, max_size=4
)


@dataclass(frozen=True, slots=True)
class Pages:
    """The files of a rules folder, as plain data.

    Attributes:
        files: what each file holds, by its name.
    """

    files: Mapping[str, Any]

    def book(self) -> RuleBook:
        """The rule book they compile to."""
        return compile_book([Document(name, data) for name, data in self.files.items()])

    def with_file(self, name: str, data: Any) -> Pages:
        """A copy with one file added or replaced."""
        return Pages({**self.files, name: data})

    def with_rules(self, rules: Rules) -> Pages:
        """A copy with more rules in the base pack."""
        return self.with_file("base/more.yaml", {"rules": list(rules)})

    def changed(self, name: str) -> dict[str, Any]:
        """A deep copy of one file, to change."""
        return deepcopy(dict(self.files[name]))


def rule_books() -> SearchStrategy[RuleBook]:
    """Compiled books: 2 to 6 questions, a base pack that permits, and sometimes an overlay."""
    return written_books().map(Pages.book)


@st.composite
def written_books(draw: DrawFn) -> Pages:
    """The files of such books, as for :func:`rule_books`."""
    questions = {f"q{number}": kind for number, kind in enumerate(draw(_KINDS))}
    files = {
        "vocabulary.yaml": _vocabulary(questions),
        "base/pack.yaml": {**BASE_PACK, "pack": {**BASE_PACK["pack"], "asks": list(questions)}},
        "base/exercises.yaml": {"exercises": draw(catalogs())},
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
    """One to four permits, some rules against, and perhaps a safety net and a note."""
    permits = [
        _rule(f"p{number}", condition_of(shape, questions, "better"), {"permit": level})
        for number, (shape, level) in enumerate(draw(_PERMITS))
    ]
    against = draw(rules_against(questions, "a", least=0, most=4))
    telling = [
        _rule(id, condition_of(draw(SHAPES), questions, "worse"), {kind: f"A {kind}."})
        for id, kind in (("s0", "safety_net"), ("n0", "note"))
        if draw(st.booleans())
    ]
    return [*permits, *against, *telling]


def rules_against(
    questions: Mapping[str, str], prefix: str, least: int, most: int
) -> SearchStrategy[list[dict[str, Any]]]:
    """Rules whose effects are limits, refers and avoids."""
    drawn = st.lists(st.tuples(SHAPES, _EFFECTS_AGAINST), min_size=least, max_size=most)
    return drawn.map(
        lambda rules: [
            _rule(f"{prefix}{number}", condition_of(shape, questions, "worse"), effects)
            for number, (shape, effects) in enumerate(rules)
        ]
    )


_ONE_AGAINST = {
    "limit": st.sampled_from(["rest", "mobility", "gradual"]),
    "refer": st.sampled_from(["routine", "soon", "urgent", "emergency"]),
    "avoid": st.fixed_dictionaries(
        {"tags": st.lists(st.sampled_from(TAGS), min_size=1, max_size=2, unique=True)}
    ),
}
#: At least one effect that only tightens.
_EFFECTS_AGAINST = st.one_of(
    *[st.fixed_dictionaries({kind: levels}) for kind, levels in _ONE_AGAINST.items()],
    st.fixed_dictionaries({}, optional=_ONE_AGAINST).filter(bool),
)


def _rule(id: str, when: Any, then: Mapping[str, Any]) -> dict[str, Any]:
    told = {} if {"note", "safety_net"} & then.keys() else {"say": f"What {id} says."}
    words = {} if "note" in then else {**told, "because": f"Why {id}."}
    return {"rule": id, "when": when, "then": dict(then), **words, "source": SOURCE}


def _vocabulary(questions: Mapping[str, str]) -> dict[str, Any]:
    return {
        **SHARED,
        "scales": [{"scale": name, **scale} for name, scale in _SCALES.items()],
        "questions": [_question(id, kind) for id, kind in questions.items()],
        "regions": list(REGIONS),
        "equipment": list(GEAR),
        "household": list(HOUSE),
        "tags": [{"tag": tag, "means": f"what {tag} is"} for tag in TAGS],
    }


def _question(id: str, kind: str) -> dict[str, Any]:
    """A question; flags, ``q2`` and ``q5`` are not changeable."""
    written = {"question": id, "scale": kind, "screen": "all", "ask": f"What is {id}?"}
    if kind == "flag" or id in ("q2", "q5"):
        return written
    wish = {"best": f"{id} were at its best", "better": f"{id} were {{value}} or better"}
    return {**written, "changeable": wish}
