"""Doses that nobody can mean are refused at load: each pack says how much a dose may ask for."""

from __future__ import annotations

import pytest

from recovery_advisor import Gravity, RulesError, load_book
from recovery_advisor.loading.shipped import shipped_rules
from tests.support.changed_rules import ChangedRules

EXERCISES, SESSION = "upper-back/exercises.yaml", "upper-back/session.yaml"


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        ("{sets: 3, repetitions: 12}", "{sets: 3, repetitions: 2000}", ["1 to 30 as repetitions"]),
        ("{hold: 15-60}", "{hold: 600}", ["1 to 60 as hold"]),
        ("{sets: 3, repetitions: 8-12}", "{sets: 8-12, repetitions: 2-3}", ["1 to 5 as sets"]),
        ("{repetitions: 5, sides: 2}", "{repetitions: 5, sides: 4}", ["1 to 2 as sides"]),
        ("{minutes: 5-10}", "{minutes: 5-100}", ["1 to 30 as minutes"]),
        ("{sets: 3, repetitions: 12}", "{sets: 6, repetitions: 31}",
         ["1 to 30 as repetitions", "1 to 5 as sets"]),
    ],
)  # fmt: skip
def test_a_dose_out_of_bounds_is_refused_where_it_stands(
    rules: ChangedRules, there: str, instead: str, told: list[str]
) -> None:
    rules.replace(EXERCISES, f"dose: {there}", f"dose: {instead}")
    line = rules.place(EXERCISES, f"dose: {instead}").split(":")[1]
    found = rules.report()
    assert [one.split(" ")[0].split(":")[1] for one in found] == [line] * len(told)
    assert all(any(f"a dose has {words}" in one for one in found) for words in told)


def test_the_dose_of_a_variant_is_checked_too(rules: ChangedRules) -> None:
    rules.replace(EXERCISES, "        dose: {sides: 2}", "        dose: {sides: 2, sets: 30}")
    [problem] = rules.report()
    assert problem.startswith(rules.place(EXERCISES, "30}"))


def test_a_dose_that_several_ways_share_is_told_once(rules: ChangedRules) -> None:
    rules.replace(EXERCISES, "dose: {sets: 2-3, repetitions: 8-12}", "dose: {sets: 2-3, repetitions: 99}")  # fmt: skip
    assert len(rules.report()) == 1


def test_bounds_that_the_pack_moves_hold(rules: ChangedRules) -> None:
    rules.replace(EXERCISES, "{sets: 3, repetitions: 12}", "{sets: 3, repetitions: 40}")
    rules.replace(SESSION, "    repetitions: 1-30", "    repetitions: 1-40")
    assert rules.load().session.bounds["repetitions"] == (1, 40)
    rules.replace(SESSION, "    repetitions: 1-40", "    repetitions: 3-40")
    assert {one.split(" (")[0].partition(": ")[2].partition(",")[0] for one in rules.report()} == {
        "a dose has 3 to 40 as repetitions"
    }


def test_without_bounds_the_library_has_its_own(rules: ChangedRules) -> None:
    there = rules.text(SESSION)
    above, _, below = there.partition("  bounds:")
    rules.write(SESSION, (above + below[below.index("  plans:") :]).replace(", bounds]", "]"))
    assert dict(rules.load().session.bounds) == {
        "sets": (1, 10), "repetitions": (1, 50), "hold": (1, 120), "sides": (1, 2),
        "minutes": (1, 60),
    }  # fmt: skip
    rules.replace(EXERCISES, "{sets: 3, repetitions: 12}", "{sets: 3, repetitions: 2000}")
    assert "a dose has 1 to 50 as repetitions" in rules.report()[0]


@pytest.mark.parametrize(
    ("there", "instead", "message"),
    [
        ("sets: 1-5", "sets: 0-5", "a dose is at least 1"),
        ("sets: 1-5", "sets: 5-1", "the range 5-1 runs backwards"),
        ("sets: 1-5", "set: 1-5", "unknown key 'set'. Did you mean sets?"),
        ("strength_sets: 1}", "strength_sets: 6}", "a dose has at most 5 sets, as bounds: says"),
    ],
)
def test_bounds_that_are_wrong_are_told(
    rules: ChangedRules, there: str, instead: str, message: str
) -> None:
    rules.replace(SESSION, there, instead)
    assert any(message in one for one in rules.report())


def test_what_is_out_of_bounds_is_unsafe(rules: ChangedRules) -> None:
    rules.replace(EXERCISES, "{hold: 15-60}", "{hold: 600}")
    with pytest.raises(RulesError, match="a dose has") as refused:
        load_book(rules.root)
    assert [one.gravity for one in refused.value.problems] == [Gravity.UNSAFE]


def test_moved_bounds_are_another_meaning(rules: ChangedRules) -> None:
    before = rules.load().id.sha256
    rules.replace(SESSION, "    hold: 1-60 ", "    hold: 1-90 ")
    assert rules.load().id.sha256 != before


def test_every_bound_of_the_shipped_pack_is_met_by_a_dose_of_it() -> None:
    """A bound that is far beyond the catalogue would let a slip of one digit pass."""
    book = load_book(shipped_rules())
    for part, (_, most) in book.session.bounds.items():
        given = [getattr(way.dose, part) for way in book.ways]
        greatest = max(one[1] for one in given if isinstance(one, tuple))
        assert greatest <= most < 10 * greatest
