"""Registry of output formats: renderers register here, so that values need not import them."""

from collections.abc import Callable
from typing import Any

from recovery_advisor.values.translator import Translator

#: Returns a value as text; headings and connecting words are translated.
Render = Callable[[Any, Translator], str]
_RENDERS: dict[str, Render] = {}


def register(format: str, render: Render) -> None:
    """Register the renderer of a format, replacing any earlier one."""
    _RENDERS[format] = render


def shown(value: object, format: str, words: Translator) -> str:
    """Return a value rendered in a format.

    Args:
        value: the value to render, such as an explanation.
        format: the name of the format, such as ``html``.
        words: translator into the value's language, for headings and connecting words.

    Raises:
        ValueError: for a format that is not registered.
    """
    if format not in _RENDERS:
        raise ValueError(f"{format!r} is no format; there are {', '.join(_RENDERS)}")
    return _RENDERS[format](value, words)
