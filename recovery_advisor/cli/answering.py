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
from recovery_advisor.values.errors import Fault, InputError
from recovery_advisor.values.library_error import RecoveryAdvisorError
from recovery_advisor.values.twin_keys import all_of

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
        id = _id(given.value)
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
            print(_under_id(coloured(refusal.error.advice), refusal.id), end="\n\n", flush=True)
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
        return _with_id(answer, id) if self.a_line_each else _under_id(answer, id)

    def _advice(self, given: Given, id: int | str | None) -> Advice:
        if isinstance(given.value, InputError):
            raise refusal_of(given, given.value, self.advisor, self.preferences)
        keys = {"preferences", "id"}
        check_in = {name: one for name, one in given.value.items() if name not in keys}
        if id is None and (wrong := given.value.get("id")) is not None:
            fault = Fault.of(
                "id", wrong, "text or a whole number, which comes back with the answer"
            )
            raise self.advisor.refusal([fault], check_in, self.preferences)
        own = given.value.get("preferences")
        if own is None or isinstance(own, dict):
            return self.advisor.assess(check_in, {**self.preferences, **(own or {})})
        return self.advisor.assess(check_in, {**self.preferences, "preferences": own})


def refusal_of(
    given: Given, error: InputError, advisor: Advisor, preferences: Mapping[str, Any]
) -> InputError:
    """The error with the advice on what could be read, and on what the text seems to answer."""
    asked = advisor.book.question.keys() | advisor.book.merged.keys()
    seems = {id: one for id, one in given.guessed.items() if id in asked}
    refusal = advisor.refusal(error.faults, all_of(seems, given.known), preferences)
    faults = [fault for fault in refusal.faults if fault.field not in seems]
    return InputError.of(faults, refusal.advice)


def _id(value: dict[str, Any] | InputError) -> int | str | None:
    """The caller's id of a check-in, if it has one."""
    id = None if isinstance(value, InputError) else value.get("id")
    return id if type(id) in (int, str) else None


def _under_id(text: str, id: int | str | None) -> str:
    """A text under a line with the caller's id, if there is one."""
    if id is None:
        return text
    shown = id if isinstance(id, int) or id.isprintable() else json.dumps(id)
    return f"id: {shown}\n{text}"


def _with_id(line: str, id: int | str | None) -> str:
    """One line of JSON with the caller's id as its first key, if there is one."""
    if id is None:
        return line
    return f'{{"id":{json.dumps(id)},{line.removeprefix("{")}'


def _reported(error: Exception) -> RecoveryAdvisorError:
    import logging  # imported on a fault only, as start-up time counts

    logging.getLogger("recovery_advisor").exception("a check-in was not answered")
    return RecoveryAdvisorError(
        f"This check-in could not be answered ({type(error).__name__})."
        " The fault is ours: please report it."
    )
