"""The reference of the command line: the help of each command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from recovery_advisor.cli.commands import COMMANDS

PAGE = "reference/command-line.md"
_BEGIN = """# The command line

What `recovery-advisor COMMAND --help` prints, for each command. Called bare, it asks the questions on the
terminal.
"""


def command_line_page() -> Mapping[str, str]:
    """The page by its address."""
    words: list[Sequence[str]] = [(), *(name.split() for name in COMMANDS)]
    with ThreadPoolExecutor(2) as pool:
        helps = list(pool.map(_help, words))
    return {PAGE: "\n".join([_BEGIN, *_entries(words, helps)])}


def _entries(words: Sequence[Sequence[str]], helps: Sequence[str]) -> Iterator[str]:
    for command, text in zip(words, helps, strict=True):
        title = " ".join(command) or "recovery-advisor"
        yield f"## {title}\n\n```text\n{text.rstrip()}\n```\n"


def _help(command: Sequence[str]) -> str:
    """What a command prints as its help: in a process, as argparse reads the width from there."""
    done = subprocess.run(
        [sys.executable, "-m", "recovery_advisor", *command, "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "90", "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    return done.stdout
