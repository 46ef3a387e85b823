"""Shows values in formats that no value knows of: whoever can render one registers it here."""

from collections.abc import Callable
from typing import Any

from recovery_advisor.values.translator import Translator

#: Renders a value, with the words between its texts in a language.
Render = Callable[[Any, Translator], str]
_RENDERS: dict[str, Render] = {}


def register(format: str, render: Render) -> None:
    """Render a format so from now on."""
    _RENDERS[format] = render


def shown(value: object, format: str, words: Translator) -> str:
    """The value in a format.

    Args:
        value: what to show, such as an explanation.
        format: the name of the format, such as ``html``.
        words: the language of the value, for the words between its texts.

    Raises:
        ValueError: for a format that nobody has registered.
    """
    if format not in _RENDERS:
        raise ValueError(f"{format!r} is no format; there are {', '.join(_RENDERS)}")
    return _RENDERS[format](value, words)
