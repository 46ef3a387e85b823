"""Apps that get one answer wrong, and each answer that they may get wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from recovery_advisor import Advisor
from recovery_advisor.testing import Advise
from recovery_advisor.testing.tried_people import cleared
from recovery_advisor.values.scale import UNKNOWN

Fault = Callable[[Advisor, str], Advise]


def takes_unsure_for_no(advisor: Advisor, id: str) -> Advise:
    """Reads *unsure* as *no*."""

    def advise(check_in: Any) -> object:
        doubtful = check_in.answers.get(id) == "unsure"
        return advisor.assess(check_in.model_copy(update={id: "no"}) if doubtful else check_in)

    return advise


def takes_unknown_for_best(advisor: Advisor, id: str) -> Advise:
    """Reads *unknown*, and no answer, as the best one."""
    best = advisor.book.question[id].answer(0)

    def advise(check_in: Any) -> object:
        unknown = check_in.answers.get(id, UNKNOWN) == UNKNOWN
        return advisor.assess(check_in.model_copy(update={id: best}) if unknown else check_in)

    return advise


def drops_an_answer(advisor: Advisor, id: str) -> Advise:
    """Never passes on what was answered."""
    return lambda check_in: advisor.assess(check_in.model_copy(update={id: None}))


def takes_worst_for_best(advisor: Advisor, id: str) -> Advise:
    """Reads the worst answer as the best one."""
    question = advisor.book.question[id]

    def advise(check_in: Any) -> object:
        worst = check_in.answers.get(id) == question.answer(question.span)
        told = check_in.model_copy(update={id: question.answer(0)}) if worst else check_in
        return advisor.assess(told)

    return advise


def clears_for_itself(advisor: Advisor, id: str) -> Advise:
    """Says that a professional has cleared it."""

    def advise(check_in: Any) -> object:
        scope = {id, *(check_in.clearance.scope if check_in.clearance else ())}
        return advisor.assess(cleared(check_in, scope))

    return advise


def faults(advisor: Advisor) -> list[tuple[Fault, str]]:
    """Each fault with each question of which it can be made."""
    asked = advisor.book.questions
    return [
        *((takes_unsure_for_no, one.id) for one in asked if one.band("unsure")),
        *((takes_unknown_for_best, one.id) for one in asked),
        *((drops_an_answer, one.id) for one in asked),
        *((takes_worst_for_best, one.id) for one in asked),
        *((clears_for_itself, one.id) for one in asked if one.may_be_cleared),
    ]
