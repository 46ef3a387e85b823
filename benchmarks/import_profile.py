"""Where the time of our import goes, part by part, each clocked in fresh processes."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryDirectory

from benchmarks.starting import OURS, PYDANTIC, Fresh
from benchmarks.table import Row
from benchmarks.timing import Effort, medians

_MODEL = f"{PYDANTIC}\nclass First(BaseModel):\n    answer: int"
_YAML = "import yaml"

#: What is clocked, after what has already been done.
_PARTS = {
    "of our import: pydantic and the first model of a process": ("", _MODEL),
    "of our import: that model alone, pydantic imported": (PYDANTIC, _MODEL),
    "of our import: the YAML reader, after that model": (_MODEL, _YAML),
    "of our import: all the rest, after both": (f"{_MODEL}\n{_YAML}", OURS),
}


def rows(effort: Effort) -> Iterator[Row]:
    """A row for each part, beside pydantic's own import."""
    with TemporaryDirectory() as bytecode:
        fresh = Fresh(bytecode)
        for what, (first, then) in _PARTS.items():
            fresh.clocked(first, then), fresh.clocked(PYDANTIC)  # warm
            turns = [
                (fresh.clocked(first, then)[1], fresh.clocked(PYDANTIC)[0])
                for _ in range(effort.processes)
            ]
            yield Row(what, PYDANTIC, medians(iter(turns)), unit="ms")
