"""Registry of output formats: renderers register here, so that values need not import them."""

from collections.abc import Callable
from typing import Any

from recovery_advisor.values.translator import Translator

#: Returns a value as text; headings and connecting words are translated.
Renderer = Callable[[Any, Translator], str]
_RENDERERS: dict[str, Renderer] = {}


def register(format: str, render: Renderer) -> None:
    """Register the renderer of a format, replacing any earlier one."""
    _RENDERERS[format] = render


def render(value: object, format: str, words: Translator) -> str:
    """Return a value rendered in a format.

    Args:
        value: the value to render, such as an explanation.
        format: the name of the format, such as ``html``.
        words: translator into the value's language, for headings and connecting words.

    Raises:
        ValueError: for a format that is not registered.
    """
    if format not in _RENDERERS:
        raise ValueError(f"{format!r} is no format; there are {', '.join(_RENDERERS)}")
    return _RENDERERS[format](value, words)
