"""The commands, one in each file: ``rules check`` is ``rules/check.py``. Loaded when needed.

A command named as a word of Python has an underscore after it: ``track import`` is ``track/import_.py``.
"""

from importlib import import_module
from keyword import iskeyword

from recovery_advisor.cli.command import Command, CommandEntry

#: In the order of --help.
COMMANDS = (
    "demo",
    "assess",
    "explain",
    "interview",
    "table",
    "sql",
    "simulate",
    "track record",
    "track advise",
    "track timeline",
    "track picture",
    "track calendar",
    "track export",
    "track import",
    "track forget",
    "prove",
    "rules list",
    "rules show",
    "rules table",
    "rules schema",
    "rules model",
    "rules check",
    "rules lock",
    "rules coverage",
    "rules report",
    "rules words",
    "rules new",
    "diff",
    "replay",
)
#: The command that runs where none is named.
BARE = "interview"


def load_command(name: str) -> Command:
    """The command of this name, one of :data:`COMMANDS`."""
    words = (f"{word}_" if iskeyword(word) else word for word in name.split())
    command: Command = import_module(".".join((__name__, *words))).COMMAND
    return command


def load_group(name: str) -> CommandEntry:
    """The group of commands that begin with this word, such as ``rules``."""
    group: CommandEntry = import_module(f"{__name__}.{name}").GROUP
    return group
