"""What must hold for every person, as functions that take whatever gives the advice.

``advise`` may be an advisor's own ``assess`` or anything wrapped around one; each check raises
``AssertionError`` where the law is broken.
"""

from collections.abc import Callable
from typing import Any

from recovery_advisor import Advice, Preferences, Readiness, Urgency
from recovery_advisor.model.answers import CheckInBase
from recovery_advisor.rulebook.vocabulary import Question
from tests.support.situations import allowed, assert_no_more_permissive

Advise = Callable[[CheckInBase, Preferences], Advice]


def check_worse_never_permits(
    advise: Advise, check_in: CheckInBase, worse: CheckInBase, wishes: Preferences
) -> None:
    """Law 6: the same person with worse answers gets nothing more permissive."""
    assert_no_more_permissive(advise(worse, wishes), advise(check_in, wishes))


def check_missing_never_permits(
    advise: Advise, check_in: CheckInBase, question: Question, wishes: Preferences
) -> None:
    """Law 7: with an answer missing no more is open than with it at any value."""
    missing = advise(check_in.model_copy(update={question.id: None}), wishes)
    for value in range(question.low, question.high + 1):
        known = advise(check_in.model_copy(update={question.id: value}), wishes)
        assert missing.readiness <= known.readiness, (question.id, value)
        assert allowed(missing) <= allowed(known), (question.id, value)


def check_rest_offers_nothing(advise: Advise, check_in: CheckInBase, wishes: Preferences) -> None:
    """Laws 1 and 3: at rest there is no session, and an urgent referral is rest."""
    advice = advise(check_in, wishes)
    if advice.urgency >= Urgency.URGENT:
        assert advice.readiness is Readiness.REST
    if advice.readiness is Readiness.REST:
        assert advice.session is None
        assert not allowed(advice)


def with_answers(check_in: CheckInBase, **changed: Any) -> CheckInBase:
    """The same person with some answers changed."""
    return check_in.model_copy(update=changed)
