"""Start-up, each time in a fresh process: the import, the first advisor, the command line.

Everything runs from bytecode, as after an installation, whatever this process is told about it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.table import Row
from benchmarks.timing import Effort, medians

IMPORT_TARGET, ADVISOR_TARGET, COMMAND_TARGET = 2.0, 0.4, 4.0
PYDANTIC = "from pydantic import BaseModel"
OURS = "from recovery_advisor import Advisor, CheckIn, Preferences"
_BASE_ALONE, _BOTH_PACKS = 'Advisor(["upper-back"])', "Advisor()"
_CLOCKED = """
from time import perf_counter
start = perf_counter()
{first}
middle = perf_counter()
{then}
end = perf_counter()
print(middle - start, end - middle)
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
_ASSESS = ["-m", "recovery_advisor", "assess"]
_COMMANDS = {
    "one assess on the command line, two answers, at rest": ["--pain=2", "--swelling=none"],
    "one assess on the command line, all answered, with a session": [
        f"--{question}={answer}" for question, answer in _ANSWERS.items()
    ],
}


def rows(effort: Effort) -> Iterator[Row]:
    """Each beside pydantic's own import, clocked inside the process or around it."""
    with TemporaryDirectory() as bytecode:
        fresh = Fresh(bytecode)
        yield from _import_rows(fresh, effort)
        yield from _command_rows(fresh, effort)


class Fresh:
    """Processes that find the bytecode of the ones before them."""

    def __init__(self, bytecode: str) -> None:
        self._environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def clocked(self, first: str, then: str = "") -> tuple[float, float]:
        """Milliseconds of two statements, by the process's own clock."""
        code = _CLOCKED.format(first=first, then=then)
        middle, end = self._run(["-c", code]).split()
        return 1e3 * float(middle), 1e3 * float(end)

    def whole(self, arguments: list[str]) -> float:
        """Milliseconds of a whole process."""
        start = perf_counter()
        self._run(arguments)
        return 1e3 * (perf_counter() - start)

    def _run(self, arguments: list[str]) -> str:
        command = [sys.executable, *arguments]
        return subprocess.check_output(command, text=True, env=self._environment)


def _import_rows(fresh: Fresh, effort: Effort) -> Iterator[Row]:
    for first in (_BASE_ALONE, _BOTH_PACKS):
        fresh.clocked(OURS, first), fresh.clocked(PYDANTIC)  # warm
        turns = [
            (*fresh.clocked(OURS, first), fresh.clocked(PYDANTIC)[0])
            for _ in range(effort.processes)
        ]
        if first == _BASE_ALONE:
            imported = medians((own, base) for own, _, base in turns)
            yield Row(OURS, PYDANTIC, imported, IMPORT_TARGET, unit="ms")
        built = medians((own, base) for _, own, base in turns)
        yield Row(f"{first} after that import", PYDANTIC, built, ADVISOR_TARGET, unit="ms")


def _command_rows(fresh: Fresh, effort: Effort) -> Iterator[Row]:
    bare = ["-c", PYDANTIC]
    for what, options in _COMMANDS.items():
        command = [*_ASSESS, *options]
        fresh.whole(command), fresh.whole(bare)  # warm
        turns = [(fresh.whole(command), fresh.whole(bare)) for _ in range(effort.processes)]
        baseline = f"python -c '{PYDANTIC}'"
        yield Row(
            f"{what}, whole process", baseline, medians(iter(turns)), COMMAND_TARGET, unit="ms"
        )
