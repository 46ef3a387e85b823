"""Compares the days of a story with what must be advised on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from recovery_advisor.history.history import History
from recovery_advisor.history.playing import PlayedDay, play
from recovery_advisor.history.stores.memory import MemoryStore
from recovery_advisor.loading.stories import Story, days_of
from recovery_advisor.loading.story_records import FirstRecord
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.levels import Readiness, Urgency

_LETTERS = {
    Readiness.REST: "r",
    Readiness.MOBILITY: "m",
    Readiness.GRADUAL: "g",
    Readiness.FULL: "F",
}
_MARKS = {
    Urgency.NONE: "",
    Urgency.ROUTINE: "?",
    Urgency.SOON: "?",
    Urgency.URGENT: "!",
    Urgency.EMERGENCY: "!!",
}
_A_DAY = re.compile(r"[rmgF](?:[?]|!!?)?|-")
_SILENT = "-"


def failures(stories: Iterable[Story], book: RuleBook) -> Iterator[tuple[Story, str]]:
    """Each story that goes otherwise, with all that differs in one sentence.

    Args:
        stories: those to be played.
        book: the rules with their history pack.
    """
    history = History.from_book(book, MemoryStore(), engine="bitmap")
    for story in stories:
        try:
            failure = failure_of(story, play(story, history))
        except InputError as error:
            failure = f"this story can't be played: {error}"
        if failure:
            yield story, failure


def failure_of(story: Story, days: Sequence[PlayedDay]) -> str:
    """All that differs from what a story expects; empty where nothing does."""
    return "; ".join(_differences(story, days))


def path(days: Iterable[PlayedDay]) -> str:
    """The advice of each day: r, m, g or F, then ? for routine or soon, ! urgent, !! emergency."""
    return " ".join(map(_letter, days))


def _letter(day: PlayedDay) -> str:
    if day.advice is None:
        return _SILENT
    return _LETTERS[day.advice.readiness] + _MARKS[day.advice.urgency]


def _differences(story: Story, days: Sequence[PlayedDay]) -> Iterator[str]:
    expect = story.record.expect
    yield from _first(expect.first, days, -1)
    if expect.again:
        yield from _first(expect.again, days, expect.again.after)
    for name in expect.never:
        came = _first_day(days, _reaches(Readiness(name)))
        if came is not None:
            yield f"{name} must never come, and comes on day {came}"
    if expect.path:
        yield from _along(expect.path.advised, days[expect.path.since :])
    for urgency, wanted in (("urgent", expect.urgent), ("emergency", expect.emergency)):
        if wanted is not None:
            yield from _exactly(urgency, wanted, days, _is_as_urgent_as(Urgency(urgency)))
    if expect.above_rest is not None:
        above = len(_days(days, _reaches(Readiness.MOBILITY)))
        if above != expect.above_rest:
            yield f"{expect.above_rest} days must be above rest, and {above} are"
    for rule, wanted in expect.reasons.items():
        yield from _exactly(f"the reason {rule}", wanted, days, _has_reason(rule))


def _first(expect: FirstRecord, days: Sequence[PlayedDay], after: int) -> Iterator[str]:
    later = days[after + 1 :]
    for name in ("mobility", "gradual", "full"):
        wanted = getattr(expect, name)
        came = _first_day(later, _reaches(Readiness(name)))
        if wanted is not None and came != wanted:
            when = "never comes" if came is None else f"comes on day {came}"
            since = f" after day {after}" if after >= 0 else ""
            yield f"{name} must come{since} on day {wanted}, and {when}"


def _along(expected: str, days: Sequence[PlayedDay]) -> Iterator[str]:
    """The first day on which the path is another."""
    wanted = _A_DAY.findall(expected)
    for letter, day in zip(wanted, days, strict=False):
        if letter != _letter(day):
            yield f"day {day.number} must be {letter}, and is {_letter(day)}{_reasons(day.advice)}"
            return
    if len(wanted) > len(days):
        yield f"the path has {len(wanted)} days, and the story {len(days)}"


def _reasons(advice: Advice | None) -> str:
    rules = [reason.rule for reason in advice.reasons] if advice else []
    return f" because of {', '.join(rules)}" if rules else ""


def _exactly(
    what: str, wanted: Iterable[int | str], days: Sequence[PlayedDay], holds: Holds
) -> Iterator[str]:
    must = {day for one in wanted for day in days_of(one)}
    came = set(_days(days, holds))
    if lacking := sorted(must - came):
        yield f"{what} must come on {_listed(lacking)}, and does not"
    if more := sorted(came - must):
        yield f"{what} comes on {_listed(more)}, and must not"


def _listed(days: Sequence[int]) -> str:
    more = f" and {len(days) - 5} more days" if len(days) > 5 else ""
    return f"day {', '.join(map(str, days[:5]))}{more}"


#: Whether an advice is of some kind.
Holds = Callable[[Advice], bool]


def _reaches(readiness: Readiness) -> Holds:
    return lambda advice: advice.readiness >= readiness


def _is_as_urgent_as(urgency: Urgency) -> Holds:
    return lambda advice: advice.urgency is urgency


def _has_reason(rule: str) -> Holds:
    return lambda advice: any(reason.rule == rule for reason in advice.reasons)


def _days(days: Sequence[PlayedDay], holds: Holds) -> list[int]:
    return [day.number for day in days if day.advice is not None and holds(day.advice)]


def _first_day(days: Sequence[PlayedDay], holds: Holds) -> int | None:
    return next(iter(_days(days, holds)), None)
