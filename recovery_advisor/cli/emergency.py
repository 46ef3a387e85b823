"""Tells of an emergency among arguments that can't be taken."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.options.check_ins import held_in
from recovery_advisor.cli.refusal import Refusal
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import scales_of
from recovery_advisor.values.check_in import CheckIn
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.library_error import RecoveryAdvisorError
from recovery_advisor.values.twin_keys import all_of, keep_twins

_FORMATS_OF_LINES = ("json", "record")
#: Commands whose arguments are about many people, or about nobody.
_OF_MANY = ("table", "sql", "simulate", "diff")


def tell_emergency(arguments: Sequence[str], why: RecoveryAdvisorError) -> None:
    """Print the advice on the answers among arguments, where it is to see somebody today.

    It is that of the shipped rules, as those that were named may be what can't be loaded.

    Args:
        arguments: those of the command line.
        why: why they can't be taken.
    """
    if arguments and arguments[0] in _OF_MANY:
        return
    given = keep_twins(_named(arguments))
    files = [held_in(one) for one in _check_in_files(arguments)]
    seems = [_answers(one) for one in (*(file.guessed for file in files), given)]
    advice = _advice(all_of(*(file.known for file in files), *seems), given)
    if advice is None or advice.verdict not in REFERRED_NOW:
        return
    if given.get("format") in _FORMATS_OF_LINES:
        refusal = Refusal(why, 1, among_others=False).data()
        print(json.dumps({**refusal, "advice": advice.model_dump(mode="json")}), flush=True)
    else:
        print(coloured(advice), end="\n\n", flush=True)


def _is_file(argument: str) -> bool:
    try:
        return Path(argument).is_file()
    except OSError:  # no path can be as long
        return False


def _advice(answers: Mapping[str, object], given: Mapping[str, object]) -> Advice | None:
    """The advice; ``None`` without answers, and where the shipped rules can't be loaded either."""
    wishes = {name: given[name] for name in ("emergency_number", "locale") if name in given}
    try:
        return Advisor().assess(answers, wishes) if answers else None
    except InputError as error:
        return error.advice
    except RecoveryAdvisorError:
        return None


def _check_in_files(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the files that may hold a check-in. What was told before, in a store or an export, may be over."""
    group, command, *_ = (*arguments, "", "")
    if group == "track" and command != "record":
        return
    for option, argument in zip(["", *arguments], arguments, strict=False):
        if not argument.startswith("-") and option != "--store" and _is_file(argument):
            yield argument


def _answers(given: Mapping[str, object]) -> dict[str, object]:
    """What of it answers a question that is asked now, or was."""
    asked = scales_of(CheckIn).keys() | CheckIn.made_for.merged.keys()
    return {id: answer for id, answer in given.items() if id in asked}


def _named(arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each option by its name with its value; one that has none says yes.

    What ``--noticed`` names, such as ``pain=5``, is as an option of that name.
    """
    for option, after in zip(arguments, [*arguments[1:], "--"], strict=False):
        if option.startswith("--"):
            name, equals, value = option.removeprefix("--").partition("=")
            value = value if equals else after
            if name == "noticed":
                name, _, value = value.partition("=")
            yield name.replace("-", "_"), "yes" if value.startswith("--") else value
