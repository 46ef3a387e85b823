"""Finds cases that don't get the advice expected."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.assessment.case_results import advice_of, failure_of
from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.values.errors import InputError


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Every case of every pack."""
    for case, advice in advice_of(folder):
        failure = failure_of(case, advice)
        if failure:
            at = "given" if isinstance(advice, InputError) else "expect"
            yield Violation(case.id, case.place / at, failure)


_CASE = """\
cases:
  - case: some-pain
    about: Somebody whose pain is not gone.
    given: {{pain: 2, swelling: no}}
    expect: {{verdict: {verdict}, readiness: {readiness}, urgency: none, reasons: [start-gently], session: yes}}
"""

LINT = Lint(
    id="case-fails",
    severity=Severity.ERROR,
    finds="a case that gets another advice than it must get",
    because="Either the rules have come to mean something else, or the case was wrong.",
    check=check,
    fails={"my-pack/cases.yaml": _CASE.format(verdict="full_programme", readiness="full")},
    passes={"my-pack/cases.yaml": _CASE.format(verdict="gradual_return", readiness="gradual")},
)
