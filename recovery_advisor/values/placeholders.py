"""Fills named placeholders such as ``{minutes}``, and nothing else, into texts for people."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def placeholders(text: str) -> tuple[str, ...] | None:
    """The names of a text's placeholders, sorted; ``None`` where a brace is part of none."""
    between = _PLACEHOLDER.sub("", text)
    return None if "{" in between or "}" in between else tuple(sorted(_PLACEHOLDER.findall(text)))


def in_braces(names: Iterable[str]) -> str:
    """The placeholders as they are written, such as ``{by}, {questions}``."""
    return ", ".join(f"{{{name}}}" for name in names) or "none"


def filled(text: str, /, **values: object) -> str:
    """The text with a value in place of each placeholder.

    Any other brace stays as it is. Unlike ``str.format`` it knows no attributes, indexes, widths or
    conversions, so that a text from a file can't reach into a value or blow it up.

    Raises:
        KeyError: for a placeholder without a value.
    """
    return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), text)
