"""The argument for a rules folder."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from recovery_advisor.loading.folder import shipped_rules


def folder(given: str) -> Path:
    """A path. The empty text is refused, as it would mean the working directory.

    Raises:
        ArgumentTypeError: for the empty text.
    """
    if not given:
        raise ArgumentTypeError("give the path of a folder; '' is none")
    return Path(given)


def add_folder(parser: ArgumentParser) -> None:
    """Add ``FOLDER``, a rules folder; the shipped one where it is left out."""
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=folder, default=shipped_rules(),
        help="a rules folder; the shipped one if left out",
    )  # fmt: skip
