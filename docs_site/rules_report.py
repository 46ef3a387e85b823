"""The page of the report on the rules, which takes longer to make than a site may."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PAGE = "clinical/report.md"
FILE = "clinical/rules-report.html"
_BEGIN = """# The whole report

Everything that the rules say, with each question, threshold, case, hazard and claim, and the result of each
check, on one page for whoever signs. [What is in it](../rules-report.md) has a page of its own.

"""
_THERE = "[The report](rules-report.html) is one file that fetches nothing.\n"
_NOT_THERE = """It was not made for this site, or is older than the rules. This makes it:

```text
recovery-advisor rules report rules -o build/rules-report.html
```
"""


def report_page(report: Path, rules: Path) -> Mapping[str, str | bytes]:
    """The page by its address, with the report beside it where it is as new as the rules."""
    if not _is_new(report, rules):
        return {PAGE: _BEGIN + _NOT_THERE}
    return {PAGE: _BEGIN + _THERE, FILE: report.read_bytes()}


def _is_new(report: Path, rules: Path) -> bool:
    newest = max(file.stat().st_mtime for file in rules.rglob("*.yaml"))
    return report.is_file() and report.stat().st_mtime >= newest
