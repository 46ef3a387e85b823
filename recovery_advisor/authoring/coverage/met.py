"""Which obligations a person meets, from the check-in on."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.authoring.coverage.obligations import Obligations
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.values.answers import CheckInBase


def met_by(
    check_in: CheckInBase | Mapping[str, Any], assessor: Assessor, obligations: Obligations
) -> int:
    """The obligations that a person meets under the rules of an assessor.

    With a clearance a person meets only what is met both by the answers as given and by them with
    the cleared ones at their best: an effect that was lifted shows nothing of its rule.

    Raises:
        InputError: when the check-in can't be taken.
    """
    own = assessor.parse_check_in(check_in)
    answers = assessor.lowering.lower(own)
    met = obligations.met_by(answers)
    if own.clearance:
        met &= obligations.met_by(_with_best(answers, own.clearance.scope, assessor))
    return met


def _with_best(answers: Lowered, cleared: Set[str], assessor: Assessor) -> Lowered:
    asked = zip(assessor.book.questions, answers, strict=True)
    return tuple(0 if question.id in cleared else number for question, number in asked)
