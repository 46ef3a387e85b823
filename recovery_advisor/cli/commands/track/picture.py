"""``track picture``: writes the course as one page for a visit to the doctor."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from recovery_advisor.authoring.replacing import replace_file
from recovery_advisor.cli.advising import advice_first
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.preferences import add_preferences, preferences_of
from recovery_advisor.cli.options.store import PRIVATE, add_store, history_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.history.picture import course_picture


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_store(parser)
    parser.add_argument(
        "-o", dest="output", metavar="FILE", type=Path, required=True,
        help="the HTML page to write, one file that fetches nothing",
    )  # fmt: skip
    add_preferences(parser)


def _lines(options: Namespace) -> Iterator[str]:
    history = history_of(options)
    moments = history.timeline(options.person, preferences_of(options))
    page = course_picture(moments, history.book, history.book.languages.words(options.locale))
    replace_file(options.output, page, "-o", PRIVATE)
    yield f"Written: {options.output}"


COMMAND = Command(
    help="the course as one page to print for a visit to the doctor: pain, range of motion, what was"
    " advised and done, flares and referrals",
    example="recovery-advisor track picture -o course.html",
    add_options=_add_options,
    run=advice_first(printed(_lines)),
)
