"""Answers check-ins one after the other, each as soon as it is there."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.options.check_ins import check_ins_of
from recovery_advisor.cli.options.preferences import preferences_of
from recovery_advisor.cli.reading import Given
from recovery_advisor.cli.status import Status
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import InputError, RecoveryAdvisorError

#: What is printed of an advice.
Shown = Callable[[Advice], str]
#: Formats that are JSON Lines, refusals and all.
_A_LINE_EACH = ("json", "record")


def answer_each(options: Namespace, shown: Shown) -> Status:
    """Print something of the advice for every check-in."""
    preferences = preferences_of(options)
    advisor = Advisor.from_book(options.book, engine=options.engine)
    status = Status.DONE
    with check_ins_of(options) as source:
        for given in source.given:
            answered = _answer(advisor, given, preferences, shown)
            if isinstance(answered, RecoveryAdvisorError):
                status = Status.REFUSED
            _write(answered, given.line, source.lines, options.format)
    return status


def _answer(
    advisor: Advisor, given: Given, preferences: Mapping[str, Any], shown: Shown
) -> str | RecoveryAdvisorError:
    """What is printed for one check-in. A fault of ours spoils this answer only, and is no leave."""
    if isinstance(given.value, InputError):
        return given.value
    check_in = dict(given.value)
    own = check_in.pop("preferences", None)
    try:
        if own is not None and not isinstance(own, dict):
            raise InputError("preferences", own, "an object of preferences")
        return shown(advisor.assess(check_in, {**preferences, **(own or {})}))
    except InputError as error:
        return error
    except Exception as error:
        import logging  # only a fault needs it, and start-up time counts

        logging.getLogger("recovery_advisor").exception("a check-in was not answered")
        return RecoveryAdvisorError(
            f"This check-in could not be answered ({type(error).__name__})."
            " The fault is ours: please report it."
        )


def _write(answered: str | RecoveryAdvisorError, line: int, lines: bool, form: str) -> None:
    if isinstance(answered, RecoveryAdvisorError):
        _write_refused(answered, line, lines, form)
    else:
        apart = lines and form not in _A_LINE_EACH
        print(answered, end="\n\n" if apart else "\n", flush=lines)


def _write_refused(refused: RecoveryAdvisorError, line: int, lines: bool, form: str) -> None:
    if form in _A_LINE_EACH:
        print(_as_json(refused, line), flush=lines)
    else:
        print(f"line {line}: {refused}" if lines else str(refused), file=sys.stderr)


def _as_json(refused: RecoveryAdvisorError, line: int) -> str:
    where = {name: getattr(refused, name, None) for name in ("field", "given", "allowed")}
    return json.dumps({"error": {**where, "message": str(refused), "line": line}})
