"""Claims: propositions about every possible person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from recovery_advisor.decision import Decision
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import Condition

#: A proposition in words, with its truth for one person or for two: a bool or a formula.
Part: TypeAlias = tuple[str, Any]


class Other(Enum):
    """The second person in a claim about two."""

    WORSE = "the same person with a worse answer"
    COMPLETED = "the same person with one more answer"
    FEWER_AGAINST = "the same person by rules of which one against is taken away"
    NO_OVERLAY = "the same person by rules without an overlay"
    CLEARED = "the same person with a professional's clearance"


#: The kinds of effect that only tighten.
AGAINST = ("limit", "refer", "avoid")


@dataclass(frozen=True, slots=True)
class Statement:
    """What is claimed.

    Attributes:
        id: its name.
        says: what it says, in words.
        source: where it comes from.
    """

    id: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Claim(Statement):
    """A proposition about every possible person.

    Attributes:
        sought: gives the parts to search for, from the view of one person and, where ``other`` is
            given, of a second. The claim holds when no part is true of anybody or, with
            ``found``, when each part is true of somebody.
        other: the second person, in a claim about two.
        found: whether each part must be true of somebody, rather than none of anybody.
        about: restricts the claim to those for whom this is known to hold; ``None``: everybody.
        unless: exempts those for whom this is known to hold.
        wanted: gives the decision that the claim asks for in place of one; ``None`` if unknown.
    """

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
