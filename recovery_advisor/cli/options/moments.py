"""The option for a time."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import datetime


def add_at(parser: ArgumentParser, help: str) -> None:
    """Add ``--at``."""
    parser.add_argument("--at", metavar="TIME", type=moment, help=f"{help} (now)")


def at_of(options: Namespace) -> datetime:
    """The time given; now, if there is none."""
    given: datetime | None = options.at
    return given or datetime.now().astimezone()


def moment(given: str) -> datetime:
    """A time; one without a zone is of this machine's.

    Raises:
        ArgumentTypeError: for what is no time.
    """
    try:
        at = datetime.fromisoformat(given)
        return at if at.tzinfo else at.astimezone()
    except (ValueError, OverflowError):
        allowed = "give a time, such as 2026-01-31T20:00 or 2026-01-31T20:00+01:00"
        raise ArgumentTypeError(f"{given!r} is no time; {allowed}") from None
