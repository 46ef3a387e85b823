"""The types of commands and of groups of commands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandEntry:
    """An entry of ``--help``: a command, or a group of commands that begin with the same word.

    Attributes:
        help: what it does, as a clause.
        example: command lines that show it; those after the first are indented by two.
    """

    help: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(CommandEntry):
    """A command.

    Attributes:
        run: runs the command, and returns the exit status.
        add_options: adds the options; may look at the arguments where options depend on others.
        usage: the line of usage; ``None`` lists all options.
        asks: whether it asks questions, and so needs a terminal.
    """

    run: Callable[[Namespace], int]
    add_options: Callable[[ArgumentParser, Sequence[str]], None] = lambda *_: None
    usage: str | None = None
    asks: bool = False
