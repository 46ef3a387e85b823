"""Writes a change as data."""

from __future__ import annotations

from typing import Any

from recovery_advisor.authoring.diff.change import AdviceChange, Opened, Redecided
from recovery_advisor.authoring.diff.change_lines import Places, place_of_text
from recovery_advisor.authoring.diff.compare import Clearable, FoundChange
from recovery_advisor.authoring.diff.example import given
from recovery_advisor.authoring.diff.pair import Pair
from recovery_advisor.authoring.diff.responsible import Responsible
from recovery_advisor.authoring.diff.review import Change
from recovery_advisor.authoring.diff.told import TextChange
from recovery_advisor.authoring.diff.wording import cube_in_words


def data_of(change: Change, pair: Pair, places: Places) -> dict[str, Any]:
    """A change with its id, and who has accepted it; for the arguments see :func:`.change_lines.lines_of`."""
    accepted = change.accepted and {"reason": change.accepted.reason, "by": change.accepted.by}
    common = {"id": change.id, "must_be_accepted": change.risky, "accepted": accepted}
    if isinstance(change.of, FoundChange):
        return {**common, **_as_data(change.of, pair, places)}
    if isinstance(change.of, Clearable):
        return {**common, "question": change.of.question, "direction": change.of.direction}
    return {**common, **_text_data(change.of, places), "old": change.old, "new": change.new}


def _text_data(change: TextChange, places: Places) -> dict[str, Any]:
    return {
        "text": change.text,
        "weight": change.weight,
        "amounts": change.amounts,
        "place": place_of_text(change, places),
    }


def _as_data(found: FoundChange, pair: Pair, places: Places) -> dict[str, Any]:
    return {
        "direction": found.change.direction,
        **_change_data(found.change),
        "settled": found.settled,
        "example": None if found.example is None else given(pair, found.example),
        "who": [cube_in_words(cube, pair.asked) for cube in found.cover.cubes],
        "and_others": not found.cover.whole,
        "rules": [_rule_data(one, places) for one in found.responsible],
    }


def _change_data(change: AdviceChange) -> dict[str, Any]:
    if isinstance(change, Redecided):
        return {"old": change.old._asdict(), "new": change.new._asdict()}
    return {"opened" if isinstance(change, Opened) else "closed": change.ways}


def _rule_data(one: Responsible, places: Places) -> dict[str, Any]:
    return {
        "rule": one.effect.rule.id,
        "effect": one.effect.kind,
        "level": one.effect.level,
        "in": one.book,
        "place": places[one.book][one.effect.rule.id],
    }
