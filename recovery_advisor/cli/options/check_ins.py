"""Options and arguments for check-ins: one as options, or a file of many."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from recovery_advisor.cli.misuse import known_options
from recovery_advisor.cli.options.answers import add_answers, answers_of, none_of
from recovery_advisor.cli.options.engine import add_engine
from recovery_advisor.cli.options.packs import add_packs, book_ahead
from recovery_advisor.cli.options.preferences import add_preferences
from recovery_advisor.cli.reading import Given, Input, opened, read_check_ins
from recovery_advisor.values.errors import Described, Fault, InputError, nearest
from recovery_advisor.values.twin_keys import all_of


def add_check_ins(parser: ArgumentParser, arguments: Sequence[str]) -> None:
    """Add the options of commands that answer check-ins; sets ``book``, the rule book to use.

    Raises:
        RulesError: when the rules named can't be loaded.
        InputError: when one of their questions is named as another option.
    """
    book = book_ahead(parser, arguments)
    parser.set_defaults(book=book)
    add_packs(parser)
    parser.add_argument(
        "file", metavar="FILE", nargs="?",
        help="JSON or JSON Lines; - or nothing is standard input, which is not read beside answers",
    )  # fmt: skip
    parser.add_argument(
        "--lines", action="store_true", help="each line of FILE is a check-in, even a single one"
    )
    parser.set_defaults(unknown=[], keeps_unknown=True)
    add_answers(parser, book)
    add_preferences(parser)
    add_engine(parser)


@contextmanager
def check_ins_of(options: Namespace) -> Iterator[Input]:
    """The check-ins given.

    Raises:
        InputError: when they can't be read.
    """
    answers, faults = answers_of(options), _faults(options)
    if faults:
        error = InputError.of(faults)
        held = held_in(options.file)
        yield Input(False, iter([Given(1, error, all_of(held.known, answers), held.guessed)]))
    elif answers:
        yield Input(False, iter([Given(1, answers)]))
    else:
        with opened(options.file) as stream:
            yield read_check_ins(stream, options.lines)


def held_in(file: str | None) -> Given:
    """What a file holds, where it can be opened and holds a single check-in; nothing else.

    For a file beside options that can't be taken: it may tell of a danger.
    """
    nothing = Given(1, {})
    if file in (None, "-"):
        return nothing
    try:
        with opened(file) as stream:
            read = read_check_ins(stream)
            given = nothing if read.many else next(read.given, nothing)
    except (InputError, ValueError):
        return nothing
    held = given.value if isinstance(given.value, dict) else {}
    known = {name: one for name, one in held.items() if name not in ("id", "preferences")}
    return replace(given, known=known)


def _faults(options: Namespace) -> list[Fault]:
    """What of the command line can't be taken, though answers on it may tell of a danger."""
    faults = []
    name, known_names = none_of(options), options.book.questionnaires
    if name is not None and name not in known_names:
        listed = ", ".join(sorted(known_names)) or "none, as no loaded pack has a questionnaire"
        faults.append(Fault.of("--none-of", name, listed, nearest(name, known_names)))
    if answers_of(options) and options.file and not options.unknown:
        allowed = "a file or answers as options, not both"
        faults.append(Fault.of(None, options.file, allowed))
    if options.unknown:
        given = options.unknown[0].partition("=")[0]
        allowed = f"the options of {options.parser.prog} --help"
        hint = nearest(given, known_options(options.parser))
        faults.append(Fault.of(given, Described(" ".join(options.unknown)), allowed, hint))
    return faults
