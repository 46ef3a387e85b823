"""HTML that is escaped already, and where in a page it stands."""

from typing import Any, NamedTuple

#: A verdict at this level still has two levels of headings below it.
_LAST = 4


class Html(str):
    """Text that is HTML; a template shows it as it is, while all that is made of it is text again."""

    __slots__ = ()

    def __html__(self) -> str:
        """The same; Jinja and Django escape a text that has no such method."""
        return self


class AtLevel(NamedTuple):
    """A value that is shown below other headings of a page.

    Attributes:
        value: the value.
        level: the level of its first heading.
    """

    value: Any
    level: int


def at_level(value: object, level: int) -> AtLevel:
    """The value, to be shown with a first heading of that level.

    Raises:
        ValueError: for a level that is no whole number from 1 to 4.
    """
    if type(level) is not int or not 1 <= level <= _LAST:
        raise ValueError(f"{level!r} is no level of a heading here; give 1 to {_LAST}")
    return AtLevel(value, level)
