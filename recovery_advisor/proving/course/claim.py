"""Claims about courses: about the fold alone, and about what is advised after one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from recovery_advisor.course.ops import Truth
from recovery_advisor.proving.claim import Part, Statement


@dataclass(frozen=True, slots=True)
class CourseClaim(Statement):
    """A proposition about every :class:`~recovery_advisor.proving.course.scene.Scene` of one kind.

    Attributes:
        given: yields what holds of the scenes that it is about.
        shows: yields each part, in words, and what must hold of all those scenes.
    """

    given: Callable[[Any], Iterator[Truth]]
    shows: Callable[[Any], Iterator[Part]]
