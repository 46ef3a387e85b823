"""Rest, start again gently, or see someone? A verdict with its reasons, and a session when safe.

>>> from recovery_advisor import Advisor, CheckIn
>>> Advisor().assess(CheckIn(swelling="mild")).verdict.value
'rest'
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.rendering import register_formats
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice, PackVersion, RulebookId
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.check_in import CheckIn
from recovery_advisor.values.check_in_form import CheckInForm
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.errors import (
    EngineUnavailable,
    Fault,
    Gravity,
    InputError,
    Problem,
    RulesError,
    WrongAnswer,
)
from recovery_advisor.values.levels import Phase, Readiness, Urgency, Verdict
from recovery_advisor.values.library_error import NoOrigin, RecoveryAdvisorError
from recovery_advisor.values.movement import Drawing
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.questions import AskedQuestion, Band, Questionnaire, Screen
from recovery_advisor.values.reasons import Citation, Exclusion, Reason, SafetyNet
from recovery_advisor.values.scale import Scale
from recovery_advisor.values.screening import Screening
from recovery_advisor.values.session import Dose, Item, NoSession, Session
from recovery_advisor.values.version import __version__

if TYPE_CHECKING:
    from recovery_advisor.assessment.interview import Interview
    from recovery_advisor.loading.folder import load_book, load_history_book
    from recovery_advisor.values.explanation import (
        Change,
        ChangeSet,
        Explanation,
        Ground,
        LeftOut,
        LookedAt,
        Mark,
        NearestPermit,
        NotRuledOut,
        ScaleBand,
        ScaledAnswer,
        WhatWouldChange,
        WhyNot,
    )
    from recovery_advisor.values.record import Counted, Record

register_formats()
if "hypothesis.strategies" in sys.modules:  # else Hypothesis asks for it when it is imported
    from recovery_advisor.hypothesis_types import register_types

    register_types()


__all__ = [
    "Advice",
    "Advisor",
    "AskedQuestion",
    "Band",
    "Change",
    "ChangeSet",
    "CheckIn",
    "CheckInBase",
    "CheckInForm",
    "Citation",
    "Clearance",
    "Counted",
    "Dose",
    "Drawing",
    "EngineUnavailable",
    "Exclusion",
    "Explanation",
    "Fault",
    "Gravity",
    "Ground",
    "InputError",
    "Interview",
    "Item",
    "LeftOut",
    "LookedAt",
    "Mark",
    "NearestPermit",
    "NoOrigin",
    "NoSession",
    "NotRuledOut",
    "PackVersion",
    "Phase",
    "Preferences",
    "Problem",
    "Questionnaire",
    "Readiness",
    "Reason",
    "Record",
    "RecoveryAdvisorError",
    "RuleBook",
    "RulebookId",
    "RulesError",
    "SafetyNet",
    "Scale",
    "ScaleBand",
    "ScaledAnswer",
    "Screen",
    "Screening",
    "Session",
    "Urgency",
    "Verdict",
    "WhatWouldChange",
    "WhyNot",
    "WrongAnswer",
    "load_book",
    "load_history_book",
    "__version__",
]


#: Where a name is that few need: it is imported from there when it is first used, as start-up time counts.
_ON_USE = {
    "Interview": "assessment.interview",
    "load_book": "loading.folder",
    "load_history_book": "loading.folder",
    "Counted": "values.record",
    "Record": "values.record",
}
_EXPLANATION = "values.explanation"


if not TYPE_CHECKING:  # to a type checker it would make every name one that is there

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_ON_USE.get(name, _EXPLANATION)}"), name)


def __dir__() -> list[str]:
    return __all__
