"""``python -m benchmarks [NAME ...] [--quick]``: prints the table."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Callable, Iterator, Sequence

from benchmarks import (
    asking,
    assessing,
    decision,
    explaining,
    history,
    loading,
    proof,
    starting,
    tables,
    two_engines,
)
from benchmarks.table import Row, printed
from benchmarks.timing import FULL, QUICK, Effort

GROUPS: dict[str, Callable[[Effort], Iterator[Row]]] = {
    "decision": decision.rows,
    "two_engines": two_engines.rows,
    "assessing": assessing.rows,
    "asking": asking.rows,
    "explaining": explaining.rows,
    "history": history.rows,
    "starting": starting.rows,
    "loading": loading.rows,
    "tables": tables.rows,
    "proof": proof.rows,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the groups asked for, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", metavar="NAME", help=", ".join(GROUPS))
    parser.add_argument("--quick", action="store_true", help="a smoke run; its figures say little")
    given = parser.parse_args(arguments)
    unknown = set(given.name) - GROUPS.keys()
    if unknown:
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    effort = QUICK if given.quick else FULL
    rows = [row for name in given.name or GROUPS for row in GROUPS[name](effort)]
    print(f"Python {platform.python_version()}; CPU time, medians of turns taken in the same run")
    print(printed(rows))


if __name__ == "__main__":
    main()
