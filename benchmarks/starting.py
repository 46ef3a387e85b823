"""Start-up, each time in a fresh process: the import, and the command line.

Everything runs from bytecode, as after an installation, whatever this process is told about it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from benchmarks.table import Row
from benchmarks.timing import Effort, medians

IMPORT_GOAL, ADVISOR_GOAL, FIRST_GOAL, COMMAND_GOAL = 2.0, 0.4, 2.5, 4.0
PYDANTIC = "from pydantic import BaseModel"
OURS = "from recovery_advisor import Advisor, CheckIn, Preferences"
_CLOCKED = """
{before}
from time import process_time
start = process_time()
{statement}
print(process_time() - start)
"""
_FIRST = f"{OURS}; Advisor().assess({{'pain': 2}}).verdict"
_ANSWERS = {
    "injury": "no",
    "pain": "2",
    "daily-activity-pain": "0",
    "swelling": "none",
    "stiffness": "mild",
    "range-of-motion": "95",
    "needs-special-plan": "no",
}
_ASSESS = ["-m", "recovery_advisor", "assess", *(f"--{id}={told}" for id, told in _ANSWERS.items())]


def rows(effort: Effort) -> Iterator[Row]:
    """Each beside pydantic's own import, clocked inside the process or as a whole."""
    with TemporaryDirectory() as bytecode:
        fresh = _Fresh(bytecode)

        def pydantic() -> float:
            return fresh.clocked(PYDANTIC)

        imports = _turns(lambda: fresh.clocked(OURS), pydantic, effort)
        yield Row(OURS, PYDANTIC, medians(imports), IMPORT_GOAL, unit="ms")
        made = _turns(lambda: fresh.clocked("Advisor()", OURS), pydantic, effort)
        yield Row(
            "Advisor(), made for the first time", PYDANTIC, medians(made), ADVISOR_GOAL, unit="ms"
        )
        first = _turns(lambda: fresh.clocked(_FIRST), pydantic, effort)
        what = "the import, Advisor() and the first verdict"
        yield Row(what, PYDANTIC, medians(first), FIRST_GOAL, unit="ms")
        bare = ["-c", PYDANTIC]
        commands = _turns(lambda: fresh.whole(_ASSESS), lambda: fresh.whole(bare), effort)
        what = "one assess on the command line, all answered, whole process"
        yield Row(what, f"python -c '{PYDANTIC}'", medians(commands), COMMAND_GOAL, unit="ms")


def _turns(
    own: Callable[[], float], baseline: Callable[[], float], effort: Effort
) -> Iterator[tuple[float, float]]:
    own(), baseline()  # warm
    for _ in range(effort.processes):
        yield own(), baseline()


class _Fresh:
    """Processes that find the bytecode of the ones before them."""

    def __init__(self, bytecode: str) -> None:
        self._environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def clocked(self, statement: str, before: str = "") -> float:
        """Milliseconds of a statement, by the process's own clock, after another."""
        clocked = _CLOCKED.format(statement=statement, before=before)
        return 1e3 * float(self._run(["-c", clocked]))

    def whole(self, arguments: list[str]) -> float:
        """Milliseconds of a whole process."""
        before = _spent_by_children()
        self._run(arguments)
        return 1e3 * (_spent_by_children() - before)

    def _run(self, arguments: list[str]) -> str:
        command = [sys.executable, *arguments]
        return subprocess.check_output(command, text=True, env=self._environment)


def _spent_by_children() -> float:
    spent = getrusage(RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
