"""Answers a stream of check-ins, each as soon as it is read."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.options.check_ins import check_ins_of
from recovery_advisor.cli.options.preferences import preferences_of
from recovery_advisor.cli.printing import refuse
from recovery_advisor.cli.reading import Given, Input
from recovery_advisor.cli.refusal import Refusal
from recovery_advisor.cli.status import Status
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import InputError, RecoveryAdvisorError

#: Gives the text to print for an advice.
Shown = Callable[[Advice], str]
#: Formats that are JSON Lines, refusals included.
_A_LINE_EACH = ("json", "record")


def answer_each(options: Namespace, shown: Shown) -> Status:
    """Print the advice for every check-in, as ``shown`` words it; the status of the command."""
    advisor = Advisor.from_book(options.book, engine=options.engine)
    answering = _Answering(advisor, preferences_of(options), shown, options.format in _A_LINE_EACH)
    with check_ins_of(options) as source:
        statuses = [answering.answer(given, source) for given in source.given]
    return max(statuses, default=Status.DONE)


@dataclass(frozen=True, slots=True)
class _Answering:
    """How check-ins are answered: by whom, with which preferences, and in which format."""

    advisor: Advisor
    preferences: Mapping[str, Any]
    shown: Shown
    a_line_each: bool

    def answer(self, given: Given, source: Input) -> Status:
        """Print the answer to one check-in; an internal fault spoils this answer only."""
        values = given.value if isinstance(given.value, dict) else given.known
        id = values.get("id")
        id = id if type(id) in (int, str) else None
        try:
            answer = self._text(given, id)
        except RecoveryAdvisorError as error:
            return self._refuse(Refusal(error, given.line, source.many, id))
        apart = source.many and not self.a_line_each
        print(answer, end="\n\n" if apart else "\n", flush=source.many)
        return Status.DONE

    def _refuse(self, refusal: Refusal) -> Status:
        """Print what can safely be said, then why the rest can't be taken."""
        if self.a_line_each:
            return refuse(refusal, "json")
        if isinstance(refusal.error, InputError) and refusal.error.advice:
            print(coloured(refusal.error.advice), end="\n\n", flush=True)
        return refuse(refusal, "text")

    def _text(self, given: Given, id: int | str | None) -> str:
        """The text to print for one check-in.

        Raises:
            InputError: when the check-in can't be taken.
            RecoveryAdvisorError: for an internal fault.
        """
        try:
            answer = self.shown(self._advice(given, id))
        except InputError:
            raise
        except Exception as error:
            raise _reported(error) from error
        if id is None:
            return answer
        return _with_id(answer, id) if self.a_line_each else f"{id}\n{answer}"

    def _advice(self, given: Given, id: int | str | None) -> Advice:
        if isinstance(given.value, InputError):
            raise self.advisor.refusal(given.value.faults, given.known, self.preferences)
        keys = {"preferences"} if id is None else {"preferences", "id"}
        check_in = {name: one for name, one in given.value.items() if name not in keys}
        own = given.value.get("preferences")
        if own is None or isinstance(own, dict):
            return self.advisor.assess(check_in, {**self.preferences, **(own or {})})
        return self.advisor.assess(check_in, own)


def _with_id(line: str, id: int | str) -> str:
    """One line of JSON with the caller's id as its first key."""
    return f'{{"id":{json.dumps(id)},{line.removeprefix("{")}'


def _reported(error: Exception) -> RecoveryAdvisorError:
    import logging  # imported on a fault only, as start-up time counts

    logging.getLogger("recovery_advisor").exception("a check-in was not answered")
    return RecoveryAdvisorError(
        f"This check-in could not be answered ({type(error).__name__})."
        " The fault is ours: please report it."
    )
