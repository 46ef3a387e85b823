"""The second half of the demo: the same strain over five weeks, as a history tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from textwrap import wrap
from typing import Any, NamedTuple

from recovery_advisor.history import CheckedIn, History, Trained
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.screening import Screening

_PAINS = (6, 5, 4, 3, 2, 2, 1, 1, *(0,) * 10, 5, 3, *(0,) * 13)
_SCREENING = Screening.answered("red-flags/2", yes={"injury"})
_BEGIN = datetime(2026, 3, 1, 20, tzinfo=UTC)
_WIDTH = 79


class _Day(NamedTuple):
    number: int
    pain: int
    advice: Advice


def lines() -> Iterator[str]:
    """The story of five weeks: pain and stage of each day, and why where that is new."""
    days = [*_days(History())]
    yield "The same strain told to a history, each evening, with a session whenever one is"
    yield "advised. r: rest, m: gentle moves, g: a gentle start, f: the full programme.\n"
    yield f"    pain    {''.join(str(day.pain) for day in days)}"
    yield f"    advice  {''.join(day.advice.readiness.value[0] for day in days)}\n"
    told: set[str] = set()
    above_rest = True
    for day in days:
        reason, rested = day.advice.reasons[0], not above_rest
        above_rest = day.advice.session is not None
        if not above_rest and not rested:
            told.clear()  # it begins anew
        if reason.rule not in told:
            told.add(reason.rule)
            yield from wrap(f"  Day {day.number}: {reason.say}", _WIDTH, subsequent_indent="    ")


def _days(history: History) -> Iterator[_Day]:
    for number, pain in enumerate(_PAINS):
        now = _BEGIN + timedelta(days=number)
        history.record("demo", CheckedIn(at=now, check_in=_answers(number, pain)), now=now)
        advice = history.advise("demo", now)
        if advice.session:
            done = now + timedelta(minutes=30)
            level: Any = advice.readiness.value
            history.record(
                "demo", Trained(at=done, level=level, peak_pain=1, felt="fine"), now=done
            )
        yield _Day(number, pain, advice)


def _answers(day: int, pain: int) -> Mapping[str, object]:
    swollen = day < 4
    return {
        "pain": pain,
        "daily_activity_pain": max(0, pain - 2),
        "swelling": "mild" if swollen else "none",
        "stiffness": "mild" if swollen else "none",
        "range_of_motion": 80 if swollen else 100,
        "screening": _SCREENING,
    }
