"""The commands, one in each file: ``rules check`` is ``rules/check.py``. Loaded when needed."""

from importlib import import_module

from recovery_advisor.cli.command import Command, CommandEntry

#: In the order of --help.
COMMANDS = (
    "demo",
    "assess",
    "explain",
    "interview",
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
    command: Command = import_module(f"{__name__}.{name.replace(' ', '.')}").COMMAND
    return command


def load_group(name: str) -> CommandEntry:
    """The group of commands that begin with this word, such as ``rules``."""
    group: CommandEntry = import_module(f"{__name__}.{name}").GROUP
    return group
