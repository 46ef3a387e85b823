"""The argument for a rules folder."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path


def folder(given: str) -> Path:
    """A path. The empty text is refused, as it would mean the working directory.

    Raises:
        ArgumentTypeError: for the empty text.
    """
    if not given:
        raise ArgumentTypeError("give the path of a folder; '' is none")
    return Path(given)
