"""Renders an explanation as HTML to stand below an advice: classes alone, no style and no script."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.rendering.explanation_page import page_of
from recovery_advisor.rendering.html_blocks import lines_of
from recovery_advisor.rendering.page import Block, Picture
from recovery_advisor.rendering.svg import svg
from recovery_advisor.values.markup import AtLevel
from recovery_advisor.values.translator import Translator


def render(shown: AtLevel, words: Translator) -> str:
    """Return the sections of an explanation; the verdict stands in the advice above."""
    _, *sections = page_of(shown.value, words)
    lines = [line for block in sections for line in _lines(block, shown.level - 2)]
    return "\n".join(['<section class="recovery-explanation">', *lines, "</section>"]) + "\n"


def _lines(block: Block, below: int) -> Iterator[str]:
    if isinstance(block, Picture):
        yield svg(block, fits='class="scale"')
    else:
        yield from lines_of(block, below)
