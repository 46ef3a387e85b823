"""How far a rule's, a check-in's and an explanation's way leads through the rooms.

A way is read as its calls, each once however often it is made, so that it does not grow with the
number of rules.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from tests.structure import tracing
from tests.structure.layers import room_of
from tests.structure.tracing import Call, Function


class Way(NamedTuple):
    """The figures of one run.

    Attributes:
        rooms: how many it leads through.
        files: the same.
        stays: how often another file is turned to by who reads each function where it is first
            called.
        returns: how many of the stays are in a file that was read before.
        climbs: how many calls lead to a room on a higher floor.
    """

    rooms: int
    files: int
    stays: int
    returns: int
    climbs: int


class NotTraced(Exception):
    """The package could not be run."""


def ways_of(root: Path, floor_of: Mapping[str, int]) -> dict[str, Way]:
    """The ways through the package of a checkout, each by what it leads from and to.

    Raises:
        NotTraced: when that package can't be run as today's can.
    """
    done = subprocess.run(
        [sys.executable, "-P", tracing.__file__, str(root)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise NotTraced(done.stderr.strip().rpartition("\n")[2])
    traced: dict[str, list[Call]] = json.loads(done.stdout)
    return {name: way_of(calls, floor_of) for name, calls in traced.items()}


def way_of(calls: Iterable[Call], floor_of: Mapping[str, int]) -> Way:
    """The figures of calls in the order in which they were first made."""
    calls = tuple(calls)
    functions = dict.fromkeys((module, name) for _, (module, name) in calls)
    stays = [module for module, _ in groupby(module for module, _ in functions)]
    files = set(stays)
    climbs = sum(_climbs(caller, called, floor_of) for caller, called in calls)
    rooms = {room_of(file) for file in files} - {None}
    return Way(len(rooms), len(files), len(stays), len(stays) - len(files), climbs)


def _climbs(caller: Function | None, called: Function, floor_of: Mapping[str, int]) -> bool:
    start = floor_of.get(room_of(caller[0]) or "") if caller else None
    end = floor_of.get(room_of(called[0]) or "")
    return start is not None and end is not None and start < end
