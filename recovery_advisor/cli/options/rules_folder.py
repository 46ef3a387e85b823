"""The rules folder that a command reads: as an argument or as ``--rules``, all of its packs or some."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Collection
from pathlib import Path
from typing import Protocol, TypeVar

from recovery_advisor.cli.options.folder import folder
from recovery_advisor.cli.options.packs import add_packs
from recovery_advisor.cli.reporting import usable
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.values.errors import InputError

T = TypeVar("T", covariant=True)


class Read(Protocol[T]):
    """Reads a rules folder, or some of its packs."""

    def __call__(self, folder: str | Path, packs: Collection[str] | None = None, /) -> T:
        """What is read."""


def add_rules_folder(parser: ArgumentParser) -> None:
    """Add ``FOLDER``, and ``--rules`` and ``--packs`` as other commands have them."""
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=folder,
        help="a rules folder; the shipped one if left out",
    )  # fmt: skip
    add_packs(parser)


def root_of(options: Namespace) -> Path:
    """The folder that the options name; the shipped one where they name none.

    Raises:
        InputError: for two folders.
    """
    if options.folder and options.rules:
        raise InputError(
            "--rules", str(options.rules), f"one folder, and {options.folder} is given"
        )
    return options.folder or options.rules or shipped_rules()


def usable_of(options: Namespace, read: Read[T]) -> T:
    """The packs that the options name, as ``read`` reads them; see :func:`usable`."""
    return usable(lambda root: read(root, options.packs), root_of(options))
