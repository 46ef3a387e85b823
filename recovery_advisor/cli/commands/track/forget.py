"""``track forget``: deletes every event of a person, after asking."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.store import add_store, history_of
from recovery_advisor.cli.status import Status
from recovery_advisor.cli.streams import ask
from recovery_advisor.cli.terminal import asks
from recovery_advisor.values.errors import Described, InputError


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_store(parser)
    parser.add_argument("--yes", action="store_true", help="do it without asking")


def _run(options: Namespace) -> int:
    history = history_of(options)
    number = len(history.store.read(options.person))
    if not (options.yes or _agreed(options.person, number)):
        print("Nothing was forgotten.")
        return Status.DONE
    print(f"Forgotten: {_events(history.forget(options.person))} of {options.person}.")
    return Status.DONE


def _agreed(person: str, number: int) -> bool:
    """Whether the person at the terminal types the whole word.

    Raises:
        InputError: where there is no terminal to ask on.
    """
    if not asks():
        raise InputError("--yes", Described("nothing"), "it, where nobody can be asked")
    return ask(f"Forget {_events(number)} of {person}, for good? Type yes > ").strip() == "yes"


def _events(number: int) -> str:
    return f"{number} event{'' if number == 1 else 's'}"


COMMAND = Command(
    help="delete every event of a person for good; it asks before",
    example="recovery-advisor track forget",
    add_options=_add_options,
    run=_run,
)
