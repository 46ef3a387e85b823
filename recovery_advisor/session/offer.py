"""Everything above rest: each exercise planned, available, or excluded with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from recovery_advisor.laws import Decision, Laws, Pass, bits
from recovery_advisor.model.advice import Exclusion
from recovery_advisor.model.preferences import Preferences
from recovery_advisor.model.session import NoSession, Session
from recovery_advisor.model.text import in_words
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.catalog import Exercise, Way
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.session.gear import at_hand
from recovery_advisor.session.planner import Planner

Kind = Literal["readiness", "rule", "unanswered", "gear"]
Obstacle = tuple[Kind, str, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """What a pass leads to with somebody's gear and time."""

    session: Session | None
    no_session: NoSession | None
    available: tuple[str, ...]
    excluded: tuple[Exclusion, ...]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What decides about one exercise."""

    leave: Pass
    avoiding: int
    known: int
    hand: frozenset[str]


#: What there is at rest.
NOTHING = Offer(None, None, (), ())


class Offers:
    """Makes offers from the decisions of one rule book."""

    def __init__(self, book: RuleBook, laws: Laws) -> None:
        self._book = book
        self._laws = laws
        self._planner = Planner(book)

    def make(self, decision: Decision, known: int, preferences: Preferences) -> Offer:
        """The offer for a decision; nothing at rest.

        Args:
            decision: what the laws decided.
            known: the effects whose condition is known to be true.
            preferences: gear, time, focus and variant, all names known.
        """
        leave = self._laws.leave(decision)
        if leave is None:
            return NOTHING
        hand = at_hand(preferences, self._book)
        usable = [w for w in self._book.ways if w.id in leave.ways and w.needs <= hand]
        planned = self._planner.plan(leave, frozenset(way.id for way in usable), preferences)
        standing = _Standing(leave, self._laws.avoids(decision.counting), known, hand)
        session = planned if isinstance(planned, Session) else None
        taken = {item.exercise for item in session.items} if session else set()
        allowed = {way.exercise for way in usable}
        return Offer(
            session=session,
            no_session=planned if isinstance(planned, NoSession) else None,
            available=tuple(sorted(allowed - taken)),
            excluded=tuple(
                self._exclusion(exercise, standing)
                for exercise in self._book.exercises
                if exercise.id not in allowed
            ),
        )

    def _exclusion(self, exercise: Exercise, standing: _Standing) -> Exclusion:
        ways = exercise.ways
        found = list(dict.fromkeys(o for way in ways for o in self._obstacles(way, standing)))
        lacking = dict.fromkeys(_needed(way) for way in ways if way.needs - standing.hand)
        if lacking:
            found.append(("gear", f"Needs: {', or '.join(lacking)}.", ""))
        return Exclusion(
            exercise=exercise.id,
            name=exercise.name,
            kinds=tuple(kind for kind, _, _ in found),
            say=tuple(say for _, say, _ in found),
            rules=tuple(dict.fromkeys(rule for _, _, rule in found if rule)),
        )

    def _obstacles(self, way: Way, standing: _Standing) -> Iterator[Obstacle]:
        """What stands in the way of one way of doing an exercise, gear apart."""
        if way.phase not in self._laws.phases(standing.leave.readiness):
            yield "readiness", "Not at this stage.", ""
        for index in bits(standing.avoiding):
            effect = self._book.effects[index]
            if way.id not in effect.ways:
                continue
            if standing.known >> index & 1:
                yield "rule", effect.rule.say, effect.rule.id
            else:
                asked = sorted({in_words(t.question) for t in thresholds(effect.rule.when)})
                say = f"Not until you have answered: {', '.join(asked)}."
                yield "unanswered", say, effect.rule.id


def _needed(way: Way) -> str:
    """The gear that a way needs, in words."""
    return " and ".join(in_words(thing) for thing in sorted(way.needs))
