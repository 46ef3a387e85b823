"""Finds what the answer to a question can change, by trying few completions.

Outcomes only get worse as answers do (law 6), so it is enough to compare the best answer to the
question with the worst, and few completions need trying:

- Where an effect that holds back (limit, refer, avoid) makes the difference, one of its
  alternatives becomes true. The mildest completion that does it (that alternative's thresholds
  just met, everything else at its best) shows the difference whenever any completion does.
- Where a permit makes it, every other permit of that level must already be lost: each of them is
  broken in turn by the mildest answer that does it, in all ways there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from recovery_advisor.decision import Laws
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.explaining.bounds import Bounds, bounds_of, places
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.lazily import cached_property
from recovery_advisor.values.levels import Urgency

#: How many completions are tried for one question before it is called missing: asking once too
#: often is safe, and only rule books with very many permits come near.
MOST_TRIES = 2_000
#: How many are tried for all unanswered questions together, and for one of very many at least.
_MOST_TRIES_IN_ALL = 10_000
_LEAST_TRIES = 20

NOT_MISSING, CHANGES_EXERCISES, CHANGES_VERDICT = 0, 1, 2


class Alternatives:
    """The alternatives of one rule book's effects, by the questions that they test.

    Args:
        book: the rule book.
        laws: its laws.
    """

    def __init__(self, book: RuleBook, laws: Laws) -> None:
        self.laws = laws
        #: The worst severity of each question.
        self.worst: list[int] = [question.span for question in book.questions]
        #: For each question, the alternatives of limits, refers and avoids that test it.
        self.against: list[list[Bounds]] = _by_question(book, ("limit", "refer", "avoid"))
        #: For each question, the alternatives of refers that test it.
        self.referring: list[list[Bounds]] = _by_question(book, ("refer",))
        place = places(book)
        #: For each readiness above rest, the alternatives that permit it.
        self.permits: list[list[Bounds]] = [
            [bounds for index in bits(mask) for bounds in bounds_of(book.effects[index], place)]
            for mask in laws.permits.values()
        ]


def _by_question(book: RuleBook, kinds: Iterable[str]) -> list[list[Bounds]]:
    place = places(book)
    found: list[list[Bounds]] = [[] for _ in book.questions]
    for effect in book.effects:
        if effect.kind in kinds:
            for bounds in bounds_of(effect, place):
                for position, _ in bounds:
                    found[position].append(bounds)
    return found


class CompletionSearch:
    """Searches the completions of one person's answers."""

    def __init__(
        self,
        within: Alternatives,
        engine: Engine,
        answers: Lowered,
        unanswered: Sequence[int],
        usable: frozenset[str],
    ) -> None:
        self.within = within
        self.engine = engine
        self.usable = usable
        self.answers = answers
        self.unanswered: frozenset[int] = frozenset(unanswered)
        self.worst: list[int] = within.worst
        mildest = list(answers)
        for position in unanswered:
            mildest[position] = 0
        self.mildest = mildest
        self.tries = 0
        shared = _MOST_TRIES_IN_ALL // max(len(self.unanswered), 1)
        self._most_tries = min(MOST_TRIES, max(shared, _LEAST_TRIES))

    @cached_property
    def settled(self) -> bool:
        """Whether the best and the worst completion, and so all between, have the same outcome."""
        best, worst = list(self.mildest), list(self.mildest)
        for position in self.unanswered:
            worst[position] = self.worst[position]
        one, other = (self.engine.counting(tuple(answers)) for answers in (best, worst))
        decide = self.within.laws.decide
        return decide(one) == decide(other) and self._ways(one) == self._ways(other)

    def weight(self, position: int) -> int:
        """What the answer to a question can change: one of the numbers above."""
        if self.settled:
            return NOT_MISSING
        self.tries = 0
        found = NOT_MISSING
        for completion in self._completions(position):
            found = max(found, self._difference(completion, position))
            if found == CHANGES_VERDICT or self.tries > self._most_tries:
                return CHANGES_VERDICT
        return found

    def urgency(self, position: int) -> Urgency:
        """The greatest urgency that the answer to a question can bring about.

        An alternative of a referral just met, everything else at its best, shows the difference
        that the question makes whenever any completion does. Where there are too many to try,
        it could be any.
        """
        brought = Urgency.NONE
        completions = self._just_met(self.within.referring[position], position)
        for tried, completion in enumerate(completions):
            if tried > self._most_tries:
                return Urgency.EMERGENCY
            best, worst = (
                self.within.laws.decide(self._counting(completion, position, severity)).urgency
                for severity in (0, self.worst[position])
            )
            brought = max(brought, worst) if worst > best else brought
        return brought

    def _completions(self, position: int) -> Iterator[list[int]]:
        yield from self._just_met(self.within.against[position], position)
        for permits in self.within.permits:
            others = [bounds for bounds in permits if position not in dict(bounds)]
            for bounds in permits:
                if position in dict(bounds) and self._can_be_met(bounds):
                    yield from self._breaking(others, self.mildest, dict(bounds))

    def _just_met(self, alternatives: Iterable[Bounds], question: int) -> Iterator[list[int]]:
        """The completions, each once, that just meet one of some alternatives but for a question."""
        seen = set()
        for bounds in alternatives:
            just_met = self._just_meeting(bounds, question)
            if just_met and (key := tuple(just_met)) not in seen:
                seen.add(key)
                yield just_met

    def _just_meeting(self, bounds: Bounds, question: int) -> list[int] | None:
        """The mildest completion that meets the bounds; ``None`` if known answers don't."""
        worse = list(self.mildest)
        for position, severity in bounds:
            if position != question and worse[position] < severity:
                if position not in self.unanswered:
                    return None
                worse[position] = severity
        return worse

    def _can_be_met(self, bounds: Bounds) -> bool:
        return all(self.mildest[position] <= severity for position, severity in bounds)

    def _breaking(
        self, others: Sequence[Bounds], completion: list[int], kept: dict[int, int]
    ) -> Iterator[list[int]]:
        """Completions in which no other permit holds and the kept one still does."""
        self.tries += 1
        if self.tries > self._most_tries:
            yield completion
            return
        holding = next(
            (bounds for bounds in others if all(completion[p] <= s for p, s in bounds)), None
        )
        if holding is None:
            yield completion
            return
        for position, severity in holding:
            broken = severity + 1
            if position in self.unanswered and broken <= kept.get(position, self.worst[position]):
                worse = list(completion)
                worse[position] = broken
                yield from self._breaking(others, worse, kept)

    def _difference(self, completion: list[int], position: int) -> int:
        """What changes between the best and the worst answer to a question."""
        self.tries += 1
        best, worst = (self._counting(completion, position, s) for s in (0, self.worst[position]))
        if self.within.laws.decide(best) != self.within.laws.decide(worst):
            return CHANGES_VERDICT
        return CHANGES_EXERCISES if self._ways(best) != self._ways(worst) else NOT_MISSING

    def _counting(self, completion: list[int], position: int, severity: int) -> int:
        completed = list(completion)
        completed[position] = severity
        return self.engine.counting(tuple(completed))

    def _ways(self, counting: int) -> frozenset[str]:
        permit = self.within.laws.permit_for(counting)
        return permit.ways & self.usable if permit else frozenset()
