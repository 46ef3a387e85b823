"""Laws and Hypothesis strategies for tests of an app, or of rules, against the advisor.

``assert_safe(my_app.advise)`` checks whatever gives the advice against every law; see
docs/testing.md. Needs Hypothesis, which nothing else in the library imports.
"""

try:
    import hypothesis as _  # noqa: F401 - said here what to do where it is not installed
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(
        "recovery_advisor.testing needs Hypothesis; install recovery-advisor[testing]",
        name=missing.name,
    ) from missing

from recovery_advisor.testing.app_over_time import Device, Lived, OpenApp
from recovery_advisor.testing.app_under_test import Advise, Asked, Told
from recovery_advisor.testing.books import Pages, rule_books, written_books
from recovery_advisor.testing.broken import Breach, LawBroken
from recovery_advisor.testing.check_in_strategies import (
    check_ins,
    clearances,
    preferences,
    screenings,
    worse_than,
)
from recovery_advisor.testing.history_broken import HistoryBreach, HistoryLawBroken
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_laws import HISTORY_LAWS
from recovery_advisor.testing.history_safety import assert_safe_over_time
from recovery_advisor.testing.history_strategies import histories
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.laws import LAWS
from recovery_advisor.testing.safety import assert_safe
from recovery_advisor.testing.store import StoreBroken, assert_store

__all__ = [
    "HISTORY_LAWS",
    "LAWS",
    "Advise",
    "Asked",
    "Breach",
    "Device",
    "HistoryBreach",
    "HistoryLaw",
    "HistoryLawBroken",
    "Law",
    "LawBroken",
    "Lived",
    "OpenApp",
    "Pages",
    "StoreBroken",
    "Told",
    "assert_safe",
    "assert_safe_over_time",
    "assert_store",
    "check_ins",
    "clearances",
    "histories",
    "preferences",
    "rule_books",
    "screenings",
    "worse_than",
    "written_books",
]
