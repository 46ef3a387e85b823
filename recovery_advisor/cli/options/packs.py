"""Options for the rules: the shipped ones or a folder, all of its packs or some."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.cli.options.folder import folder
from recovery_advisor.cli.options.names import names
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.loading.source import RulesFolder
from recovery_advisor.rulebook.book import RuleBook


def add_packs(parser: ArgumentParser) -> None:
    """Add ``--rules`` and ``--packs``."""
    parser.add_argument("--rules", metavar="FOLDER", type=folder, help="a rules folder of your own")
    add_some_packs(parser)


def add_some_packs(parser: ArgumentParser) -> None:
    """Add ``--packs``, for a command that has its folders as arguments."""
    parser.add_argument("--packs", metavar="A,B", type=names, help="load these packs only")


def book_of(options: Namespace) -> RuleBook:
    """The rule book that the options name.

    Raises:
        RulesError: with every fault found in the folder.
    """
    if options.rules is None:
        return RulesFolder.shipped(options.packs).load()
    from recovery_advisor.loading.folder import load_book  # start-up time counts, here and below

    return load_book(options.rules, options.packs)


def whole_book_of(options: Namespace) -> RuleBook:
    """The same, with the history pack where there is one and no packs are named, or where it is named.

    Raises:
        RulesError: with every fault found in the folder.
    """
    from recovery_advisor.loading.folder import compile_whole

    return compile_whole(options.rules or shipped_rules(), options.packs).book


def tried_book_of(options: Namespace) -> RuleBook:
    """The rule book that the options name, to answer by; the cases of one's own rules are tried.

    Raises:
        RulesError: with every fault found in the folder, or each case that fails.
    """
    if options.rules is None:
        return book_of(options)
    from recovery_advisor.assessment.case_results import tried
    from recovery_advisor.loading.checked_folder import read_with_cases

    return tried(read_with_cases(options.rules, options.packs))


def book_ahead(parser: ArgumentParser, arguments: Sequence[str]) -> RuleBook:
    """The rule book named among arguments, read before the options that depend on it.

    Raises:
        RulesError: as :func:`tried_book_of`.
    """
    alone = type(parser)(prog=parser.prog, usage=parser.usage, add_help=False, allow_abbrev=False)
    add_packs(alone)
    return tried_book_of(alone.parse_known_args(arguments)[0])
