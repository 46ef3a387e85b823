"""Says why a rules folder can't be loaded."""

from __future__ import annotations

import sys
from pathlib import Path

from recovery_advisor.authoring.lint.report import as_annotations, as_json
from recovery_advisor.cli.status import Status
from recovery_advisor.values.errors import RulesError


def report_faults(error: RulesError, root: Path, form: str) -> int:
    """Print every fault of a folder, and return the exit status."""
    if form == "json":
        print(as_json(error.problems, ()))
    elif form == "github":
        print(as_annotations(root, error.problems, ()))
    else:
        count = len(error.problems)
        many = f"{count} faults; they" if count > 1 else "1 fault; it"
        print(f"{error}\n{many} must be mended before {root} can be used.", file=sys.stderr)
    return Status.REFUSED
