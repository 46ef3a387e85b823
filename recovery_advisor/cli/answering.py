"""Answers a stream of check-ins, each as soon as it is read."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.options.check_ins import check_ins_of
from recovery_advisor.cli.options.preferences import preferences_of
from recovery_advisor.cli.printing import refuse
from recovery_advisor.cli.reading import Given
from recovery_advisor.cli.refusal import Refusal
from recovery_advisor.cli.status import Status
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import InputError, RecoveryAdvisorError

#: Gives the text to print for an advice.
Shown = Callable[[Advice], str]
#: Formats that are JSON Lines, refusals included.
_A_LINE_EACH = ("json", "record")


def answer_each(options: Namespace, shown: Shown) -> Status:
    """Print the advice for every check-in, as ``shown`` words it; the status of the command."""
    preferences, status = preferences_of(options), Status.DONE
    advisor = Advisor.from_book(options.book, engine=options.engine)
    a_line_each = options.format in _A_LINE_EACH
    with check_ins_of(options) as source:
        for given in source.given:
            try:
                answer = _answer(advisor, given, preferences, shown)
            except RecoveryAdvisorError as error:
                refusal = Refusal(error, given.line, source.lines)
                status = refuse(refusal, "json" if a_line_each else "text")
            else:
                apart = source.lines and not a_line_each
                print(answer, end="\n\n" if apart else "\n", flush=source.lines)
    return status


def _answer(advisor: Advisor, given: Given, preferences: Mapping[str, Any], shown: Shown) -> str:
    """The text to print for one check-in. An internal fault spoils this answer only.

    Raises:
        InputError: when the check-in can't be taken.
        RecoveryAdvisorError: for an internal fault.
    """
    check_in = dict(given.taken())
    own_preferences = check_in.pop("preferences", None)
    try:
        if own_preferences is not None and not isinstance(own_preferences, dict):
            raise InputError("preferences", own_preferences, "an object of preferences")
        return shown(advisor.assess(check_in, {**preferences, **(own_preferences or {})}))
    except InputError:
        raise
    except Exception as error:
        import logging  # imported on a fault only, as start-up time counts

        logging.getLogger("recovery_advisor").exception("a check-in was not answered")
        raise RecoveryAdvisorError(
            f"This check-in could not be answered ({type(error).__name__})."
            " The fault is ours: please report it."
        ) from error
