"""Start-up, each time in a fresh process: the import, the first advice, and the command line.

The library is a copy as a wheel installs it, and everything runs from bytecode, whatever this process is
told about it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from benchmarks.installed import install
from benchmarks.table import Row
from benchmarks.timing import Effort, medians

IMPORT_GOAL, ADVISOR_GOAL, VERDICT_GOAL, COMMAND_GOAL = 2.0, 0.4, 2.5, 4.0
PYDANTIC = "from pydantic import BaseModel"
OURS = "from recovery_advisor import Advisor, CheckIn, Preferences"
ADVISOR = 'Advisor(engine="bitmap")'
VERDICT = f'{ADVISOR}.assess(CheckIn(swelling="mild")).verdict'
_CLOCKED = """
from time import process_time
{before}
start = process_time()
{statement}
print(process_time() - start)
"""
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
    with TemporaryDirectory() as site:
        install(Path(site))
        fresh = _Fresh(site)
        for what, before, statement, goal in (
            (OURS, "", OURS, IMPORT_GOAL),
            (ADVISOR, OURS, ADVISOR, ADVISOR_GOAL),
            (
                f"cold to the first verdict: the import, and {VERDICT}",
                "",
                f"{OURS}; {VERDICT}",
                VERDICT_GOAL,
            ),
        ):
            own = partial(fresh.clocked, statement, before)
            turns = _turns(own, lambda: fresh.clocked(PYDANTIC), effort)
            yield Row(what, PYDANTIC, medians(turns), goal, unit="ms")
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
    """Processes with the library in a folder, where they find the bytecode of the ones before them."""

    def __init__(self, site: str) -> None:
        self._site = site
        self._environment = {
            **os.environ,
            "PYTHONPATH": site,
            "PYTHONPYCACHEPREFIX": f"{site}/bytecode",
        }
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def clocked(self, statement: str, before: str = "") -> float:
        """Milliseconds of a statement after another, by the process's own clock."""
        return 1e3 * float(self._run(["-c", _CLOCKED.format(before=before, statement=statement)]))

    def whole(self, arguments: list[str]) -> float:
        """Milliseconds of a whole process."""
        before = _spent_by_children()
        self._run(arguments)
        return 1e3 * (_spent_by_children() - before)

    def _run(self, arguments: list[str]) -> str:
        command = [sys.executable, *arguments]
        return subprocess.check_output(command, text=True, env=self._environment, cwd=self._site)


def _spent_by_children() -> float:
    spent = getrusage(RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
