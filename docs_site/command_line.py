"""The reference of the command line: the help of each command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout, suppress
from io import StringIO
from unittest.mock import patch

from recovery_advisor.cli.commands import COMMANDS
from recovery_advisor.cli.parser import parse

PAGE = "reference/command-line.md"
_BEGIN = """# The command line

What `recovery-advisor COMMAND --help` prints, for each command. Called bare, it asks the questions on the
terminal.
"""


def command_line_page() -> Mapping[str, str]:
    """The page by its address."""
    return {PAGE: "\n".join([_BEGIN, *_entries()])}


def _entries() -> Iterator[str]:
    yield _entry("recovery-advisor", ())
    for name in COMMANDS:
        yield _entry(name, name.split())


def _entry(title: str, command: Sequence[str]) -> str:
    return f"## {title}\n\n```text\n{_help(command).rstrip()}\n```\n"


def _help(command: Sequence[str]) -> str:
    """What a command prints as its help, on a terminal of 90 columns."""
    printed = StringIO()
    with patch.dict("os.environ", COLUMNS="90"), redirect_stdout(printed), suppress(SystemExit):
        parse([*command, "--help"])
    return printed.getvalue()
