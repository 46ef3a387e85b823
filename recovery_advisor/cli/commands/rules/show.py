"""``rules show``: prints one entry of the loaded rules, or one of their claims or cases."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.packs import add_packs, whole_book_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.cli.shown_entries import names_of, shown
from recovery_advisor.cli.shown_tests import case_lines, claim_lines
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.values.errors import InputError, nearest


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_packs(parser)
    parser.add_argument(
        "id", metavar="ID",
        help="id of a rule, an exercise or a way of doing it, a question, a tag, a safety net, a note,"
        " a claim or a case",
    )  # fmt: skip


def _lines(options: Namespace) -> Iterator[str]:
    book, id = whole_book_of(options), options.id
    lines = shown(id, book)
    # Only they take the files of claims and cases.
    return lines if lines is not None else _of_tests(options, id, names_of(book))


def _of_tests(options: Namespace, id: str, known: Sequence[str]) -> Iterator[str]:
    """The claim or case of an id that nothing in the rule book has."""
    folder = read_checked(options.rules or shipped_rules(), options.packs)
    claims = [claim for claim in folder.claims if claim.id == id]
    cases = [case for case in folder.cases if case.id == id]
    if not claims and not cases:
        names = [*known, *(one.id for one in folder.claims), *(one.id for one in folder.cases)]
        allowed = (
            "a rule, an exercise, a question, a safety net or a note, as `rules list` shows them, or a"
            " way, a tag, a claim or a case"
        )
        raise InputError("ID", id, allowed, nearest(id, names))
    for claim in claims:
        yield from claim_lines(claim, folder.book)
    for case in cases:
        yield from case_lines(case)


COMMAND = Command(
    help="one rule, exercise, question, tag, note, claim or case in words",
    example="recovery-advisor rules show rest-while-swollen",
    add_options=_add_options,
    run=printed(_lines),
)
