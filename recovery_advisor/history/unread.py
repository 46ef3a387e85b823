"""Refuses a history that holds answers which today's rules can't read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.history.kept import Unread
from recovery_advisor.history.told import answers_told
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import Fault, InputError, at_most
from recovery_advisor.values.preferences import Preferences

_MOST_FAULTS = 1_000


def refusal(
    unread: Sequence[Unread],
    rest: Advice,
    assessor: Assessor,
    preferences: Preferences | Mapping[str, Any] | None,
) -> InputError:
    """The error that names each event and answer, with the most urgent advice there is, at rest.

    What can't be read may have been anything, so nothing is permitted, however long ago it was.

    Args:
        unread: what can't be read.
        rest: rest, as urgent as all that can be read.
        assessor: assesses what can be read of the events at fault.
        preferences: the language of its texts.
    """
    faults = at_most(_MOST_FAULTS, [fault for one in unread for fault in _faults(one)])
    advices = [_salvaged(one, assessor, preferences) for one in unread]
    return InputError.of(faults, max(*advices, rest, key=lambda advice: advice.urgency))


def _faults(unread: Unread) -> Iterator[Fault]:
    for fault in unread.error.faults:
        field = f"event {unread.event.id}: {fault.field or 'answers'}"
        yield Fault(field, fault.given, fault.allowed, fault.hint)


def _salvaged(
    unread: Unread, assessor: Assessor, preferences: Preferences | Mapping[str, Any] | None
) -> Advice:
    given = answers_told(unread.event)
    advice = assessor.refusal(unread.error.faults, given, preferences).advice
    assert advice is not None, "an assessor's refusal has one"
    return advice
