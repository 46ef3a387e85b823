"""Registry of output formats: renderers register here, so that values need not import them."""

from collections.abc import Callable
from typing import Any

from recovery_advisor.values.translator import Translator

#: Returns a value as text; headings and connecting words are translated.
Renderer = Callable[[Any, Translator], str]
_RENDERERS: dict[str, dict[str, Renderer]] = {}


def register(kind: str, format: str, render: Renderer) -> None:
    """Register the renderer of a format for a kind of value, replacing any earlier one."""
    _RENDERERS.setdefault(kind, {})[format] = render


def render(value: object, kind: str, format: str, words: Translator) -> str:
    """Return a value rendered in a format.

    Args:
        value: the value to render.
        kind: what it is, such as ``explanation``; each kind has formats of its own.
        format: the name of the format, such as ``html``.
        words: translator into the value's language, for headings and connecting words.

    Raises:
        ValueError: for a format that is not registered for the kind.
    """
    renderers = _RENDERERS[kind]
    if format not in renderers:
        raise ValueError(f"{format!r} is no format; there are {', '.join(renderers)}")
    return renderers[format](value, words)
