"""What people told, whatever it led to since: the answers that events hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import Amended, CheckedIn, Event, Noticed
from recovery_advisor.values.preferences import Preferences


def answers_told(event: Event | None) -> Mapping[str, Any]:
    """The answers of a check-in, of what was noticed, or of what a correction puts in its place."""
    match event:
        case Amended(by=by):
            return answers_told(by)
        case CheckedIn(check_in=answers) | Noticed(answers=answers):
            return {id: one for id, one in answers.items() if id != "clearance"}
    return {}


def after_fault(
    events: Iterable[Event],
    assessor: Assessor,
    preferences: Preferences | Mapping[str, Any] | None,
) -> Advice:
    """The advice where a fault of ours keeps what follows from events unknown.

    It is rest, and the most urgent of what each check-in, and what was noticed, says by itself,
    however long ago that was and whatever was corrected since.
    """
    told = [answers_told(event) for event in events]
    distinct = {json.dumps(one, sort_keys=True): one for one in ({}, *told)}
    advices = (assessor.after_fault(one, preferences) for one in distinct.values())
    return max(advices, key=lambda advice: advice.urgency)
