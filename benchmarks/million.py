"""``python -m benchmarks.million [--count N] [--engine E]``: whether memory stays flat.

Prints the resident memory after a tenth, a half and all of the assessments. People and wishes are
made up as they come; one in twenty has ``missing`` read.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.people import people
from benchmarks.table import Row
from benchmarks.timing import Effort, Measured
from recovery_advisor import Advisor, Preferences
from recovery_advisor.engines.registry import CHOICES, EngineChoice

TARGET = 1.1
_MARKS = (0.1, 0.5, 1.0)
_BATCH = 1_000
_STATUS = Path("/proc/self/status")


def rows(effort: Effort) -> Iterator[Row]:
    """The growth over some assessments, in a process of its own."""
    what = f"memory after {effort.assessments:,} assessments"
    baseline = "memory after a tenth of them (a million: python -m benchmarks.million)"
    if not _STATUS.exists():
        yield Row(what, baseline, None, TARGET, remark="only Linux says how much memory is in use")
        return
    command = [sys.executable, "-m", "benchmarks.million", "--count", str(effort.assessments)]
    printed = subprocess.check_output(command, text=True)
    first, _, last = (float(line.split()[-2]) for line in printed.splitlines())
    yield Row(what, baseline, Measured(last, first, last / first), TARGET, unit="MB")


def main() -> None:
    """Assess, and print the memory at each mark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--engine", choices=CHOICES, default=None)
    given = parser.parse_args()
    for done, megabytes in memory(given.count, given.engine):
        print(f"after {done:>10,} assessments  {megabytes:8.1f} MB", flush=True)


def memory(count: int, engine: EngineChoice | None) -> Iterator[tuple[int, float]]:
    """Resident megabytes after each mark."""
    advisor = Advisor(engine=engine)
    random = Random(10)
    marks = [int(count * mark) for mark in _MARKS]
    done = 0
    for mark in marks:
        while done < mark:
            batch = min(_BATCH, mark - done)
            _assess(advisor, random, batch)
            done += batch
        yield done, resident()


def _assess(advisor: Advisor, random: Random, batch: int) -> None:
    for number, person in enumerate(people(batch, random.getrandbits(32), unknown=0.05)):
        advice = advisor.assess(person, _wishes(random))
        if number % 20 == 0:
            len(advice.missing)


def _wishes(random: Random) -> Preferences | None:
    if random.random() < 0.9:
        return None
    return Preferences(minutes=random.randint(15, 60), variant=random.randrange(1_000_000))


def resident() -> float:
    """Megabytes of this process in memory, by the kernel's own count."""
    for line in _STATUS.read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the kernel does not say")


if __name__ == "__main__":
    main()
