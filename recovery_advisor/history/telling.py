"""Tells what can safely be said of answers in events that are refused, as they may tell of an emergency."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import Described, Fault, InputError, StoreError
from recovery_advisor.values.events import KINDS, Amended, CheckedIn, Noticed
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.twin_keys import Twins, keep_twins

Answers = Mapping[str, Any]
#: The fault of an event, where what is wrong with it is told elsewhere.
REFUSED = Fault.of("event", Described("one that can't be taken"), "one that can be")


@contextmanager
def telling(assessor: Assessor, held: Iterable[Answers]) -> Iterator[None]:
    """Give each refusal inside the most urgent advice on these answers, unless its own is as urgent.

    Args:
        assessor: assesses what can be read of the answers.
        held: all that was to be kept; it is gone through after a refusal alone.
    """
    try:
        yield
    except (InputError, StoreError) as error:
        told = most_urgent(held, assessor)
        if told and (error.advice is None or error.advice.urgency < told.urgency):
            error.advice = told
        raise


def most_urgent(
    held: Iterable[Answers],
    assessor: Assessor,
    preferences: Preferences | Mapping[str, Any] | None = None,
) -> Advice | None:
    """The most urgent of the advices on answers that were refused, each at rest; ``None`` without answers."""
    most: Advice | None = None
    for answers in _distinct(held):
        advice = assessor.refusal((REFUSED,), answers, preferences).advice
        if advice and (most is None or advice.urgency > most.urgency):
            most = advice
        if most and most.urgency is Urgency.EMERGENCY:
            break
    return most


def answers_in(event: object) -> Iterator[Answers]:
    """The answers that an event holds; of a correction, those that it puts in their place.

    Args:
        event: an event, or what was given in place of one: a check-in, or an object of JSON.
    """
    match event:
        case CheckedIn(check_in=answers) | Noticed(answers=answers):
            yield answers
        case Amended(by=by):
            yield from answers_in(by)
        case CheckInBase():
            yield event.model_dump(mode="json")
        case Mapping():
            yield from _in_json(event)


def answers_in_lines(lines: Iterable[object]) -> Iterator[Answers]:
    """The answers in events that are lines of JSON, be they no whole events."""
    for line in lines:
        try:
            yield from answers_in(json.loads(line, object_pairs_hook=keep_twins))  # type: ignore[arg-type]
        except (TypeError, ValueError, RecursionError):
            continue


def _in_json(content: Mapping[Any, Any]) -> Iterator[Answers]:
    """Those of an object that has the names of an event; any other is taken for a check-in."""
    parts = [content[name] for name in ("check_in", "answers", "by") if name in content]
    if not parts and content.get("kind") not in list(KINDS):
        yield content
    for part in parts:
        for one in part.values if isinstance(part, Twins) else (part,):
            yield from answers_in(one)


def _distinct(held: Iterable[Answers]) -> Iterator[Answers]:
    """Each once; without a clearance, which is not for a check-in of a history to have."""
    seen = set()
    for answers in held:
        given = {id: one for id, one in answers.items() if id != "clearance"}
        text = repr(sorted(given.items(), key=repr))
        if text not in seen:
            seen.add(text)
            yield given
