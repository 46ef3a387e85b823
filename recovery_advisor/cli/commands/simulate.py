"""``simulate``: writes made-up people for load tests."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.packs import add_packs, book_of
from recovery_advisor.cli.options.table import count
from recovery_advisor.cli.printing import printed
from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.cli.tables.source import form_of
from recovery_advisor.tables.simulated import Distribution, described, simulated
from recovery_advisor.values.errors import InputError

#: So many people are made at a time, whatever their number.
_AT_ONCE = 250_000
_SHARES = {
    "unanswered": "the share of cells that are blank",
    "denied": "the share of no among answers to questions with yes and no",
    "well": "the share of the best answer among answers to other questions",
    "wrong": "the share of cells that can't be taken",
}


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    parser.add_argument("out", metavar="OUT", type=Path, help="a file of Parquet or JSON Lines")
    parser.add_argument("--people", metavar="N", type=count, default=1000, help="how many (1000)")
    parser.add_argument(
        "--seed", metavar="N", type=_seed, default=0, help="the same, the same bytes (0)"
    )
    defaults = {one.name: one.default for one in fields(Distribution)}
    for name, says in _SHARES.items():
        parser.add_argument(
            f"--{name}", metavar="SHARE", type=_share, default=defaults[name],
            help=f"{says} ({defaults[name]})",
        )  # fmt: skip
    add_packs(parser)


def _seed(given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) < 19):
        raise ArgumentTypeError(f"{given!r} is no seed; give a whole number, such as 7")
    return int(given)


def _share(given: str) -> float:
    try:
        share = float(given)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ArgumentTypeError(f"{given!r} is no share; give one from 0 to 1, such as 0.02")
    return share


def _lines(options: Namespace) -> Iterator[str]:
    book, out = book_of(options), options.out
    form = form_of(out.name)
    if form not in ("parquet", "jsonl"):
        raise InputError("OUT", str(out), "a name that ends in .parquet or .jsonl")
    if out.exists():
        raise InputError("OUT", str(out), "a path at which nothing is yet")
    distribution = Distribution(**{name: getattr(options, name) for name in _SHARES})
    if distribution.unanswered + distribution.wrong > 1:
        raise InputError("--wrong", options.wrong, "what --unanswered leaves, at most")
    starts = range(0, options.people, _AT_ONCE)
    frames = (
        simulated(book, distribution, range(at, min(at + _AT_ONCE, options.people)), options.seed)
        for at in starts
    )
    _write(frames, out, form)
    yield f"{options.people:,} people"
    yield from described(book, distribution)


def _write(frames: Iterator[Any], out: Path, form: str) -> None:
    """Write a file that is there whole or not at all, a frame at a time."""
    partial = out.with_name(f"{out.name}.partial")
    try:
        _streamed(frames, partial, form)
        os.replace(partial, out)
    except OSError as error:
        raise InputError(
            "OUT", str(out), f"a file that can be written ({error.strerror})"
        ) from None
    finally:
        partial.unlink(missing_ok=True)


def _streamed(frames: Iterator[Any], to: Path, form: str) -> None:
    if form == "jsonl":
        with to.open("wb") as stream:
            for frame in frames:
                frame.write_ndjson(stream)
        return
    arrow = library("pyarrow.parquet")
    writer = None
    for frame in frames:
        table = frame.to_arrow()
        writer = writer or arrow.ParquetWriter(to, table.schema)
        writer.write_table(table)
    assert writer is not None
    writer.close()


COMMAND = Command(
    help="people made up for load tests, by a stated distribution",
    example="recovery-advisor simulate people.parquet --people 1000000 --seed 7",
    add_options=_add_options,
    run=printed(_lines),
)
