"""A page in no markup: what every way of showing it shows."""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """The title of what follows; level 1 stands above level 2."""

    text: str
    level: int


class Paragraph(NamedTuple):
    """Some sentences."""

    text: str


class ListItem(NamedTuple):
    """An entry of a list, with smaller lines under it."""

    text: str
    details: tuple[str, ...] = ()


class BulletList(NamedTuple):
    """A list."""

    items: tuple[ListItem, ...]


class Tick(NamedTuple):
    """A threshold on a picture.

    Attributes:
        before: it lies between this step from the best end and the one before it.
        label: the value at the threshold.
    """

    before: int
    label: str


class Picture(NamedTuple):
    """An answer on its scale, best end first.

    Attributes:
        steps: how many steps the scale has.
        at: the step of the answer; ``None`` where it is unknown.
        best: label of the best end.
        worst: label of the worst end.
        answer: label of the answer.
        ticks: the thresholds, from the best end to the worst.
        says: the whole picture in words, for those who can't see it.
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
