"""Finds the rules that are responsible for a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from recovery_advisor.authoring.diff.change import AdviceChange, Redecided, Verdicts
from recovery_advisor.authoring.diff.pair import Pair, Side
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.rules import Effect

#: Effects that a decision follows from.
_DECIDE = frozenset({"permit", "limit", "refer"})


@dataclass(frozen=True, slots=True)
class Responsible:
    """An effect that counts in one of the two books alone."""

    effect: Effect
    book: Literal["old", "new"]


def responsible(pair: Pair, change: AdviceChange, person: Lowered) -> tuple[Responsible, ...]:
    """The effects relevant to a change that count for a person in one of the two books alone.

    None where the change comes from the exercises themselves or from the plans of sessions.
    """
    verdicts = pair.old.verdicts(person), pair.new.verdicts(person)
    redecided = verdicts[0].decision != verdicts[1].decision
    ways = frozenset() if isinstance(change, Redecided) else frozenset(change.ways)
    old, new = (
        dict(_bearing(side, one, redecided, ways))
        for side, one in zip((pair.old, pair.new), verdicts, strict=True)
    )
    return (
        *(Responsible(old[key], "old") for key in old if key not in new),
        *(Responsible(new[key], "new") for key in new if key not in old),
    )


def _bearing(
    side: Side, verdicts: Verdicts, redecided: bool, ways: frozenset[str]
) -> Iterator[tuple[object, Effect]]:
    """The effects that count and are relevant to a change, by a key of what they do."""
    for index in bits(verdicts.counting):
        effect = side.book.effects[index]
        if (redecided and effect.kind in _DECIDE) or effect.ways & ways:
            yield (effect.rule.id, effect.kind, effect.level, effect.ways & ways), effect
