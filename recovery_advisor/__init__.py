"""Rest, start again gently, or see someone? A verdict with its reasons, and a session when safe.

>>> from recovery_advisor import Advisor, CheckIn
>>> Advisor().assess(CheckIn(swelling="mild")).verdict.value
'rest'
"""

import sys
from typing import TYPE_CHECKING, Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.assessment.interview import Interview
from recovery_advisor.rendering import register_formats
from recovery_advisor.values.advice import Advice, RulebookId
from recovery_advisor.values.check_in import CheckIn
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.errors import (
    EngineUnavailable,
    Gravity,
    InputError,
    NoOrigin,
    Problem,
    RecoveryAdvisorError,
    RulesError,
    WrongAnswer,
)
from recovery_advisor.values.levels import Phase, Readiness, Urgency, Verdict
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.questions import AskedQuestion, Band, Screen
from recovery_advisor.values.reasons import Citation, Exclusion, Reason
from recovery_advisor.values.record import Counted, Record
from recovery_advisor.values.session import Dose, Item, NoSession, Session
from recovery_advisor.values.version import __version__

if TYPE_CHECKING:
    from recovery_advisor.values.explanation import Explanation

register_formats()
if "hypothesis.strategies" in sys.modules:  # else Hypothesis asks for it when it is imported
    from recovery_advisor.hypothesis_types import register_types

    register_types()


def __getattr__(name: str) -> Any:
    if name != "Explanation":  # imported when first used, as start-up time counts
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from recovery_advisor.values.explanation import Explanation

    return Explanation


__all__ = [
    "Advice",
    "Advisor",
    "AskedQuestion",
    "Band",
    "CheckIn",
    "Citation",
    "Clearance",
    "Counted",
    "Dose",
    "EngineUnavailable",
    "Exclusion",
    "Explanation",
    "Gravity",
    "InputError",
    "Interview",
    "Item",
    "NoOrigin",
    "NoSession",
    "Phase",
    "Preferences",
    "Problem",
    "Readiness",
    "Reason",
    "Record",
    "RecoveryAdvisorError",
    "RulebookId",
    "RulesError",
    "Screen",
    "Session",
    "Urgency",
    "Verdict",
    "WrongAnswer",
    "__version__",
]
