"""The laws: what follows from the effects that count. Safety is decided here and nowhere else.

1. Readiness is the least of the best permit and of every limit; nothing permits: rest.
2. Urgency is the greatest of every refer.
3. An urgent or emergency refer is also a limit to rest.
4. Effects are a set: their order means nothing.
5. Another limit, refer or avoid never makes an advice more permissive.
6. A worse answer never gives a more permissive advice.
7. A missing answer never permits what some value of it would forbid.
8. At urgent or above nothing but the referral is said.

6 and 7 follow from the shape of rules (``rulebook/rules.py``): a permit may only speak of better
answers and must be known, a limit only of worse ones and must be ruled out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.implication import implies
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.session_parameters import Plan
from recovery_advisor.values.levels import (
    NOW,
    REFERRED_NOW,
    AboveRest,
    Phase,
    Readiness,
    Urgency,
    Verdict,
)
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.translator import ENGLISH, Words


class Decision(NamedTuple):
    """What the laws make of a set of effects.

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
        """The decision with its headline."""
        return cls(readiness, urgency, Verdict.of(readiness, urgency))


#: How many passes, and advices, are kept for the next person with the same; it bounds memory.
KEPT = 1_024
#: The same for languages.
KEPT_LANGUAGES = 32

#: What ends a sentence: the full stops of Latin, Chinese and Japanese, Hindi, and Urdu.
_FULL_STOPS = ".\u3002\u0964\u06d4"

_ABOVE_REST: tuple[AboveRest, ...] = (Readiness.FULL, Readiness.GRADUAL, Readiness.MOBILITY)
_ABOVE_NONE = (Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE)


@dataclass(frozen=True, slots=True)
class Pass:
    """Leave to exercise, with the ways that nothing speaks against.

    A session can only be planned from one, and none can be made for rest.

    Raises:
        ValueError: when made for rest.
    """

    readiness: AboveRest
    ways: frozenset[str]

    def __post_init__(self) -> None:
        if self.readiness not in _ABOVE_REST:
            raise ValueError("there is no pass for rest")


#: What can be decided at one urgency: the decisions above rest, best first, each with the effects
#: that permit it and the effects that forbid it; then the decision at rest.
_Rungs = tuple[tuple[tuple[int, int, Decision], ...], Decision]


class _Reasons(NamedTuple):
    """What can be given as a reason, in one language."""

    of: Sequence[Reason]
    nothing_permits: Reason
    engine_fault: Reason


class Laws:
    """The laws over one rule book.

    Everything follows from the set of effects that count: an int whose bit *i* is effect *i* of
    the book.
    """

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._effects = book.effects
        self._refers = self._mask(lambda effect: effect.kind == "refer")
        self._limits = {level: self._mask(_limits(level)) for level in Readiness}
        self._avoids = self._mask(lambda effect: effect.kind == "avoid")
        self._notes = self._mask(lambda effect: effect.kind == "note")
        #: For each readiness above rest, the effects that permit at least that.
        self.permits = {level: self._mask(_permits(level)) for level in _ABOVE_REST}
        #: For each readiness above rest, the effects that hold a person below it.
        self.forbids = {level: self._mask(_forbids(level)) for level in _ABOVE_REST}
        self._unreferred = self._rungs(Urgency.NONE)
        self._referred = [(self._mask(_refers(level)), self._rungs(level)) for level in _ABOVE_NONE]
        #: The effects of rules that refer as an emergency.
        self.emergencies = self._mask(_of_an_emergency(self._effects))
        #: The parts of a session that each readiness has on offer.
        self.phases = {level: _phases(book.session.plans[level]) for level in _ABOVE_REST}
        #: The less urgent referrals that count whenever a referral does.
        self.milder = cache(self._implied_and_milder)
        self._reasons_in = lru_cache(KEPT_LANGUAGES)(self._new_reasons)
        self._pass = lru_cache(KEPT)(self._new_pass)

    def decide(self, counting: int) -> Decision:
        """Readiness and urgency that follow from the effects that count (laws 1 to 3).

        Readiness is the best level that something permits and nothing forbids: the least of the
        best permit and of every limit.
        """
        above_rest, resting = self._unreferred
        if counting & self._refers:
            for refers, rungs in self._referred:
                if counting & refers:
                    above_rest, resting = rungs
                    break
        for permits, forbids, decision in above_rest:
            if counting & permits and not counting & forbids:
                return decision
        return resting

    def left_by_a_fault(self, seen: Iterable[int]) -> int:
        """The effects to decide on when engines fail or differ: every referral that one saw.

        They are rest, because no referral permits.
        """
        referring = 0
        for counting in seen:
            referring |= counting & self._refers
        return referring

    def table(self) -> Iterator[tuple[tuple[int, ...], int, Decision]]:
        """What :meth:`decide` goes through, in its order; the first row that holds decides.

        A row holds where something counts of each of its first sets of effects, and nothing of its
        second. The last row holds for everybody.
        """
        unreferred: tuple[tuple[int, ...], _Rungs] = (), self._unreferred
        referred = [((refers,), rungs) for refers, rungs in self._referred]
        for refers, (above_rest, resting) in (*referred, unreferred):
            for permits, forbids, decision in above_rest:
                yield (*refers, permits), forbids, decision
            yield refers, 0, resting

    def leave(self, counting: int) -> Pass | None:
        """A pass where the decision is above rest; ``None`` at rest."""
        readiness = self.decide(counting).readiness
        if readiness is Readiness.REST:
            return None
        return self._pass(readiness, self.avoids(counting))

    def better_than(self, readiness: Readiness) -> tuple[AboveRest, ...]:
        """The levels above a readiness that something permits, the next one first."""
        levels = reversed(_ABOVE_REST)
        return tuple([one for one in levels if one > readiness and self.permits[one]])

    def avoids(self, effects: int) -> int:
        """The avoids among some effects."""
        return effects & self._avoids

    def reasons(self, counting: int, known: int, words: Words = ENGLISH) -> tuple[Reason, ...]:
        """Why, from the effects that are told; where none is, that nothing permits.

        Args:
            counting: the effects that count.
            known: the effects whose condition is known to be true.
            words: the language to say it in.
        """
        told = bits(self.giving_reasons(counting, known))
        reasons = self._reasons_in(words)
        return tuple([reasons.of[index] for index in told]) or (reasons.nothing_permits,)

    def giving_reasons(self, counting: int, known: int) -> int:
        """The effects whose reasons are told, in the order of their bits."""
        return self.told(counting, known) & ~self._notes

    def told(self, counting: int, known: int) -> int:
        """The effects that count on known answers and may speak.

        A referral is silent beside a more urgent one that implies it.
        """
        speaking = self.speaking(self.decide(counting))
        return self._without_milder(counting & known & speaking)

    def speaking(self, decision: Decision) -> int:
        """The effects that may be told where this was decided (law 8).

        A limit speaks only where it holds at what was decided: one that leaves more would sound
        like leave. At rest no permit speaks; above rest only one that permits at least what was
        decided.
        """
        if decision.verdict in REFERRED_NOW:
            return self._refers
        always = self._refers | self._notes | self._limits[decision.readiness]
        if decision.readiness is Readiness.REST:
            return always
        return always | self._avoids | self.permits[decision.readiness]

    def reasons_on_fault(self, referring: int, words: Words = ENGLISH) -> tuple[Reason, ...]:
        """That the check failed, and every referral that was seen and is not implied."""
        told, reasons = self._without_milder(referring), self._reasons_in(words)
        return (reasons.engine_fault, *[reasons.of[index] for index in bits(told)])

    def notes(self, counting: int, words: Words) -> tuple[str, ...]:
        """What is worth saying beside the decision; nothing at urgent or above (law 8)."""
        decision = self.decide(counting)
        if decision.verdict in REFERRED_NOW:
            return ()
        with_level = [note.say for note in self._book.notes if decision.readiness in note.levels]
        on_answers = bits(counting & self._notes & self.speaking(decision))
        told = (*with_level, *[self._effects[index].rule.say for index in on_answers])
        return tuple([words(say) for say in told])

    def headline(
        self, decision: Decision, words: Words, emergency_number: str | None = None
    ) -> tuple[str, ...]:
        """The verdict in words, urgency first, with the number to call if one was given."""
        said = self._book.words
        line = words(said.headlines[decision.verdict])
        if decision.urgency is Urgency.EMERGENCY and emergency_number:
            call = line.rstrip(_FULL_STOPS)
            return (words.must("{call}: {number}.").format(call=call, number=emergency_number),)
        apart = decision.urgency is Urgency.ROUTINE and decision.readiness is not Readiness.REST
        return (words(said.also_routine), line) if apart else (line,)

    def _without_milder(self, effects: int) -> int:
        """Effects without each referral that a more urgent one among them implies.

        Somebody whose answer calls for an emergency meets the rule for an unsure answer as well.
        Its softer words beside the emergency would blunt it, and tell nothing new.
        """
        left = effects
        for index in bits(effects & self._refers):
            left &= ~self.milder(index)
        return left

    def _implied_and_milder(self, index: int) -> int:
        referral = self._effects[index]
        looked_at = _questions(referral)
        return self._mask(
            lambda other: (
                other.kind == "refer"
                and not as_strong(other, referral)
                and not looked_at.isdisjoint(_questions(other))
                and implies(referral, other)
            )
        )

    def _new_reasons(self, words: Words) -> _Reasons:
        said = self._book.words
        return _Reasons(
            of=[translated(effect.reason, words) for effect in self._effects],
            nothing_permits=translated(said.nothing_permits, words),
            engine_fault=translated(said.engine_fault, words),
        )

    def _rungs(self, urgency: Urgency) -> _Rungs:
        above_rest = tuple(
            (self.permits[level], self.forbids[level], Decision.of(level, urgency))
            for level in _ABOVE_REST
        )
        return above_rest, Decision.of(Readiness.REST, urgency)

    def _new_pass(self, readiness: AboveRest, avoiding: int) -> Pass:
        on_offer = self.phases[readiness]
        ways = {way.id for way in self._book.ways if way.phase in on_offer}
        for index in bits(avoiding):
            ways -= self._effects[index].ways
        return Pass(readiness, frozenset(ways))

    def _mask(self, wanted: Callable[[Effect], bool]) -> int:
        return sum(1 << index for index, effect in enumerate(self._effects) if wanted(effect))


def translated(reason: Reason, words: Words) -> Reason:
    """The reason in another language."""
    said = {"say": words(reason.say), "because": words(reason.because)}
    return reason.model_copy(update=said)


def _questions(effect: Effect) -> frozenset[str]:
    return frozenset(threshold.question for threshold in thresholds(effect.rule.when))


def _phases(plan: Plan) -> frozenset[Phase]:
    return frozenset(phase for phase in Phase if plan.of(phase)[1])


def _permits(level: Readiness) -> Callable[[Effect], bool]:
    """Effects that permit at least this."""
    return lambda effect: (
        effect.kind == "permit" and isinstance(effect.level, Readiness) and effect.level >= level
    )


def _forbids(level: Readiness) -> Callable[[Effect], bool]:
    """Effects that hold a person below this (law 3 included)."""

    def forbids(effect: Effect) -> bool:
        if isinstance(effect.level, Urgency):
            return effect.level in NOW
        return (
            effect.kind == "limit" and isinstance(effect.level, Readiness) and effect.level < level
        )

    return forbids


def _limits(level: Readiness) -> Callable[[Effect], bool]:
    return lambda effect: effect.kind == "limit" and effect.level is level


def _of_an_emergency(effects: Sequence[Effect]) -> Callable[[Effect], bool]:
    rules = {effect.rule.id for effect in effects if effect.level is Urgency.EMERGENCY}
    return lambda effect: effect.rule.id in rules


def _refers(level: Urgency) -> Callable[[Effect], bool]:
    return lambda effect: effect.kind == "refer" and effect.level is level


def bits(mask: int) -> Iterator[int]:
    """Numbers of the bits that are set, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def as_strong(one: Effect, other: Effect) -> bool:
    """Whether one effect does as much as another of its kind, where both count."""
    if one.kind != other.kind:
        return False
    if isinstance(one.level, Readiness) and isinstance(other.level, Readiness):
        return one.level <= other.level if one.kind == "limit" else one.level >= other.level
    if isinstance(one.level, Urgency) and isinstance(other.level, Urgency):
        return one.level >= other.level
    return one.ways >= other.ways
