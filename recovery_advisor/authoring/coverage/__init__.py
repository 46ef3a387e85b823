"""Coverage of rules: which effects counted for the people of a test run or of cases, which did not,
and which conditions were seen to decide by themselves (MC/DC of the rules)."""

from recovery_advisor.authoring.coverage.cases import coverage_of_cases
from recovery_advisor.authoring.coverage.recording import Recorder, recording
from recovery_advisor.authoring.coverage.report import Coverage, Gap

__all__ = ["Coverage", "Gap", "Recorder", "coverage_of_cases", "recording"]
