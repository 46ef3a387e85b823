"""The laws: decide readiness and urgency from the effects that count. Safety is decided only here.

1. Readiness is the least of the best permit and of every limit; nothing permits: rest.
2. Urgency is the greatest of every refer.
3. An urgent or emergency refer is also a limit to rest.
4. Effects are a set: their order means nothing.
5. Another limit, refer or avoid never makes an advice more permissive.
6. A worse answer never gives a more permissive advice.
7. A missing answer never permits what some value of it would forbid.
8. At urgent or above nothing but referrals as urgent as the advice is reported.

6 and 7 follow from the restrictions on rules (``rulebook/rules.py``): a permit may only test for
better answers and must be known, a limit only for worse ones and must be ruled out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from recovery_advisor.rulebook.bit_sets import bits, mask_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import TELLING
from recovery_advisor.values.levels import (
    NOW,
    REFERRED_NOW,
    AboveRest,
    Readiness,
    Urgency,
    Verdict,
)

#: The size of the caches of permits, exercise choices and advices.
KEPT = 1_024

_ABOVE_REST: tuple[AboveRest, ...] = (Readiness.FULL, Readiness.GRADUAL, Readiness.MOBILITY)
_REFERRED = tuple(reversed(Urgency))[:-1]


class Decision(NamedTuple):
    """Readiness, urgency and verdict decided from a set of effects.

    Attributes:
        readiness: how much exercise is safe.
        urgency: how soon to see a professional.
        verdict: the headline of the two.
    """

    readiness: Readiness
    urgency: Urgency
    verdict: Verdict

    @classmethod
    def of(cls, readiness: Readiness, urgency: Urgency) -> Decision:
        """The decision with the verdict derived from readiness and urgency."""
        return cls(readiness, urgency, Verdict.of(readiness, urgency))


#: A row of the decision table: required bit masks, a forbidden mask, and the decision. It applies
#: if an effect of each required mask counts and none of the forbidden mask does.
Row = tuple[tuple[int, ...], int, Decision]


@dataclass(frozen=True, slots=True)
class ExercisePermit:
    """Permission to exercise: a readiness above rest, and the ids of the ways not excluded.

    A session can only be planned from one.

    Raises:
        ValueError: when made for rest.
    """

    readiness: AboveRest
    ways: frozenset[str]

    def __post_init__(self) -> None:
        if self.readiness not in _ABOVE_REST:
            raise ValueError("there is no permit to exercise at rest")


class Laws:
    """Applies the laws for one rule book.

    Takes and returns sets of effects as bit masks: bit *i* stands for effect *i* of the book.
    """

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._limits = {level: self._all("limit", level) for level in Readiness}
        self._refers = {level: self._all("refer", level) for level in _REFERRED}
        self._any_refer = self._all("refer", *_REFERRED)
        #: The effects that only tell something: safety nets and notes.
        self.telling: int = mask_of(effect.kind in TELLING for effect in book.effects)
        #: The effects that exclude exercises.
        self.avoids: int = self._all("avoid", None)
        #: For each readiness above rest, the effects that permit at least that.
        self.permits: Mapping[AboveRest, int] = {
            level: self._all("permit", *[one for one in Readiness if one >= level])
            for level in _ABOVE_REST
        }
        #: For each readiness above rest, the effects that limit below it, by law 3 also urgent ones.
        self.forbids: Mapping[AboveRest, int] = {
            level: self._all("limit", *[one for one in Readiness if one < level])
            | self._all("refer", *NOW)
            for level in _ABOVE_REST
        }
        #: The effects that see the answers as given, whatever was cleared.
        self.as_given: int = book.as_given
        #: The decision table; the first row that applies decides.
        self.table: tuple[Row, ...] = tuple(self._rows())
        self._permit = lru_cache(KEPT)(self._new_permit)

    def decide(self, counting: int) -> Decision:
        """Decide from the effects that count (laws 1 to 3)."""
        for needs, forbids, decision in self.table:
            if counting & forbids:
                continue
            for some in needs:
                if not counting & some:
                    break
            else:
                return decision
        raise AssertionError("some row holds for every set of effects")

    def _rows(self) -> Iterator[Row]:
        """Yield the rows: for each urgency, readiness from full down to rest."""
        referred = [(level, (refers,), 0) for level, refers in self._refers.items()]
        for urgency, needs, forbids in ((Urgency.NONE, (), self._any_refer), *referred):
            for level in _ABOVE_REST:
                permitted, forbidden = (*needs, self.permits[level]), self.forbids[level] | forbids
                yield permitted, forbidden, Decision.of(level, urgency)
            yield needs, forbids, Decision.of(Readiness.REST, urgency)

    def permit_for(self, counting: int) -> ExercisePermit | None:
        """The permit to exercise if the decision is above rest, else ``None``."""
        readiness = self.decide(counting).readiness
        if readiness is Readiness.REST:
            return None
        return self._permit(readiness, counting & self.avoids)

    def referrals_among(self, seen: Iterable[int]) -> int:
        """The effects to decide by after a fault, or where an answer could not be read.

        All referrals that an engine returned; the decision is then rest, as no referral permits.
        """
        return reduce(or_, seen, 0) & self._any_refer

    def better_than(self, readiness: Readiness) -> tuple[AboveRest, ...]:
        """The levels above a readiness that some rule permits, lowest first."""
        levels = reversed(_ABOVE_REST)
        return tuple([one for one in levels if one > readiness and self.permits[one]])

    def reportable(self, decision: Decision) -> int:
        """The effects that may be reported with a decision (law 8).

        At urgent or above a softer referral would blunt it. Limits only at the readiness decided: a
        higher one would sound like permission. No permit at rest; above rest only those that permit
        at least the readiness decided.
        """
        if decision.verdict in REFERRED_NOW:
            return self._refers[decision.urgency]
        always = self._any_refer | self.telling | self._limits[decision.readiness]
        if decision.readiness is Readiness.REST:
            return always
        return always | self.avoids | self.permits[decision.readiness]

    def reported(self, counting: int, known: int) -> int:
        """The effects that count on known answers and may be reported."""
        return counting & known & self.reportable(self.decide(counting))

    def reasons_reported(self, counting: int, known: int) -> int:
        """The reported effects except safety nets and notes: those shown as reasons."""
        return self.reported(counting, known) & ~self.telling

    def _new_permit(self, readiness: AboveRest, avoiding: int) -> ExercisePermit:
        on_offer = self._book.session.plans[readiness].phases
        ways = {way.id for way in self._book.ways if way.phase in on_offer}
        for index in bits(avoiding):
            ways -= self._book.effects[index].ways
        return ExercisePermit(readiness, frozenset(ways))

    def _all(self, kind: str, *levels: Readiness | Urgency | None) -> int:
        """The bit mask of all effects of a kind with one of these levels."""
        return mask_of(one.kind == kind and one.level in levels for one in self._book.effects)
