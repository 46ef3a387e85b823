"""Two rule books of which one was edited into the other."""

from __future__ import annotations

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor import RulesError
from recovery_advisor.testing import Pages, written_books
from recovery_advisor.testing.books import rules_against
from recovery_advisor.testing.conditions import SHAPES, condition_of
from recovery_advisor.testing.fixed_parts import pack_section
from tests.difference.brute_force import how_many

RULES, EXERCISES, SHARED = "base/rules.yaml", "base/exercises.yaml", "vocabulary.yaml"
#: The most people on whom a pair is tried one by one.
_MOST = 6_000

Edited = tuple[Pages, Pages]


def pairs() -> SearchStrategy[Edited]:
    """Two books after one to three edits, few enough people to try all of them."""
    return _pairs(st.lists(st.sampled_from(_EDITS), min_size=1, max_size=3))


def reworded() -> SearchStrategy[Edited]:
    """Two books that take some of the same answers for different ones."""
    return _pairs(st.lists(st.sampled_from([_move_a_band, _show_another]), min_size=1, max_size=3))


def tightened() -> SearchStrategy[Edited]:
    """Two books of which the second has more rules against."""
    return _pairs(st.just([_add]))


@st.composite
def _pairs(draw: DrawFn, edits: SearchStrategy[list[Any]]) -> Edited:
    old = draw(_questionnaires())
    new = old
    for edit in draw(edits):
        new = edit(draw, new)
    try:
        assume(how_many(old.book(), new.book()) <= _MOST)
    except RulesError:
        assume(False)
    return old, new


@st.composite
def _questionnaires(draw: DrawFn) -> Pages:
    """Books with one or two versions of a questionnaire of whichever yes-or-no questions."""
    return _showing(draw, draw(written_books()))


def _showing(draw: DrawFn, pages: Pages) -> Pages:
    """With the versions of a questionnaire, and for each question the one that it dates from."""
    ids = [id for id, kind in _kinds(pages).items() if kind in ("yes_no", "flag")]
    if not ids:
        return pages
    some = st.sets(st.sampled_from(ids))
    first, second, anew = draw(st.sets(st.sampled_from(ids), min_size=1)), draw(some), draw(some)
    newer = second & (anew | (second - first))
    versions = {"shown/1": first, "shown/2": second}
    overlay = {
        "pack": {**pack_section("shown", "overlay"), "asks": sorted(first | second)},
        "questionnaires": [
            {"questionnaire": name, "questions": sorted(asked)}
            for name, asked in versions.items()
            if asked
        ],
    }
    shared = pages.changed(SHARED)
    for one in shared["questions"]:
        one.pop("since", None)
        if (id := one["question"]) in first | second:
            one["since"] = "shown/2" if id in newer else "shown/1"
    return pages.with_file(SHARED, shared).with_file("shown/pack.yaml", overlay)


def _kinds(pages: Pages) -> dict[str, str]:
    return {one["question"]: one["scale"] for one in pages.files[SHARED]["questions"]}


def _remove(draw: DrawFn, pages: Pages) -> Pages:
    changed = pages.changed(RULES)
    at = draw(st.integers(0, len(changed["rules"]) - 1))
    if len(changed["rules"]) > 1:
        del changed["rules"][at]
    return pages.with_file(RULES, changed)


def _add(draw: DrawFn, pages: Pages) -> Pages:
    rules = draw(rules_against(_kinds(pages), "x", least=1, most=2))
    return pages.with_rules(rules)


def _rewrite(draw: DrawFn, pages: Pages) -> Pages:
    changed = pages.changed(RULES)
    rule = draw(st.sampled_from(changed["rules"]))
    side: Any = "better" if "permit" in rule["then"] else "worse"
    rule["when"] = condition_of(draw(SHAPES), _kinds(pages), side)
    return pages.with_file(RULES, changed)


def _drop_an_exercise(draw: DrawFn, pages: Pages) -> Pages:
    changed = pages.changed(EXERCISES)
    del changed["exercises"][draw(st.integers(0, len(changed["exercises"]) - 1))]
    return pages.with_file(EXERCISES, changed)


def _tag_an_exercise(draw: DrawFn, pages: Pages) -> Pages:
    changed = pages.changed(EXERCISES)
    draw(st.sampled_from(changed["exercises"]))["tags"] = [draw(st.sampled_from(["t0", "t1"]))]
    return pages.with_file(EXERCISES, changed)


def _move_a_band(draw: DrawFn, pages: Pages) -> Pages:
    changed = pages.changed(SHARED)
    scale = next(one for one in changed["scales"] if one["scale"] == "up")
    most = draw(st.integers(1, 3))
    scale["bands"] = {"fine": 0, "some": f"1-{most}", "bad": f"{most + 1}-4"}
    return pages.with_file(SHARED, changed)


def _show_another(draw: DrawFn, pages: Pages) -> Pages:
    return _showing(draw, pages)


def _drop_an_overlay(draw: DrawFn, pages: Pages) -> Pages:
    return Pages({name: data for name, data in pages.files.items() if not name.startswith("over/")})


_EDITS = [
    _remove, _remove, _add, _rewrite, _rewrite, _rewrite, _drop_an_exercise, _tag_an_exercise,
    _move_a_band, _show_another, _drop_an_overlay,
]  # fmt: skip
