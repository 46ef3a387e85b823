"""Claims about the fold: for every course, every time and every pack whose numbers make sense."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recovery_advisor.course.ops import Truth
from recovery_advisor.proving.claim import Part, Statement
from recovery_advisor.proving.course.scene import Scene


@dataclass(frozen=True, slots=True)
class CourseClaim(Statement):
    """A proposition about every scene.

    Attributes:
        given: yields what holds of the scenes that it is about.
        shows: yields each part, in words, and what must hold of all those scenes.
    """

    given: Callable[[Scene], Iterator[Truth]]
    shows: Callable[[Scene], Iterator[Part]]
