"""Finds the answers and thresholds that make effects count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from recovery_advisor.decision import KEPT
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.explaining.bounds import places
from recovery_advisor.explaining.comparison import ThresholdComparison
from recovery_advisor.rulebook.alternatives import Alternative, alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.values.explanation import Ground, LookedAt, NotRuledOut
from recovery_advisor.values.translator import Translator


class _Answer(NamedTuple):
    """An answer that an effect tests: as given, and as the effect sees it (a clearance differs)."""

    question: str
    given: int
    seen: int
    cleared: bool


#: The answers that an effect tests, by question.
_At = Mapping[str, _Answer]


class Grounds:
    """Finds what makes effects count, for one rule book and one language."""

    def __init__(self, book: RuleBook, comparison: ThresholdComparison, words: Translator) -> None:
        self._book, self._comparison, self._words = book, comparison, words
        place = places(book)
        self._split = [alternatives(effect.rule.when) or () for effect in book.effects]
        self._questions = [
            tuple(sorted({(place[one.question], one.question) for every in split for one in every}))
            for split in self._split
        ]
        self._known_ground = lru_cache(KEPT)(self._new_known_ground)
        self._in_the_way = lru_cache(KEPT)(self._new_in_the_way)

    def known_ground(self, index: int, evaluation: Evaluation) -> Ground:
        """The ground of an effect whose condition is known: the thresholds that make it true."""
        return self._known_ground(index, self._answers(index, evaluation))

    def in_the_way(self, index: int, evaluation: Evaluation) -> Ground | NotRuledOut:
        """The ground of an effect that counts: every threshold that would have to be ruled out."""
        return self._in_the_way(index, self._answers(index, evaluation))

    def _answers(self, index: int, evaluation: Evaluation) -> tuple[_Answer, ...]:
        given, seen = evaluation.answers, evaluation.seen_by(index)
        hidden = evaluation.cleared.hidden_from(index)
        return tuple([
            _Answer(id, given[p], seen[p], p in hidden) for p, id in self._questions[index]
        ])  # fmt: skip

    def _new_known_ground(self, index: int, answers: tuple[_Answer, ...]) -> Ground:
        at = {one.question: one for one in answers}
        known = [every for every in self._standing(index, at) if self._all_known(every, at)]
        return self._ground(index, self._looked_at(known, at))

    def _new_in_the_way(self, index: int, answers: tuple[_Answer, ...]) -> Ground | NotRuledOut:
        at = {one.question: one for one in answers}
        standing = self._standing(index, at)
        looked_at = self._looked_at(standing, at)
        if any(self._all_known(every, at) for every in standing):
            return self._ground(index, looked_at)
        effect = self._book.effects[index]
        return NotRuledOut(
            rule=effect.rule.id, effect=effect.kind, level=effect.level, looked_at=looked_at
        )

    def _standing(self, index: int, at: _At) -> list[Alternative]:
        """The alternatives of an effect whose thresholds the answers meet or do not rule out."""
        return [
            one for one in self._split[index] if all(_stands(t, at[t.question].seen) for t in one)
        ]

    def _all_known(self, alternative: Alternative, at: _At) -> bool:
        return all(
            at[one.question].seen != self._book.question[one.question].unknown
            for one in alternative
        )

    def _looked_at(self, standing: Sequence[Alternative], at: _At) -> tuple[LookedAt, ...]:
        each = dict.fromkeys(threshold for every in standing for threshold in every)
        beside = [(threshold, at[threshold.question]) for threshold in each]
        return tuple([self._comparison.at(one, by.given, by.cleared) for one, by in beside])

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
    """Whether an answer meets a threshold; an unknown one meets every *or worse*."""
    if isinstance(threshold, AtLeast):
        return severity >= threshold.severity
    return severity <= threshold.severity


def split_by_known(
    found: Sequence[Ground | NotRuledOut],
) -> tuple[tuple[Ground, ...], tuple[NotRuledOut, ...]]:
    """Splits what counts on known answers from what counts because one is missing."""
    known = tuple([one for one in found if isinstance(one, Ground)])
    return known, tuple([one for one in found if isinstance(one, NotRuledOut)])
