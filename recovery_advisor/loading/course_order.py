"""Checks that the numbers of a course are in order, and reads its times."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import CourseRecord, WorseningRecord
from recovery_advisor.rulebook.course_numbers import A_DAY
from recovery_advisor.rulebook.derived_questions import DERIVED_QUESTIONS

#: What is read of every check-in, whatever the numbers, and the range that it must have.
READ = {"injury": (0, 1), "pain": (0, 10)}
_MOST_DAYS = DERIVED_QUESTIONS["clear_days"].high
_MOST_SESSIONS = DERIVED_QUESTIONS["tolerated_sessions"].high


def hours(text: str) -> int:
    """The hours of a time such as ``20 hours`` or ``14 days``; 0 of ``answer``."""
    number, _, unit = text.partition(" ")
    if not unit:
        return 0
    return int(number) * (A_DAY if unit.startswith("day") else 1)


def response(record: CourseRecord) -> tuple[int, int]:
    """The hours after a session from which, and up to which, a check-in tells how it was taken."""
    both, _, unit = record.response.partition(" ")
    first, _, last = both.partition("-")
    return hours(f"{first} {unit}"), hours(f"{last} {unit}")


def report_disorder(record: CourseRecord, place: Place) -> None:
    """Report each number of a course that makes no sense, by itself or beside another."""
    for at, message in _out_of_order(record, place):
        at.fault(message)


def _out_of_order(record: CourseRecord, place: Place) -> Iterator[tuple[Place, str]]:
    """Each number that makes no sense, or none beside another, with what it must be."""
    if not 0 < hours(record.a_day) <= A_DAY:
        yield place / "a_day", "two days are more than 0 and at most 24 hours apart"
    for name in ("clear_gap", "lapse", "flares_within"):
        if not hours(getattr(record, name)):
            yield place / name, f"{name} must be longer than no time"
    first, last = response(record)
    if not 0 < first <= last:
        yield (
            place / "response",
            "a response begins later than at once, and ends no sooner than it begins",
        )
    for name, days in (("settled", record.settled), ("earned", record.earned)):
        if not 1 <= days.clear_days <= _MOST_DAYS:
            yield place / name / "clear_days", f"clear days go from 1 to {_MOST_DAYS}"
    if not 1 <= record.earned.tolerated_sessions <= _MOST_SESSIONS:
        yield place / "earned" / "tolerated_sessions", f"sessions go from 1 to {_MOST_SESSIONS}"
    yield from _out_of_order_of_worsening(record.worsening, place / "worsening")


def _out_of_order_of_worsening(
    record: WorseningRecord, place: Place
) -> Iterator[tuple[Place, str]]:
    now, before = hours(record.now), hours(record.before)
    if not 0 < now < before:
        yield place / "now", "now must be longer than no time, and shorter than before"
        return
    for name, span in (("days_now", now), ("days_before", before - now)):
        if not 1 <= getattr(record, name) <= max(span // A_DAY, 1):
            yield place / name, f"so many days don't fit; give 1 to {max(span // A_DAY, 1)}"
    for name in ("pain", "by"):
        if not 1 <= getattr(record, name) <= READ["pain"][1]:
            yield place / name, f"{name} goes from 1 to {READ['pain'][1]}"
