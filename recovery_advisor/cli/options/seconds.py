"""The option for how long a proof may take."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError


def add_seconds(parser: ArgumentParser, help: str) -> None:
    """Add ``--seconds``: 60, where it is left out."""
    parser.add_argument("--seconds", metavar="N", type=_seconds, default=60.0, help=help)


def _seconds(given: str) -> float:
    seconds = float(given) if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", given) else 0.0
    if not seconds:
        raise ArgumentTypeError(f"{given!r} is no time; give seconds, such as 60 or 0.5")
    return seconds
