"""An item has its drawing and its dose in words, and is otherwise what it was without them."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import pytest

from recovery_advisor import Advisor, Item, Screening, load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.fingerprint import fingerprint

BOOK = load_book(shipped_rules())
#: Props that are gear, and what the gear is called.
_GEAR = {
    "chair": "chair", "chair_sideways": "chair", "wall_behind": "wall", "wall_ahead": "wall",
    "band_ahead": "resistance_band", "band_high": "resistance_band", "doorway": "doorway",
    "band_overhead": "resistance_band", "dumbbell": "dumbbells", "dumbbells": "dumbbells",
    "foam_roller": "foam_roller", "bicycle": "bicycle",
}  # fmt: skip


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    screening = Screening.answered("red-flags/2", yes=["injury"])
    advice = Advisor().assess(
        {"pain": 1, "daily_activity_pain": 0, "swelling": "none", "stiffness": "mild",
         "range_of_motion": 95, "screening": screening}
    )  # fmt: skip
    assert advice.session
    assert [item.dose_in_words for item in advice.session.exercises] == [
        advice.in_words(item.dose) for item in advice.session.exercises
    ]
    return advice.session.exercises


def test_every_shipped_way_has_a_drawing_with_words_and_just_its_own_gear() -> None:
    for way in BOOK.ways:
        assert way.movement, way.id
        assert way.movement.shows.endswith(".")
        assert way.movement.shows not in way.cues
        shown = {_GEAR[prop] for prop in way.movement.props if prop in _GEAR}
        assert shown == way.needs & set(_GEAR.values())


def test_an_item_is_the_same_without_its_drawing(items: tuple[Item, ...]) -> None:
    for item in items:
        bare = Item.model_validate_json(item.model_dump_json())
        assert item.drawing
        assert bare.drawing is None
        assert bare == item
        assert hash(bare) == hash(item)
        assert repr(bare) == repr(item)
        assert bare.dose_in_words == item.dose_in_words


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda item: pickle.loads(pickle.dumps(item))]
)
def test_a_copy_keeps_the_drawing(items: tuple[Item, ...], copied) -> None:  # type: ignore[no-untyped-def]
    for item in items:
        assert copied(item) == item
        assert copied(item).drawing == item.drawing
        assert copied(item).dose_in_words == item.dose_in_words


def test_an_edited_item_keeps_only_what_is_still_true(items: tuple[Item, ...]) -> None:
    item = items[0]
    longer = item.model_copy(update={"dose": item.dose.model_copy(update={"minutes": 9})})
    assert longer.dose_in_words == "9 minutes"
    assert longer.drawing == item.drawing
    assert item.model_copy(update={"way": "another"}).drawing is None


def test_a_changed_pose_changes_no_hash() -> None:
    bare = tuple(
        replace(one, ways=tuple(replace(way, movement=None) for way in one.ways))
        for one in BOOK.exercises
    )
    assert fingerprint(replace(BOOK, exercises=bare)) == BOOK.id
