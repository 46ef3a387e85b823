"""Measures the coverage of rules in a pytest run: records, merges processes, reports, requires.

Only the pytest plugin imports this, and only where a run asks for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any

import pytest

from recovery_advisor.authoring.coverage.recording import recording
from recovery_advisor.authoring.coverage.report import Coverage

#: The key of the coverage in the output of a pytest-xdist worker.
_OUTPUT = "recovery_advisor_rule_coverage"


class CoverageOfRun:
    """Hooks of a run that records the coverage of rules.

    Args:
        config: of the run, or of one of its worker processes.
        at_least: percent that every rule book in use must reach; ``None`` only reports.
    """

    def __init__(self, config: pytest.Config, at_least: float | None) -> None:
        stack = ExitStack()
        self._recorder = stack.enter_context(recording())
        config.add_cleanup(stack.close)
        self._config, self._at_least = config, at_least
        self._found: dict[str, Coverage] = {}

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Merge the coverage of a worker process; one that crashed has none."""
        handed_over = getattr(node, "workeroutput", {}).get(_OUTPUT, "[]")
        self._merge(Coverage.from_data(data) for data in json.loads(handed_over))

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Pass this worker's coverage on, or fail the run where coverage is too low."""
        self._merge(self._recorder.coverages())
        handing_over = getattr(self._config, "workeroutput", None)
        if handing_over is not None:
            handing_over[_OUTPUT] = json.dumps([one.data() for one in self._found.values()])
        elif self._too_little and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Report the coverage of each rule book and its gaps."""
        if self._config.option.collectonly:
            return
        terminalreporter.write_sep("=", "coverage of rules")
        for coverage in self._found.values():
            for line in coverage.lines():
                terminalreporter.write_line(line)
        if not self._found:
            terminalreporter.write_line("0 %: nobody was assessed")
        if self._too_little:
            said = (
                f"FAILED: {self._least:g} % of the rules is covered, {self._at_least:g} % must be"
            )
            terminalreporter.write_line(said, red=True, bold=True)

    @property
    def _least(self) -> float:
        """The lowest percentage of any rule book; 0 where nobody was assessed."""
        return min((one.percent for one in self._found.values()), default=0.0)

    @property
    def _too_little(self) -> bool:
        ran = not self._config.option.collectonly
        return ran and self._at_least is not None and self._least < self._at_least

    def _merge(self, coverages: Iterable[Coverage]) -> None:
        for one in coverages:
            before = self._found.get(one.sha256)
            self._found[one.sha256] = before.merged(one) if before else one
