"""Finds the files that a table is read from, and reads them in parts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from glob import glob
from itertools import chain, islice
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, Literal, NamedTuple, get_args

from recovery_advisor.cli.reading import Given, read_check_ins
from recovery_advisor.cli.tables.csv_parts import csv_parts
from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.values.errors import Described, InputError, printable

Form = Literal["parquet", "csv", "jsonl"]
FORMS: tuple[Form, ...] = get_args(Form)
#: The endings of file names.
_ENDINGS: dict[str, Form] = {
    ".parquet": "parquet", ".pq": "parquet", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
#: So many files that are not read are named.
_NAMED = 8


class Line(NamedTuple):
    """A line of JSON Lines, and where it stands."""

    place: str
    given: Given


@dataclass(frozen=True, slots=True)
class Source:
    """The files of a table, in order.

    Attributes:
        paths: of the files; none is standard input.
        form: of all of them.
    """

    paths: tuple[Path, ...]
    form: Form

    @property
    def state(self) -> list[list[object]]:
        """What changes when a file does."""
        each = ((path, path.stat()) for path in self.paths)
        return [[str(path.absolute()), its.st_size, its.st_mtime_ns] for path, its in each]

    def rows(self) -> int | None:
        """How many rows there are, where that is quickly known."""
        if self.form == "jsonl":
            return None
        pl = library("polars")
        with _readable(self):
            return int(_scanned(self).select(pl.len()).collect().item())

    def frames(self, rows: int, skipped: int) -> Iterator[Any]:
        """The rows of Parquet or CSV in parts, as frames of Polars; one without rows where there are none.

        Args:
            rows: of a part.
            skipped: how many rows are left out at the beginning.
        """
        with _readable(self):
            yield from _frames(self, rows, skipped)

    def headings(self) -> Iterator[tuple[Path, Any]]:
        """Each file of Parquet or CSV, and a frame of Polars with its columns alone."""
        for path in self.paths:
            with _readable(replace(self, paths=(path,))):
                heading = _heading(path, self.form)
            yield path, heading

    def lines(self) -> Iterator[Line]:
        """The lines of JSON Lines."""
        if not self.paths:
            return _each_line(sys.stdin.buffer)
        several = len(self.paths) > 1
        each = (_lines_of(path, f" of {path.name}" if several else "") for path in self.paths)
        return chain.from_iterable(each)


def form_of(name: str) -> Form | None:
    """The form that a file's name tells."""
    return _ENDINGS.get(Path(name).suffix.lower())


@contextmanager
def source_of(given: str, form: Form | None, argument: str = "IN") -> Iterator[Source]:
    """The files that an argument names: a path, a pattern, or ``-`` for standard input.

    Args:
        given: the argument.
        form: of the files; where it is left out, their names tell it, and standard input is JSON Lines.
        argument: its name.

    Raises:
        InputError: where there are none, or their form is not known.
    """
    if given == "-":
        with _standard_input(form or "jsonl") as source:
            yield source
        return
    there = Path(given).exists()
    paths = [Path(one) for one in ([given] if there else sorted(glob(given, recursive=True)))]
    paths = [one for path in paths for one in (_inside(path) if path.is_dir() else [path])]
    if not paths:
        raise InputError(
            argument, given, "a file that is there, a pattern such as 'in/*.csv', or -"
        )
    forms = {form or form_of(path.name) for path in paths}
    if len(forms) > 1 or None in forms:
        allowed = f"files that all end in one of {', '.join(_ENDINGS)}, or --from {'|'.join(FORMS)}"
        raise InputError(argument, given, allowed)
    [found] = forms
    assert found is not None
    yield Source(tuple(paths), found)


def _inside(folder: Path) -> list[Path]:
    """The files of a folder that hold rows, while standard error names what else is in it."""
    shown = sorted(one for one in folder.iterdir() if one.name[0] not in "_.")
    files = [one for one in shown if form_of(one.name) and one.is_file()]
    if others := [printable(one.name) for one in shown if one not in files]:
        more = f" and {len(others) - _NAMED:,} more" if len(others) > _NAMED else ""
        print(f"Not read in {folder}: {', '.join(others[:_NAMED])}{more}", file=sys.stderr)
    return files


@contextmanager
def _standard_input(form: Form) -> Iterator[Source]:
    """Standard input; what is not read line by line is kept in a file meanwhile, not in memory."""
    if form == "jsonl":
        yield Source((), form)
        return
    with NamedTemporaryFile(suffix=f".{form}") as kept:
        copyfileobj(sys.stdin.buffer, kept)
        kept.flush()
        yield Source((Path(kept.name),), form)


def _lines_of(path: Path, which: str) -> Iterator[Line]:
    try:
        with path.open("rb") as stream:
            yield from _each_line(stream, which)
    except OSError as error:
        raise InputError("IN", str(path), f"a file that can be read ({error.strerror})") from None


def _each_line(stream: BinaryIO, which: str = "") -> Iterator[Line]:
    for one in read_check_ins(stream, lines=True).given:
        yield Line(f"line {one.line}{which}", one)


@contextmanager
def _readable(source: Source) -> Iterator[None]:
    """Refuses files that a library can't read."""
    try:
        yield
    except (OSError, library("polars").exceptions.PolarsError) as error:
        first = str(error).strip().partition("\n")[0]
        given = Described(
            f"{len(source.paths)} files" if source.paths[1:] else str(source.paths[0])
        )
        raise InputError("IN", given, f"{source.form} that can be read ({first})") from None


def _scanned(source: Source) -> Any:
    pl = library("polars")
    if source.form == "parquet":
        return pl.scan_parquet(list(source.paths), glob=False)
    return pl.scan_csv(list(source.paths), infer_schema=False, encoding="utf8-lossy", glob=False)


def _heading(path: Path, form: Form) -> Any:
    pl = library("polars")
    if form == "csv":
        return next(csv_parts(path, 1)).clear()
    return pl.DataFrame(schema=pl.read_parquet_schema(path))


def _frames(source: Source, rows: int, skipped: int) -> Iterator[Any]:
    if source.form == "csv":
        yield from _without(
            chain.from_iterable(csv_parts(one, rows) for one in source.paths), skipped
        )
        return
    # Parquet is read at any place; to collect batches would read all of them ahead, whatever their size.
    scanned = _scanned(source)
    whole = scanned.select(library("polars").len()).collect().item()
    for start in range(skipped, max(whole, 1), rows):
        yield scanned.slice(start, rows).collect()


def _without(frames: Iterator[Any], skipped: int) -> Iterator[Any]:
    """The frames after so many rows."""
    for frame in frames:
        if skipped:
            skipped -= len(frame)
        else:
            yield frame


def in_chunks(lines: Iterator[Line], rows: int, skipped: int) -> Iterator[Sequence[Line]]:
    """So many lines at a time, without the first ones; no lines where there are none at all."""
    left = islice(lines, skipped, None)
    chunk = [*islice(left, rows)]
    while chunk or not skipped:
        yield chunk
        skipped += len(chunk) or 1
        chunk = [*islice(left, rows)]
