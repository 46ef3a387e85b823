"""The catalog holds the guide's exercises, no more and no less."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from recovery_advisor import Phase, load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.exercises import Exercise, Way
from tests.rules.exercise_table import ERRATA, TABLE, Given

CATALOG = {
    exercise.id: exercise for exercise in load_book(shipped_rules(), ["upper-back"]).exercises
}


def test_the_catalog_has_the_exercises_of_the_table() -> None:
    assert set(CATALOG) == set(TABLE)


def test_there_are_twenty_exercises_beside_the_cardio_activities() -> None:
    moves = [exercise for exercise in CATALOG.values() if exercise.phase is not Phase.CARDIO]
    assert len(moves) == 20


@pytest.mark.parametrize("id", TABLE)
def test_an_exercise_has_its_phase_and_regions(id: str) -> None:
    for way in CATALOG[id].ways:
        assert way.phase == CATALOG[id].phase == TABLE[id].phase
        assert set(way.regions) == TABLE[id].regions


@pytest.mark.parametrize("id", TABLE)
def test_each_way_of_an_exercise_has_its_needs_and_tags(id: str) -> None:
    ways = {way.id: (way.needs, way.tags) for way in CATALOG[id].ways}
    assert ways == {way or id: wanted for way, wanted in TABLE[id].ways.items()}


@pytest.mark.parametrize("id", TABLE)
def test_each_way_of_an_exercise_has_its_dose(id: str) -> None:
    for way in CATALOG[id].ways:
        wanted = {**TABLE[id].dose, **TABLE[id].of_a_way.get(way.id, {})}
        assert dose(way) == {name: _ends(given) for name, given in wanted.items()}


def test_each_correction_of_the_guide_is_recorded() -> None:
    assert {id: len(exercise.errata) for id, exercise in _corrected().items()} == ERRATA


def dose(way: Way) -> dict[str, object]:
    return {name: given for name, given in asdict(way.dose).items() if given is not None}


def _ends(given: Given) -> object:
    return (given, given) if isinstance(given, int) else given


def _corrected() -> dict[str, Exercise]:
    return {id: exercise for id, exercise in CATALOG.items() if exercise.errata}
