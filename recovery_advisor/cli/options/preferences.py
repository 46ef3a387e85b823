"""Options for a person's preferences."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence

from recovery_advisor.cli.options.answers import read_answer
from recovery_advisor.cli.options.names import names
from recovery_advisor.cli.options.once import Once

_PREFERENCES: Sequence[tuple[str, str, Callable[[str], object], str]] = (
    ("equipment", "A,B", names, "gear that you own"),
    ("without", "A,B", names, "household things you do not have"),
    ("focus", "A,B", names, "regions to work on first"),
    ("leave_out", "A,B", names, "exercises that you can't or won't do, by their ids"),
    ("minutes", "N", read_answer, "time for the session"),
    ("variant", "N", read_answer, "turns through alternatives"),
    (
        "locale",
        "NAME",
        str,
        "the language of all texts, such as pt_BR, or fr:en; English if left out",
    ),
    ("emergency_number", "N", str, "the number to call in an emergency where you are"),
)


def add_preferences(parser: ArgumentParser) -> None:
    """Add an option for each preference."""
    group = parser.add_argument_group("preferences")
    for name, metavar, take, says in _PREFERENCES:
        option = f"--{name.replace('_', '-')}"
        group.add_argument(option, metavar=metavar, action=Once, type=take, help=says)


def preferences_of(options: Namespace) -> dict[str, object]:
    """The preferences given."""
    given = {name: getattr(options, name) for name, *_ in _PREFERENCES}
    return {name: preference for name, preference in given.items() if preference is not None}
