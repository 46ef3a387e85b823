"""``python -m benchmarks.growth [--rows N] [--spark] [--svg FILE] [--quick]``: how the cost of a table grows.

With rows: the command line over a file of Parquet, in a process of its own whose peak memory is taken.
With rules and with columns: ``assess_table`` over the same rows of Polars. On Spark: the same file on one
core and on two, the first call included, as a cluster has to plan it too.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, NamedTuple

from benchmarks.folders import documents
from benchmarks.growth_picture import growth_picture
from recovery_advisor import Advisor
from recovery_advisor.cli.main import main as command_line
from recovery_advisor.loading.compiler import compile_book

_RUN = """
import resource, sys
from recovery_advisor.cli.main import main
main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=sys.stderr)
"""
_ON_SPARK = """
import sys
from time import perf_counter
from pyspark.sql import SparkSession
from recovery_advisor import Advisor
cores, path, out = sys.argv[1:]
session = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false").getOrCreate()
session.sparkContext.setLogLevel("OFF")
advisor = Advisor()
for part in ("first", "again"):
    began = perf_counter()
    advisor.assess_table(session.read.parquet(path)).write.mode("overwrite").parquet(out)
    print(perf_counter() - began)
"""


class Point(NamedTuple):
    """One measurement.

    Attributes:
        axis: what grows.
        size: how much of it there is.
        seconds: CPU time, but for Spark, where it is the clock's.
        megabytes: the peak of memory, where it was taken.
    """

    axis: str
    size: int
    seconds: float
    megabytes: float | None = None


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print each point, and draw them if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--rows", type=int, default=3_000_000, help="the most rows (3000000)")
    parser.add_argument(
        "--spark", action="store_true", help="Spark too, which needs Java and pyspark"
    )
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the growth")
    parser.add_argument("--quick", action="store_true", help="a smoke run; its figures say little")
    given = parser.parse_args(arguments)
    most = 3_000 if given.quick else given.rows
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores")
    points = []
    for point in _points(most, given.spark):
        points.append(point)
        print(_line(point), flush=True)
    if given.svg:
        curves = {axis: [(p.size, p.seconds) for p in points if p.axis == axis] for axis in AXES}
        given.svg.write_text(growth_picture(curves), "utf-8")


AXES = ("rows", "rows, DuckDB", "rules", "columns")


def _line(point: Point) -> str:
    memory = f"{point.megabytes:8,.0f} MB" if point.megabytes else ""
    return f"{point.axis:<28} {point.size:>13,} {point.seconds:>9.2f} s {memory}".rstrip()


def _points(most: int, spark: bool) -> Iterator[Point]:
    with TemporaryDirectory() as folder:
        sizes = [max(most // 100, 1), max(most // 10, 1), most]
        for rows in sizes:
            _people(Path(folder, f"{rows}.parquet"), rows)
        for engine, axis in (("polars", AXES[0]), ("duckdb", AXES[1])):
            for rows in sizes:
                yield _by_command(Path(folder, f"{rows}.parquet"), rows, engine, axis)
        if spark:
            yield from _on_spark(Path(folder, f"{sizes[1]}.parquet"), sizes[1])
    yield from _by_rules(sizes[0] * 10)
    yield from _by_columns(sizes[0] * 10)


def _people(path: Path, rows: int) -> None:
    with open(os.devnull, "w") as nowhere:
        before, sys.stdout = sys.stdout, nowhere
        try:
            command_line(["simulate", str(path), "--people", str(rows)])
        finally:
            sys.stdout = before


def _by_command(path: Path, rows: int, engine: str, axis: str) -> Point:
    out = path.with_name(f"out-{engine}-{rows}.parquet")
    arguments = ["table", str(path), str(out), "--engine", engine]
    command = [sys.executable, "-c", _RUN, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    out.unlink()
    seconds, megabytes = map(float, done.stderr.split()[-2:])
    return Point(axis, rows, seconds, megabytes)


def _on_spark(path: Path, rows: int) -> Iterator[Point]:
    for cores in ("1", "2"):
        command = [sys.executable, "-c", _ON_SPARK, cores, str(path), f"{path}.out"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        first, again = map(float, done.stdout.split())
        yield Point(f"Spark local[{cores}], first call", rows, first)
        yield Point(f"Spark local[{cores}], again", rows, again)


def _by_rules(rows: int) -> Iterator[Point]:
    for rules in (50, 500, 5_000):
        advisor = Advisor.from_book(compile_book(documents(rules)), engine="bitmap")
        people = _made_up(advisor, rows)
        yield Point("rules", rules, _seconds(lambda: advisor.assess_table(people)))  # noqa: B023


def _by_columns(rows: int) -> Iterator[Point]:
    advisor = Advisor(engine="bitmap")
    people = _made_up(advisor, rows)
    for columns in (5, 20, len(advisor.book.questions)):
        some = people.select(people.columns[: columns + 1])
        yield Point("columns", columns, _seconds(lambda: advisor.assess_table(some)))  # noqa: B023


def _made_up(advisor: Advisor, rows: int) -> Any:
    from recovery_advisor.tables.simulated import Distribution, simulated

    return simulated(advisor.book, Distribution(), range(rows), 0)


def _seconds(work: Callable[[], object]) -> float:
    """The CPU time of the second call, as the first one compiles the rules."""
    work()
    began = process_time()
    work()
    return process_time() - began


if __name__ == "__main__":
    main()
