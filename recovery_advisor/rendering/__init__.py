"""Renders values as text, Markdown, HTML and JSON, one module for each format."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from recovery_advisor.values.formats import Renderer, register
from recovery_advisor.values.translator import Translator

#: The formats of an explanation, each with the module here whose ``render`` writes it.
FORMATS: Mapping[str, str] = MappingProxyType(
    {"text": "text", "json": "json", "markdown": "markdown", "html": "html"}
)


def register_formats() -> None:
    """Register all formats; a module is imported when its format is first used."""
    for format, file in FORMATS.items():
        register("explanation", format, _imported_on_use(f"{__name__}.{file}"))
    register("advice", "screenful", _imported_on_use(f"{__name__}.advice_screen"))
    register("advice", "text", _imported_on_use(f"{__name__}.advice_text"))
    register("advice", "html", _imported_on_use(f"{__name__}.advice_page"))
    register("session", "html", _imported_on_use(f"{__name__}.session_page"))
    register("explanation fragment", "html", _imported_on_use(f"{__name__}.explanation_fragment"))
    register("html", "notebook", _imported_on_use(f"{__name__}.notebook"))
    register("reviews", "line", _imported_on_use(f"{__name__}.review_line"))
    register("part of a session", "words", _imported_on_use(f"{__name__}.session_words"))
    register("drawing", "svg", _imported_on_use(f"{__name__}.drawing"))
    register("drawing", "moving svg", _imported_on_use(f"{__name__}.moving_drawing"))


def _imported_on_use(module: str) -> Renderer:
    def render(value: Any, words: Translator) -> str:
        return str(import_module(module).render(value, words))

    return render
