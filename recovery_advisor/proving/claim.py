"""What a claim is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from recovery_advisor.decision import Decision
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import Condition

#: Something that could be true of one person, or of two, and the truth of it.
Part: TypeAlias = tuple[str, Any]


class Other(Enum):
    """Whom a person is compared with, in a claim about two."""

    WORSE = "the same person with a worse answer"
    COMPLETED = "the same person with one more answer"
    FEWER_AGAINST = "the same person by rules of which one against is taken away"
    NO_OVERLAY = "the same person by rules without an overlay"
    CLEARED = "the same person with a professional's clearance"


#: The kinds of effect that hold back, of which a rule book may have one fewer.
AGAINST = ("limit", "refer", "avoid")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said of everybody that there could be.

    Attributes:
        id: its name.
        says: what it says, in words.
        source: where it comes from.
        sought: what is looked for. It takes the view of one person, and that of another one where
            ``other`` says whom. The claim holds when no part is true of anybody or, where it says
            that somebody is ``found``, when each part is true of somebody.
        other: whom the person is compared with.
        found: whether the parts must be found rather than not be.
        about: whom a claim about one person speaks of: those for whom this is known to hold; ``None`` is everybody.
        unless: whom it does not speak of: those for whom this is known to hold.
        wanted: what must be decided in place of what was, where the claim says so much.
    """

    id: str
    says: str
    source: str
    sought: Callable[..., Iterator[Part]]
    other: Other | None = None
    found: bool = False
    about: Condition | None = None
    unless: Condition | None = None
    wanted: Callable[[Decision], Decision] | None = None


def overlay_effects(book: RuleBook) -> int:
    """The effects of rules that lie in an overlay."""
    return sum(
        1 << index for index, effect in enumerate(book.effects) if effect.rule.pack in book.overlays
    )


def clearable(book: RuleBook) -> tuple[int, ...]:
    """Positions of the questions that a professional may clear."""
    return tuple(i for i, question in enumerate(book.questions) if question.may_be_cleared)
