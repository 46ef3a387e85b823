"""Values as people see them, one file a format; it knows values and nothing else."""

from importlib import import_module
from typing import Any

from recovery_advisor.values.formats import Render, register
from recovery_advisor.values.translator import Translator

#: Every format of an explanation, with the file here whose ``render`` writes it.
FORMATS = {"text": "text", "json": "json", "markdown": "markdown", "html": "html"}


def register_formats() -> None:
    """Have values shown in every format; a file is loaded when its format is first shown."""
    for format, file in {**FORMATS, "screenful": "advice_text"}.items():
        register(format, _when_shown(f"{__name__}.{file}"))


def _when_shown(module: str) -> Render:
    def render(value: Any, words: Translator) -> str:
        return str(import_module(module).render(value, words))

    return render
