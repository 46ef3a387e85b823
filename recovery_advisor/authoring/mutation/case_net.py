"""Tries whether the cases of a rules folder catch a mutant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from recovery_advisor.assessment.case_results import failure_of
from recovery_advisor.assessment.check_in_model import check_in_model
from recovery_advisor.authoring.mutation.subject import RuledBook
from recovery_advisor.engines.lowering import Lowered, Lowering
from recovery_advisor.loading.cases import Case
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.validation import validate


class CaseNet:
    """The cases of one rule book.

    Args:
        cases: the cases; those that fail on the original rules are left out.
        rules: the original rules.
    """

    def __init__(self, cases: Sequence[Case], rules: RuledBook) -> None:
        self._cases = [case for case in cases if not _fails(case, rules)]
        self._form = rules.book.form
        self._answers = cache(self._lowered)

    def catches(self, mutant: RuledBook) -> str | None:
        """Id of a case that a mutant fails; those decided without a session are tried first."""
        answers = self._answers(mutant.book.questions)
        for case, person in zip(self._cases, answers, strict=True):
            if _is_decided_otherwise(case, person, mutant):
                return case.id
        return next((case.id for case in self._cases if _fails(case, mutant)), None)

    def _lowered(self, questions: tuple[Question, ...]) -> list[Lowered]:
        model, lowering = check_in_model(questions, self._form), Lowering(questions)
        given = (case.check_in(self._form) for case in self._cases)
        return [lowering.lower(validate(model, one, "check-in")) for one in given]


def _is_decided_otherwise(case: Case, person: Lowered, mutant: RuledBook) -> bool:
    decision, reasons = mutant.decides(person)
    expect = case.expect
    outcome = decision.readiness, decision.urgency, reasons
    return outcome != (expect.readiness, expect.urgency, set(expect.reasons))


def _fails(case: Case, rules: RuledBook) -> bool:
    try:
        advice = rules.advisor.assess(case.check_in(rules.book.form), case.preferences)
    except InputError:
        return True
    return bool(failure_of(case, advice))
