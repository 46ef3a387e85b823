"""Reads a column of courses: what the history of each row's person says of today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from recovery_advisor.course.course import Course
from recovery_advisor.course.derived import derived
from recovery_advisor.course.instants import instant
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.tables.cells import NOT_KNOWN, code_of

#: What a cell holds.
ALLOWED = (
    "the course of somebody by these rules as Course.to_json() gives it, with no clearance in force"
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
        return tuple(one.id for one in self.rules.book.questions)

    def read(self, cell: object) -> tuple[list[int], bool]:
        """The code of the answer to each of these in a cell, and whether it can't be taken.

        A blank cell is somebody without events. Where a course has a clearance in force, which a table
        can't weigh, its answers are read as they were given, and it can't be taken.
        """
        try:
            course = Course() if _is_blank(cell) else Course.from_json(cell)  # type: ignore[arg-type]  # refused below
            return self._answers(course), bool(course.cleared(instant(self.as_of)))
        except Exception:  # whatever is wrong with a text that is no course of these rules
            return [NOT_KNOWN] * len(self.rules.book.questions), True

    def _answers(self, course: Course) -> list[int]:
        """The code of each answer.

        Raises:
            Exception: any, for a course that is not by these rules.
        """
        book = self.rules.book
        latest = dict(zip((one.id for one in book.asked), self._latest(course), strict=True))
        said = derived(self.rules, course, instant(self.as_of))
        found = []
        for one in book.questions:
            severity = one.codes[said.get(one.id)] if one.derived else latest[one.id]
            found.append(NOT_KNOWN if severity == one.unknown else code_of(severity))
        return found

    def _latest(self, course: Course) -> Lowered:
        latest, unknown = course.latest, self.rules.unknown
        if latest is None:
            return unknown
        for severity, most in zip(latest, unknown, strict=True):
            if type(severity) is not int or not 0 <= severity <= most:
                raise ValueError(severity)
        return latest


def _is_blank(cell: object) -> bool:
    return cell is None or cell != cell or (isinstance(cell, str) and not cell.strip())
