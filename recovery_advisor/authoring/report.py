"""The one form of what a check of rules comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, runtime_checkable


class Readable(Protocol):
    """Something that is said to people and to programs."""

    def lines(self) -> Iterable[str]:
        """For people: a line or several, each as soon as it is known."""
        ...

    def data(self) -> Mapping[str, Any]:
        """For programs: an object of JSON with all of it."""
        ...


class Report(Readable, Protocol):
    """What came of a check."""

    @property
    def passed(self) -> bool:
        """Whether a build that asks for the check may go on."""
        ...


@runtime_checkable
class Annotated(Protocol):
    """Something that is said of lines of files."""

    def annotations(self) -> Iterable[str]:
        """For GitHub: a workflow command for each line spoken of."""
        ...
