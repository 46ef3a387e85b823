"""What loading a folder of one's own takes: its cases are tried each time."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.table import Row
from benchmarks.timing import Effort, against, each
from recovery_advisor import Advisor
from recovery_advisor.loading.shipped import shipped_rules

TARGET = 3.0


def rows(effort: Effort) -> Iterator[Row]:
    """The shipped packs, read from their folder as somebody's own."""
    tried = each(Advisor.from_folder, [shipped_rules()])
    untried = each(lambda folder: Advisor.from_folder(folder, try_cases=False), [shipped_rules()])
    yield Row("loading the shipped packs from a folder, their cases tried",
              "the same without trying them",
              against(tried, untried, effort), TARGET)  # fmt: skip
