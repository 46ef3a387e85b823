"""The layout of a page as blocks, independent of the output format."""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """A heading of level 1 (the page) or 2 (a section)."""

    text: str
    level: int


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


Block = Heading | Paragraph | BulletList | Picture
Page = tuple[Block, ...]
