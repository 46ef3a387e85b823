"""``table``: assesses each row of a table in files, in parts."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.packs import add_packs, tried_book_of
from recovery_advisor.cli.options.table import (
    add_assessing,
    add_form,
    add_more,
    add_part_rows,
    assessing_of,
    more_of,
)
from recovery_advisor.cli.status import Status
from recovery_advisor.cli.tables.output import Output
from recovery_advisor.cli.tables.seen_columns import column_lines
from recovery_advisor.cli.tables.source import FORMS, Source, form_of, source_of
from recovery_advisor.cli.tables.writing import journal_of, write_out, write_parts
from recovery_advisor.values.errors import InputError


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    parser.add_argument(
        "source", metavar="IN",
        help="Parquet, CSV or JSON Lines: a file, a folder, a pattern; - is standard input",
    )  # fmt: skip
    parser.add_argument(
        "out", metavar="OUT",
        help="a file, or a folder for the parts if its name doesn't end as a file's; - is standard output",
    )  # fmt: skip
    add_form(parser)
    parser.add_argument(
        "--to", choices=FORMS,
        help="how OUT is written: as its name says, standard output as jsonl, and a folder as IN",
    )  # fmt: skip
    add_packs(parser)
    parser.add_argument(
        "--engine", choices=("polars", "duckdb"), default="polars",
        help="which library assesses Parquet and CSV (polars)",
    )  # fmt: skip
    add_assessing(parser)
    add_more(parser)
    parser.add_argument(
        "--refused", metavar="FILE", type=Path, help="keep rows with an error here too"
    )
    parser.add_argument("--resume", action="store_true", help="go on with the parts that are there")
    add_part_rows(parser)


def _run(options: Namespace) -> int:
    book = tried_book_of(options)
    assessing = assessing_of(options, Advisor.from_book(book), more_of(options), options.engine)
    with source_of(options.source, options.form) as source:
        if options.out == "-":
            _refuse_parts(options)
            tally = write_out(assessing, source, options.part_rows)
        else:
            output = _output(options, source)
            journal = journal_of(assessing, source, output, options.part_rows)
            try:
                tally = write_parts(assessing, source, output, journal, resume=options.resume)
            except KeyboardInterrupt:
                print(f"\nStopped. {_kept(output)}", file=sys.stderr)
                return Status.INTERRUPTED
            except OSError as error:
                said = f"{options.out}: {error.strerror}; not all was written"
                print(f"recovery-advisor: {said}. {_kept(output)}", file=sys.stderr)
                return Status.REFUSED
    for line in (*tally.lines(), *column_lines(tally.columns, book)):
        print(line, file=sys.stderr if options.out == "-" else sys.stdout)
    return Status.REFUSED if tally.refused else Status.DONE


def _kept(output: Output) -> str:
    if output.begun:
        return "The parts that are done are kept; --resume goes on."
    return "Nothing was kept."


def _output(options: Namespace, source: Source) -> Output:
    if options.resume and options.source == "-":
        raise InputError("--resume", "-", "files as IN, which can be read again")
    if (named := form_of(options.out)) and options.to not in (None, named):
        raise InputError("--to", options.to, f"{named}, as {options.out} is named")
    return Output.of(options.out, options.to or source.form, options.refused)


def _refuse_parts(options: Namespace) -> None:
    for option in ("resume", "refused"):
        if getattr(options, option):
            raise InputError(f"--{option}", "-", "a file or a folder as OUT")
    if options.to not in (None, "jsonl"):
        raise InputError("--to", options.to, "jsonl on standard output")


COMMAND = Command(
    help="the decision on each row of a table, whatever its size; exit status 0, 2 if a row has a cell"
    " that can't be taken",
    example="recovery-advisor table check-ins.parquet advised.parquet --reasons\n"
    "  recovery-advisor table 'exports/*.csv' advised --to parquet --refused refused.csv",
    add_options=_add_options,
    run=_run,
)
