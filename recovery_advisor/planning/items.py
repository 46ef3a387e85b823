"""Items: the moves of one readiness as a session shows them in one language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from recovery_advisor.planning.moves import Move
from recovery_advisor.rendering.session_words import dose_in_words
from recovery_advisor.rulebook.exercises import Way
from recovery_advisor.values.movement import Drawing
from recovery_advisor.values.session import Item
from recovery_advisor.values.translator import Translator

#: The most items of cardio activities that are kept, for one readiness and language.
_KEPT = 256


class Items:
    """The items of moves in one language, made once."""

    def __init__(self, moves: Iterable[Move], words: Translator) -> None:
        self._words = words
        self._items = tuple([item_of(move, words) for move in moves])
        self._lasting = lru_cache(_KEPT)(self._new_lasting)

    def of(self, moves: Iterable[Move]) -> list[Item]:
        """The items of some of the moves."""
        items = self._items
        return [items[move.place] for move in moves]

    def lasting(self, activity: Move, minutes: int) -> Item:
        """The item of a cardio activity with its duration set."""
        return self._lasting(activity.place, minutes)

    def _new_lasting(self, place: int, minutes: int) -> Item:
        item = with_minutes(self._items[place], minutes)
        return item.shown_as(item.drawing, dose_in_words(item.dose, self._words))


def item_of(move: Move, words: Translator) -> Item:
    """The item of a move."""
    item = Item(
        exercise=move.way.exercise,
        way=move.way.id,
        name=words(move.way.name),
        phase=move.way.phase,
        dose=move.dose,
        seconds=move.seconds,
        cues=tuple(words(cue) for cue in move.way.cues),
        regions=move.way.regions,
    )
    return item.shown_as(_drawing(move.way, item.name, words), dose_in_words(item.dose, words))


def _drawing(way: Way, name: str, words: Translator) -> Drawing | None:
    return Drawing(name, words(way.movement.shows), way.movement) if way.movement else None


def with_minutes(item: Item, minutes: int) -> Item:
    """The item of a cardio activity with its duration set."""
    dose = item.dose.model_copy(update={"minutes": minutes})
    return item.model_copy(update={"dose": dose, "seconds": minutes * 60})
