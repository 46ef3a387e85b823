"""Reads the arguments of the command line."""

from __future__ import annotations

from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Iterator, Sequence
from textwrap import TextWrapper, fill
from typing import TYPE_CHECKING, NoReturn

from recovery_advisor.cli.command import Command, CommandEntry
from recovery_advisor.cli.commands import BARE, COMMANDS, load_command, load_group
from recovery_advisor.cli.misuse import RaisingParser, known_options
from recovery_advisor.cli.terminal import asks
from recovery_advisor.values.errors import nearest
from recovery_advisor.values.version import __version__

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def parse(arguments: Sequence[str]) -> tuple[Command, Namespace]:
    """The command that the arguments begin with, and its options.

    Raises:
        RulesError: where options come from the loaded rules, and these can't be loaded.
        Misuse: for what does not exist.
        SystemExit: as argparse does, for ``--help`` and ``--version``.
    """
    arguments = arguments or [BARE]
    named, parser = _named(arguments), _parser()
    for command, command_parser in _add_commands(parser, named or COMMANDS):
        command_parser.set_defaults(command=command, parser=command_parser)
        if named:
            command.add_options(command_parser, arguments)
    options, unknown = parser.parse_known_args(arguments if named else arguments[:1])
    if unknown and getattr(options, "keeps_unknown", False):
        options.unknown = unknown  # the answers beside it may tell of a danger
    elif unknown or not named:
        _refuse(unknown or arguments[:1], options.parser)
    if options.command.asks and not asks():
        parser.error("asking questions needs a terminal; try: demo")
    return options.command, options


def _named(arguments: Sequence[str]) -> list[str]:
    """The command that the arguments begin with, or all commands of the group."""
    for length in (2, 1):
        begin = [*arguments[:length]]
        if named := [name for name in COMMANDS if name.split()[:length] == begin]:
            return named
    return []


def _parser() -> ArgumentParser:
    parser = RaisingParser(
        prog="recovery-advisor",
        description="Rest, start again gently, or see someone? Called bare, it asks and answers.",
        epilog="example: recovery-advisor demo",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"recovery-advisor {__version__}")
    parser.set_defaults(parser=parser)
    return parser


def _add_commands(
    parser: ArgumentParser, names: Sequence[str]
) -> Iterator[tuple[Command, ArgumentParser]]:
    """Each command with its parser, which has no options yet."""
    groups = {"": parser.add_subparsers(metavar="COMMAND")}
    for name in names:
        group, _, word = name.rpartition(" ")
        if group not in groups:
            group_parser = _add_parser(groups[""], group, load_group(group))
            groups[group] = group_parser.add_subparsers(metavar="COMMAND", required=True)
        command = load_command(name)
        yield command, _add_parser(groups[group], word, command, command.usage)


def _add_parser(
    parsers: _SubParsersAction[ArgumentParser],
    word: str,
    entry: CommandEntry,
    usage: str | None = None,
) -> ArgumentParser:
    return parsers.add_parser(
        word,
        usage=usage,
        help=entry.help,
        description=entry.help[0].upper() + entry.help[1:] + ".",
        epilog=f"example:\n  {entry.example}",
        allow_abbrev=False,
        formatter_class=_LineByLine,
    )


class _LineByLine(HelpFormatter):
    """Wraps each line of a description by itself; command lines, indented, so that a shell takes them."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = text.splitlines()
        return "\n".join(
            _over_lines(one, width) if one[:1] == " " else fill(one, width) for one in lines
        )


def _over_lines(command: str, width: int) -> str:
    whole = TextWrapper(
        width - 2, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    return " \\\n".join(whole.wrap(command))


def _refuse(unknown: Sequence[str], parser: ArgumentParser) -> NoReturn:
    near = nearest(unknown[0].partition("=")[0], known_options(parser))
    parser.error(f"unrecognized: {' '.join(unknown)}.{near} See {parser.prog} --help.")
