"""The one form of what a check of rules comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, runtime_checkable


class Report(Protocol):
    """What came of a check, for people and for programs."""

    @property
    def passed(self) -> bool:
        """Whether a build that asks for it may go on."""
        ...

    def lines(self) -> Iterable[str]:
        """For people: a line or several, each as soon as it is known."""
        ...

    def data(self) -> Mapping[str, Any]:
        """For programs: an object of JSON with all of it."""
        ...


@runtime_checkable
class Annotated(Protocol):
    """A report that speaks of lines of files."""

    def annotations(self) -> Iterable[str]:
        """For GitHub: a workflow command for each line spoken of."""
        ...
