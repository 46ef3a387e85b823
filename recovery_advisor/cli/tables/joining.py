"""Makes one file of the parts of a table."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from typing import Any

from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.cli.tables.source import Form
from recovery_advisor.cli.tables.whole_file import write_whole

#: How Polars mostly tells an error of the system.
_OF_THE_SYSTEM = re.compile(r"([^:\n]*) \(os error (\d+)\)")


def join(parts: Sequence[Path], form: Form, to: Path) -> None:
    """Make one file of some; none where there are none."""
    if parts:
        write_whole(to, lambda partial: _joined(parts, form, partial))


def _joined(parts: Sequence[Path], form: Form, to: Path) -> None:
    if form == "jsonl":
        with to.open("wb") as whole:
            for part in parts:
                with part.open("rb") as one:
                    copyfileobj(one, whole)
        return
    pl = library("polars")
    with _system_errors():
        if form == "parquet":
            frames = _alike([pl.scan_parquet(part, glob=False) for part in parts])
            pl.concat(frames, how="diagonal_relaxed").sink_parquet(to)
        else:
            frames = [pl.scan_csv(part, infer_schema=False, glob=False) for part in parts]
            pl.concat(frames, how="diagonal").sink_csv(to)


def _alike(frames: Sequence[Any]) -> list[Any]:
    """The frames; columns of truths in one and of something else in another are text in each."""
    pl = library("polars")
    kinds: dict[str, set[Any]] = {}
    for frame in frames:
        for name, kind in frame.collect_schema().items():
            kinds.setdefault(name, set()).add(kind)
    mixed = [name for name, of in kinds.items() if pl.Boolean in of and of - {pl.Boolean, pl.Null}]
    return [
        frame.with_columns(
            pl.col(name).cast(pl.String) for name in mixed if name in frame.collect_schema()
        )
        for frame in frames
    ]


@contextmanager
def _system_errors() -> Iterator[None]:
    """Raises what Polars makes of a file that can't be written as an ``OSError`` that says it."""
    try:
        yield
    except (OSError, library("polars").exceptions.ComputeError) as error:
        first = str(error).strip().partition("\n")[0]
        told = _OF_THE_SYSTEM.search(first)
        if told:
            raise OSError(int(told[2]), told[1].strip()) from None
        raise OSError(
            errno.EIO, f"it can't be written, perhaps as the disk is full ({first})"
        ) from None
