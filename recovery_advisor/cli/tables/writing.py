"""Runs a table through: reads, assesses, counts and writes it part by part."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from recovery_advisor.cli.tables.assessing import Assessing
from recovery_advisor.cli.tables.output import Output
from recovery_advisor.cli.tables.part import Part
from recovery_advisor.cli.tables.progress import Progress
from recovery_advisor.cli.tables.source import Source
from recovery_advisor.cli.tables.tally import Tally
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.version import __version__

_PART_ROWS = "--part-rows"


def journal_of(assessing: Assessing, source: Source, output: Output, rows: int) -> dict[str, Any]:
    """What makes the parts of a table what they are, as JSON, by what it is called for people."""
    return {
        "the version of recovery-advisor": __version__,
        "the rules": assessing.advisor.book.id.model_dump(mode="json"),
        "the input": source.state,
        _PART_ROWS: rows,
        "--to": output.form,
        "--refused": output.refused and str(output.refused.absolute()),
        "--engine": assessing.engine,
        "--screened": assessing.screened,
        "--answered": assessing.answered and [*assessing.answered],
        "--column": dict(assessing.named),
        "--text": assessing.text,
        "the columns to be added": dict(assessing.more),
    }


def write_parts(
    assessing: Assessing,
    source: Source,
    output: Output,
    journal: Mapping[str, Any],
    *,
    resume: bool,
) -> Tally:
    """Write the parts that are not there yet, and what they become; the tally of all.

    Raises:
        InputError: for what can't be read, and where something else is there.
    """
    if resume and (done := output.whole(journal)):
        return done
    kept = output.begin(journal, resume=resume)
    whole = reduce(add, kept, Tally())
    try:
        parts = assessing.parts(source, journal[_PART_ROWS], whole.rows)
        for number, (part, tally) in enumerate(_counted(parts, source, whole), len(kept)):
            output.keep(number, part, tally)
            whole += tally
    except InputError as error:
        output.forget()
        raise _after(whole.rows, output.folder, error) from None
    except (Exception, KeyboardInterrupt):
        output.forget()
        raise
    output.finish(journal, whole, noted=resume)
    return whole


def _after(rows: int, folder: Path, error: InputError) -> InputError:
    """The error, and what becomes of the rows that were done before it."""
    if not rows:
        return error
    *others, last = error.faults
    done = f"{rows:,} row{' is' if rows == 1 else 's are'} done, and kept in {folder}"
    hint = f"{done}: --resume goes on with the same input; before another is given, remove it."
    return InputError.of([*others, replace(last, hint=f"{last.hint} {hint}".strip())])


def write_out(assessing: Assessing, source: Source, rows: int) -> Tally:
    """Write all rows to standard output as JSON Lines; their tally."""
    whole = Tally()
    for part, tally in _counted(assessing.parts(source, rows), source, whole):
        sys.stdout.write(part.as_lines())
        whole += tally
    return whole


def _counted(parts: Iterator[Part], source: Source, before: Tally) -> Iterator[tuple[Part, Tally]]:
    """Each part with its tally, while a terminal shows how far it is."""
    progress = Progress(source, before.rows)
    rows = before.rows
    try:
        for part in parts:
            yield part, Tally.of(part, rows)
            rows += part.length
            progress.reach(rows)
    finally:
        progress.end()
