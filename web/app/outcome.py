"""What comes of an action."""

from __future__ import annotations

from dataclasses import dataclass

from web.app.visit import Visit


@dataclass(frozen=True, slots=True)
class Download:
    """A file for the person."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The next visit, and what else is to be done.

    Attributes:
        visit: the next visit.
        notices: what is said above the screen.
        marked: ids of the questions that still want an answer.
        focus: a selector of what is to be focused; ``None`` is the heading.
        download: a file for the person.
        print: whether to print.
        quiet: whether the screen stays as it is, so that nothing has to be drawn.
    """

    visit: Visit
    notices: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    focus: str | None = None
    download: Download | None = None
    print: bool = False
    quiet: bool = False
