"""Reads a column of courses: what the history of each row's person says of today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from operator import gt

from recovery_advisor.course.course import Course
from recovery_advisor.course.derived import AHEAD, derived
from recovery_advisor.course.instants import instant
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.tables.cells import NOT_KNOWN, code_of

#: What a cell holds.
ALLOWED = (
    "the course of somebody by these rules as Course.to_json() gives it, with no clearance in force"
    " and no event after the time of the advice"
)


@dataclass(frozen=True)
class CourseReader:
    """Reads the answers of a course: those of its latest check-in, and those that it gives itself.

    Args:
        column: the name of the column.
        rules: by which the courses were made.
        as_of: the time of the advice.
    """

    column: str
    rules: CourseRules
    as_of: datetime

    @property
    def questions(self) -> tuple[str, ...]:
        """Ids of the questions that a course tells of."""
        book = self.rules.book
        return tuple(one.id for one in (*book.asked, *book.derived))

    def read(self, cell: object) -> tuple[list[int], bool]:
        """The code of the answer to each of these in a cell, and whether it can't be taken.

        A blank cell is somebody without events. Where a course has a clearance in force, which a table
        can't weigh, its answers are read as they were given, and it can't be taken. Nor can one with later
        events, which may have lifted what stood: of a danger sign that was denied they may be the denial.
        """
        try:
            course = Course() if _is_blank(cell) else Course.from_json(cell)  # type: ignore[arg-type]  # refused below
            at = instant(self.as_of)
            later = course.at > at + AHEAD
            return self._answers(course, at, later), later or bool(course.cleared(at))
        except Exception:  # whatever is wrong with a text that is no course of these rules
            return [NOT_KNOWN] * len(self.rules.book.questions), True

    def _answers(self, course: Course, at: int, later: bool) -> list[int]:
        """The code of each answer.

        Raises:
            Exception: any, for a course that is not by these rules.
        """
        if not self.rules.asks_as(course):
            raise ValueError(course.questions)
        said = derived(self.rules, course, at, _undenied(course) if later else None)
        unknown = self.rules.unknown
        latest = unknown if course.latest is None else _valid(course.latest, unknown)
        severities = [*latest, *(one.codes[said.get(one.id)] for one in self.rules.book.derived)]
        unknown = (*unknown, *(one.unknown for one in self.rules.book.derived))
        return [
            NOT_KNOWN if severity == none else code_of(severity)
            for severity, none in zip(severities, unknown, strict=True)
        ]


def _undenied(course: Course) -> Course:
    """The course with no danger sign denied."""
    signs = tuple((rule, sign._replace(denied=False)) for rule, sign in course.signs)
    return replace(course, signs=signs)


def _valid(latest: Lowered, unknown: Lowered) -> Lowered:
    """The answers of a check-in, each of which is on its scale or unknown.

    Raises:
        ValueError: where one is not.
    """
    if {*map(type, latest)} != {int} or len(latest) != len(unknown):
        raise ValueError(latest)
    if min(latest) < 0 or any(map(gt, latest, unknown)):
        raise ValueError(latest)
    return latest


def _is_blank(cell: object) -> bool:
    return cell is None or cell != cell or (isinstance(cell, str) and not cell.strip())
