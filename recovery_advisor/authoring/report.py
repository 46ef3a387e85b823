"""The protocols of reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, runtime_checkable


class Readable(Protocol):
    """Something that has a form for people and one for programs."""

    def lines(self) -> Iterable[str]:
        """For people: a line or several, each as soon as it is known."""
        ...

    def data(self) -> Mapping[str, Any]:
        """For programs: an object of JSON with all of it."""
        ...


class Report(Readable, Protocol):
    """The result of a check."""

    @property
    def passed(self) -> bool:
        """Whether a build that asks for the check may go on."""
        ...


@runtime_checkable
class Annotated(Protocol):
    """Something that is about lines of files."""

    def annotations(self) -> Iterable[str]:
        """For GitHub: a workflow command for each line."""
        ...
