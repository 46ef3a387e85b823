"""The peak memory of assessing Parquet files by streaming, ten times as many against one.

``python -m benchmarks.tables_memory [--rows N]`` writes a part of a million made-up people, and reads it as
often as is wanted: N rows, 10 million unless said otherwise, against ten times N. Nothing is written back but
counts of verdicts and errors.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.tables import made_up
from recovery_advisor import Advisor

PART = 1_000_000
_ASSESS = """
import resource, sys, time
import polars as pl
from recovery_advisor import Advisor
began = time.perf_counter()
people = pl.scan_parquet([sys.argv[1]] * int(sys.argv[2]))
advised = Advisor(engine="bitmap").assess_table(people)
found = advised.group_by("verdict").agg(pl.len(), pl.col("error").count()).collect(engine="streaming")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(found["len"].sum(), peak, round(time.perf_counter() - began, 1))
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Assess both in fresh processes, and print the peak of each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables_memory", description=__doc__)
    parser.add_argument("--rows", type=int, default=10 * PART)
    rows = parser.parse_args(arguments).rows
    with TemporaryDirectory() as folder:
        part = Path(folder, "part.parquet")
        size = min(rows, PART)
        made_up(Advisor(engine="bitmap").book, size).write_parquet(part)
        peaks = [_peak(part, parts) for parts in (rows // size, 10 * rows // size)]
    print(f"ratio {peaks[1] / peaks[0]:.2f}, wanted 1.5 or less")


def _peak(part: Path, parts: int) -> int:
    """The peak in MB, printed with what was done."""
    command = [sys.executable, "-c", _ASSESS, str(part), str(parts)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows, peak, seconds = done.stdout.split()
    print(f"{int(rows):,} rows: peak {int(peak):,} MB, {seconds} s", flush=True)
    return int(peak)


if __name__ == "__main__":
    main()
