"""Folders."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from recovery_advisor.loading.folder import shipped_rules


def add_folder(parser: ArgumentParser) -> None:
    """Add ``FOLDER``, a rules folder; the shipped one where it is left out."""
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, default=shipped_rules(),
        help="a rules folder; the shipped one if left out",
    )  # fmt: skip


def folder(given: str) -> Path:
    """A path, which nothing is none: it would be where one stands.

    Raises:
        ArgumentTypeError: for nothing.
    """
    if not given:
        raise ArgumentTypeError("give the path of a folder; '' is none")
    return Path(given)
