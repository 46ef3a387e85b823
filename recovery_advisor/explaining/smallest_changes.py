"""Finds the smallest sets of answers to change for a better readiness.

Better answers never lower a readiness (law 6). So a permit's alternative says at once which answers
must be better, and each alternative that still forbids must be broken by one answer more: a hitting
set, in which each answer is left as bad as it may be. Numbers of answers are tried from one up, so
that the first number at which something is found is the smallest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import ge, lt
from typing import NamedTuple

from recovery_advisor.decision import KEPT, Laws
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.explaining.bounds import Bounds, Forbidding, bounds_of, places
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.levels import AboveRest

#: How many tries are made for one readiness before the search is given up as not settled.
MOST_TRIES = 5_000

#: Positions of questions, each with the worst severity that is good enough.
Changed = tuple[tuple[int, int], ...]
#: For each changeable question the worst severity that it may still have.
_State = tuple[int, ...]


class Smallest(NamedTuple):
    """The smallest changes that lead to a readiness, or the thresholds that prevent any.

    Attributes:
        sets: all the smallest sets; none where no change of changeable answers leads there.
        in_the_way: the thresholds that no change gets past; given only where there are no sets.
        settled: false where the search was given up; there are no sets then.
    """

    sets: tuple[Changed, ...] = ()
    in_the_way: InTheWay | None = None
    settled: bool = True


class InTheWay(NamedTuple):
    """Thresholds that no change of changeable answers gets past.

    Attributes:
        limits: questions and severities that would have to be ruled out.
        permit: those that would have to be known to hold.
    """

    limits: Bounds
    permit: Bounds


class SmallestChanges:
    """Finds the smallest changes of answers, by one rule book.

    Args:
        book: the rule book.
        laws: its laws.
    """

    def __init__(self, book: RuleBook, laws: Laws) -> None:
        questions = list(enumerate(book.questions))
        self.movable: tuple[int, ...] = tuple(i for i, question in questions if question.changeable)
        self._fixed = tuple(i for i, question in questions if not question.changeable)
        self._in_time = bool(book.derived)
        self._rules = [effect.rule.id for effect in book.effects]
        self.forbidding: Forbidding = Forbidding(book, laws)
        self._thresholds = lru_cache(KEPT)(self._new_thresholds)
        place = places(book)
        #: For each readiness, the permits of at least that: an effect's index and an alternative.
        #: A readiness that nothing permits, whatever the answers, is left out.
        self.permits: dict[AboveRest, tuple[tuple[int, Bounds], ...]] = {
            level: tuple((i, one) for i in bits(mask) for one in bounds_of(book.effects[i], place))
            for level, mask in laws.permits.items()
            if mask
        }

    def smallest(self, evaluation: Evaluation, level: AboveRest) -> Smallest:
        """The smallest sets of changes that lead to at least a readiness.

        Args:
            evaluation: of the answers as they are.
            level: the readiness wanted, which the answers don't have.
        """
        answers, masks = evaluation.answers, self.forbidding.masks(evaluation.cleared)
        against = self.forbidding.of[level]
        for position in self._fixed:
            against &= masks[position][answers[position]]
        starts = [self._unmet(one, bounds, evaluation) for one, bounds in self.permits[level]]
        starts = [start for start in starts if all(p in self.movable for p, _ in start)]
        never = against
        for position in self.movable:
            never &= masks[position][0]
        if never or not starts:
            return Smallest(in_the_way=self._in_the_way(evaluation, level, never))
        search = _Search(self, answers, against, [masks[position] for position in self.movable])
        for most in range(1, len(self.movable) + 1):
            found = search.with_at_most(most, starts)
            if search.given_up:
                return Smallest(settled=False)
            if found:
                return Smallest(tuple(sorted(found)))
        raise AssertionError("with every changeable answer at its best the readiness is there")

    def nearest(self, evaluation: Evaluation, level: AboveRest) -> tuple[int, Bounds]:
        """The nearest permit of at least a readiness: index of its effect, and its unmet bounds."""
        all_unmet = [
            (self._unmet(index, bounds, evaluation), index) for index, bounds in self.permits[level]
        ]
        answers = evaluation.answers
        unmet, index = min(all_unmet, key=lambda one: self._lacks(one[0], one[1], answers))
        return index, unmet

    def _lacks(self, unmet: Bounds, index: int, answers: Lowered) -> tuple[bool, int, int, str]:
        """Sort key of permits: fewest unmet thresholds, then fewest steps, then the rule's id.

        With a history, those first that lack nothing but what can change in time.
        """
        never = self._in_time and any(p not in self.movable for p, _ in unmet)
        return never, len(unmet), sum([answers[p] - s for p, s in unmet]), self._rules[index]

    def _unmet(self, index: int, bounds: Bounds, evaluation: Evaluation) -> Bounds:
        """The thresholds of a permit's alternative that are not known to be met."""
        answers = evaluation.seen_by(index)
        return tuple([one for one in bounds if answers[one[0]] > one[1]])

    def _in_the_way(self, evaluation: Evaluation, level: AboveRest, never: int) -> InTheWay:
        best = list(evaluation.answers)
        for position in self.movable:
            best[position] = 0
        _, unmet = self.nearest(evaluation._replace(answers=tuple(best)), level)
        return InTheWay(self._thresholds(never), unmet)

    def _new_thresholds(self, never: int) -> Bounds:
        """The thresholds of the alternatives of a bit mask, each once."""
        standing = (one for bit in bits(never) for one in self.forbidding.bounds[bit])
        return tuple(dict.fromkeys(standing))


class _Search:
    """The search for the smallest changes for one person and one readiness."""

    def __init__(
        self,
        within: SmallestChanges,
        answers: Lowered,
        against: int,
        masks: Sequence[Sequence[int]],
    ) -> None:
        self.within, self.against, self.masks = within, against, masks
        self.now = tuple([answers[position] for position in within.movable])
        self.index = {position: i for i, position in enumerate(within.movable)}
        self.tries = 0

    @property
    def given_up(self) -> bool:
        """Whether the search made too many tries; what it found is then incomplete."""
        return self.tries > MOST_TRIES

    def with_at_most(self, most: int, starts: Sequence[Bounds]) -> list[Changed]:
        """All sets of at most ``most`` changed answers, each left as bad as it may be."""
        to_try = [self._started(start) for start in starts]
        seen: set[_State] = set()
        found: set[_State] = set()
        while to_try and not self.given_up:
            state = to_try.pop()
            if state in seen or sum(map(lt, state, self.now)) > most:
                continue
            seen.add(state)
            self.tries += 1
            standing = self._standing(state)
            if standing:
                to_try += self._broken(state, standing)
            else:
                found.add(state)
        laxest = [one for one in found if not any(_laxer(other, one) for other in found)]
        return [self._changed(state) for state in laxest]

    def _started(self, start: Bounds) -> _State:
        state = list(self.now)
        for position, severity in start:
            state[self.index[position]] = severity
        return tuple(state)

    def _standing(self, state: _State) -> int:
        standing = self.against
        for masks, severity in zip(self.masks, state, strict=True):
            standing &= masks[severity]
        return standing

    def _broken(self, state: _State, standing: int) -> Iterator[_State]:
        """The states in which one forbidding alternative is broken by one answer more."""
        for position, severity in self.within.forbidding.bounds[next(bits(standing))]:
            i = self.index.get(position)
            if i is not None:
                yield (*state[:i], severity - 1, *state[i + 1 :])

    def _changed(self, state: _State) -> Changed:
        both = zip(self.within.movable, state, self.now, strict=True)
        return tuple([(position, severity) for position, severity, now in both if severity < now])


def _laxer(one: _State, other: _State) -> bool:
    """Whether one state asks for no more than the other, and for less somewhere."""
    return one != other and all(map(ge, one, other))
