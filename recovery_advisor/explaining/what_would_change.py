"""Says which changed answers would lead to a better readiness."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from recovery_advisor.decision import KEPT, Laws
from recovery_advisor.engines.consensus import ask_all
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine, EngineFailure
from recovery_advisor.explaining.comparison import ThresholdComparison
from recovery_advisor.explaining.smallest_changes import Changed, InTheWay, SmallestChanges
from recovery_advisor.rulebook.amounts import is_amount
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast, AtMost
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.wording import answer_for_people
from recovery_advisor.values.explanation import Change, ChangeSet, LookedAt, WhatWouldChange
from recovery_advisor.values.levels import AboveRest, Readiness
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import Translator


class ChangeExplainer:
    """Explains which changes would lead to a better readiness, for one rule book and language.

    Args:
        book: the rule book.
        laws: its laws, which decide on the changed answers.
        engines: evaluate the changed answers, and must agree.
        smallest_changes: finds the smallest changes.
        comparison: compares answers with thresholds.
        words: the language.
    """

    def __init__(
        self,
        book: RuleBook,
        laws: Laws,
        engines: Sequence[Engine],
        smallest_changes: SmallestChanges,
        comparison: ThresholdComparison,
        words: Translator,
    ) -> None:
        self._book, self._laws, self._engines = book, laws, engines
        self._smallest_changes, self._comparison, self._words = smallest_changes, comparison, words
        self._change = lru_cache(KEPT)(self._new_change)
        self._set = lru_cache(KEPT)(self._new_set)

    def towards(self, level: AboveRest, evaluation: Evaluation) -> WhatWouldChange:
        """The smallest changes that lead to at least a readiness, or why there are none.

        Raises:
            EngineFailure: when an engine fails on the changed answers, the engines differ, or the
                changes do not lead there by them.
        """
        found = self._smallest_changes.smallest(evaluation, level)
        if found.in_the_way:
            fixed, unanswered = self._in_the_way(found.in_the_way, evaluation)
            return WhatWouldChange(readiness=level, sets=(), fixed=fixed, unanswered=unanswered)
        sets = tuple([self._led_to(level, changed, evaluation) for changed in found.sets])
        return WhatWouldChange(readiness=level, sets=sets, settled=found.settled)

    def _led_to(self, level: AboveRest, changed: Changed, evaluation: Evaluation) -> ChangeSet:
        answers = list(evaluation.answers)
        for position, severity in changed:
            answers[position] = severity
        readiness = self._readiness(tuple(answers), evaluation)
        if readiness < level:
            raise EngineFailure(f"{level} does not follow by the engines")
        now = tuple([evaluation.answers[position] for position, _ in changed])
        return self._set(changed, now, readiness)

    def _readiness(self, answers: Lowered, evaluation: Evaluation) -> Readiness:
        engines = [evaluation.cleared.shown_to(engine) for engine in self._engines]
        agreement = ask_all(engines, answers, len(self._book.effects))
        if agreement.fault:
            raise EngineFailure("; ".join(agreement.failures) or "the engines disagree")
        return self._laws.decide(agreement.seen[0]).readiness

    def _new_set(self, changed: Changed, now: tuple[int, ...], leads_to: AboveRest) -> ChangeSet:
        changes = tuple(
            self._change(position, severity, before)
            for (position, severity), before in zip(changed, now, strict=True)
        )
        clauses = _joined([change.say for change in changes], self._words)
        say = filled(_sentence(leads_to, self._words), wishes=clauses)
        return ChangeSet(changes=changes, leads_to=leads_to, say=say)

    def _new_change(self, position: int, severity: int, now: int) -> Change:
        question = self._book.questions[position]
        known = now != question.unknown
        if severity == 0:
            assert question.if_best is not None, "only changeable questions are changed"
            clause = self._words(question.if_best)
        else:
            assert question.if_better is not None, "only changeable questions are changed"
            clause = filled(self._words(question.if_better), value=self._value(question, severity))
        return Change(
            question=question.id,
            answer=question.answer(now) if known else None,
            needed=question.answer(severity),
            steps=now - severity if known else None,
            say=clause,
            stands=self._stands(question, severity, now),
        )

    def _value(self, question: Question, severity: int) -> str:
        """The answer within a clause, which names the unit of a number itself."""
        if is_amount(question):
            return str(question.value(severity))
        return answer_for_people(question, severity, self._words)

    def _stands(self, question: Question, needed: int, now: int) -> str | None:
        """How far somebody's history has come; ``None`` for what is asked, or not known."""
        if not question.derived or now == question.unknown:
            return None
        return self._comparison.at(AtMost(question.id, needed), now, False).say

    def _in_the_way(
        self, found: InTheWay, evaluation: Evaluation
    ) -> tuple[tuple[LookedAt, ...], tuple[LookedAt, ...]]:
        """The comparisons that prevent it: those of known answers, and those of unknown ones."""
        looked_at = (
            *self._comparison.at_all(AtLeast, found.limits, evaluation.answers),
            *self._comparison.at_all(AtMost, found.permit, evaluation.answers),
        )
        fixed = tuple(one for one in looked_at if one.answer is not None)
        return fixed, tuple(one for one in looked_at if one.answer is None)


def _joined(clauses: Sequence[str], words: Translator) -> str:
    if len(clauses) == 1:
        return clauses[0]
    several = words("{first} and {last}")
    return filled(several, first=words.listed(clauses[:-1]), last=clauses[-1])


def _sentence(leads_to: AboveRest, words: Translator) -> str:
    return {
        Readiness.MOBILITY: words("If {wishes}, you could do gentle moves."),
        Readiness.GRADUAL: words("If {wishes}, you could start again gently."),
        Readiness.FULL: words("If {wishes}, you could do the full programme."),
    }[leads_to]
