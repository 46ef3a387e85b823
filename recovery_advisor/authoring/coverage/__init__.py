"""Coverage of rules, in a test run or by cases: which effects counted, which did not, and which
thresholds were shown to decide independently (MC/DC of the rules)."""

from recovery_advisor.authoring.coverage.cases import coverage_of_cases
from recovery_advisor.authoring.coverage.recording import Recorder, recording
from recovery_advisor.authoring.coverage.report import Coverage, Gap

__all__ = ["Coverage", "Gap", "Recorder", "coverage_of_cases", "recording"]
