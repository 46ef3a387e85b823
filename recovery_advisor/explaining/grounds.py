"""Effects with the answers that make them count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from recovery_advisor.decision import KEPT, Laws
from recovery_advisor.engines.evaluation import Case
from recovery_advisor.explaining.bounds import places
from recovery_advisor.explaining.comparison import Looking
from recovery_advisor.rulebook.alternatives import Alternative, alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.values.explanation import Ground, LookedAt, NotRuledOut
from recovery_advisor.values.translator import Words

#: Positions of questions, each with the severity of its answer.
_Answers = tuple[tuple[int, int], ...]


class Grounds:
    """Tells what makes effects count, for one rule book and one language."""

    def __init__(self, book: RuleBook, laws: Laws, looking: Looking, words: Words) -> None:
        self._book, self._looking, self._words = book, looking, words
        self._emergencies = laws.emergencies
        self._place = places(book)
        self._split = [alternatives(effect.rule.when) or () for effect in book.effects]
        self._asked = [
            tuple(sorted({self._place[one.question] for every in split for one in every}))
            for split in self._split
        ]
        self._told = lru_cache(KEPT)(self._new_told)
        self._in_the_way = lru_cache(KEPT)(self._new_in_the_way)

    def told(self, index: int, case: Case) -> Ground:
        """An effect whose condition is known to be true, with the thresholds that make it so."""
        return self._told(index, *self._answers(index, case))

    def in_the_way(self, index: int, case: Case) -> Ground | NotRuledOut:
        """An effect that is not ruled out, with every threshold that would have to be."""
        return self._in_the_way(index, *self._answers(index, case))

    def _answers(self, index: int, case: Case) -> tuple[_Answers, tuple[int, ...]]:
        """The answers that an effect looks at, and which of them were cleared for it."""
        asked, answers = self._asked[index], case.answers
        lifted = case.cleared and not self._emergencies >> index & 1
        cleared = tuple([p for p in asked if p in case.cleared]) if lifted else ()
        return tuple([(position, answers[position]) for position in asked]), cleared

    def _new_told(self, index: int, answers: _Answers, cleared: tuple[int, ...]) -> Ground:
        at = self._seen(answers, cleared)
        known = [every for every in self._standing(index, at) if self._all_known(every, at)]
        return self._ground(index, self._looked_at(known, dict(answers), cleared))

    def _new_in_the_way(
        self, index: int, answers: _Answers, cleared: tuple[int, ...]
    ) -> Ground | NotRuledOut:
        at = self._seen(answers, cleared)
        standing = self._standing(index, at)
        looked_at = self._looked_at(standing, dict(answers), cleared)
        if any(self._all_known(every, at) for every in standing):
            return self._ground(index, looked_at)
        effect = self._book.effects[index]
        return NotRuledOut(
            rule=effect.rule.id, effect=effect.kind, level=effect.level, looked_at=looked_at
        )

    def _seen(self, answers: _Answers, cleared: tuple[int, ...]) -> dict[str, int]:
        """The answers as the rule sees them, by question: what is cleared is harmless."""
        questions = self._book.questions
        return {questions[p].id: 0 if p in cleared else severity for p, severity in answers}

    def _standing(self, index: int, at: Mapping[str, int]) -> list[Alternative]:
        """The alternatives of an effect that are not known to be false, or are known to be true."""
        return [one for one in self._split[index] if all(_stands(t, at[t.question]) for t in one)]

    def _all_known(self, every: Alternative, at: Mapping[str, int]) -> bool:
        return all(at[one.question] != self._book.question[one.question].unknown for one in every)

    def _looked_at(
        self,
        standing: Sequence[Alternative],
        answers: Mapping[int, int],
        cleared: tuple[int, ...],
    ) -> tuple[LookedAt, ...]:
        each = dict.fromkeys(threshold for every in standing for threshold in every)
        beside = [(threshold, self._place[threshold.question]) for threshold in each]
        return tuple([self._looking.at(one, answers[p], p in cleared) for one, p in beside])

    def _ground(self, index: int, looked_at: tuple[LookedAt, ...]) -> Ground:
        effect = self._book.effects[index]
        return Ground(
            rule=effect.rule.id,
            effect=effect.kind,
            level=effect.level,
            say=self._words(effect.rule.say),
            because=self._words(effect.rule.because),
            source=effect.rule.source,
            looked_at=looked_at,
        )


def _stands(threshold: Threshold, severity: int) -> bool:
    """Whether an answer meets a threshold; an unknown one is beyond every *or worse*."""
    if isinstance(threshold, AtLeast):
        return severity >= threshold.severity
    return severity <= threshold.severity


def apart(
    found: Sequence[Ground | NotRuledOut],
) -> tuple[tuple[Ground, ...], tuple[NotRuledOut, ...]]:
    """What counts on known answers, and what counts because one is missing."""
    known = tuple([one for one in found if isinstance(one, Ground)])
    return known, tuple([one for one in found if isinstance(one, NotRuledOut)])
