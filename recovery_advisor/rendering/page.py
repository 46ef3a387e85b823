"""The layout of a page as blocks, independent of the output format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from recovery_advisor.values.levels import Readiness, Urgency
from recovery_advisor.values.movement import Drawing


class Heading(NamedTuple):
    """A heading of level 1 (the page), 2 (a section) or deeper; ``anchor`` is what links name."""

    text: str
    level: int
    anchor: str = ""


class Paragraph(NamedTuple):
    """A paragraph."""

    text: str


class ListItem(NamedTuple):
    """An item of a bullet list, with details under it."""

    text: str
    details: tuple[str, ...] = ()


class BulletList(NamedTuple):
    """A bullet list."""

    items: tuple[ListItem, ...]


class Tick(NamedTuple):
    """A threshold on a picture.

    Attributes:
        before: the step, counted from the best end, before which it lies.
        label: the value at the threshold.
    """

    before: int
    label: str


class Picture(NamedTuple):
    """An answer on its scale, best end first.

    Attributes:
        steps: the number of steps of the scale.
        at: the step of the answer; ``None`` if unknown.
        best: label of the best end.
        worst: label of the worst end.
        answer: label of the answer.
        ticks: the thresholds, from the best end to the worst.
        says: a description of the picture, for those who can't see it.
    """

    steps: int
    at: int | None
    best: str
    worst: str
    answer: str
    ticks: tuple[Tick, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to an anchor of the same page."""

    text: str
    to: str


#: The lines of a cell; several links may share a line, and a drawing has one of its own.
Cell = tuple[str | Link | tuple[Link, ...] | Drawing, ...]


class Row(NamedTuple):
    """A row of a table; its first cell names it."""

    cells: tuple[Cell, ...]
    anchor: str = ""


class Table(NamedTuple):
    """A table.

    Attributes:
        caption: what it shows; no other table of the page has the same.
        heads: the head of each column.
        rows: the rows; each has a cell for each head.
        wide: whether it is too wide for a phone, and is scrolled by itself.
        anchor: what links name.
        hint: what to do on a small screen, where the columns of a wide one don't fit.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    wide: bool = False
    anchor: str = ""
    hint: str = ""


class Step(NamedTuple):
    """A step of a flow chart.

    Attributes:
        title: what is done.
        lines: with what.
        always: whether it is done for everybody.
        says: a description of the step, for those who can't see it.
        last: whether no other follows.
    """

    title: str
    lines: tuple[str, ...]
    always: bool
    says: str
    last: bool


class Contents(NamedTuple):
    """The links to the sections of a document."""

    links: tuple[Link, ...]


class CoursePoint(NamedTuple):
    """What is known of a person at one moment.

    Attributes:
        at: when, in the zone in which the course is shown.
        pain: 0 to 10.
        range: of motion, in percent.
        readiness: what was advised, where anything was answered.
        urgency: how soon to see a professional.
        session: the level of a session that was done at that moment; other: something of one's own.
        flare: whether a flare stands.
    """

    at: datetime
    pain: int | None = None
    range: int | None = None
    readiness: Readiness | None = None
    urgency: Urgency = Urgency.NONE
    session: Literal["mobility", "gradual", "full", "other"] | None = None
    flare: Literal["none", "settling", "active"] = "none"


class CourseChart(NamedTuple):
    """Four weeks of a course.

    Attributes:
        start: the first day.
        points: what is known, in the order of time.
        labels: the label of each lane, level and urgency: ``pain``, ``range``, ``rest`` and so on.
        title: a name for the picture.
        says: a description of the picture, for those who can't see it.
        alone: whether it is the only one of its page, and has the whole width.
    """

    start: date
    points: tuple[CoursePoint, ...]
    labels: Mapping[str, str]
    title: str
    says: str
    alone: bool = False


Block = Heading | Paragraph | BulletList | Picture
Page = tuple[Block, ...]
#: What a document may have beside the blocks of a page.
DocumentBlock = Block | Table | Step | Contents | CourseChart
