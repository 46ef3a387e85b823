"""Renders an explanation as self-contained HTML: inline styles, no scripts, nothing fetched."""

from __future__ import annotations

from recovery_advisor.rendering.explanation_page import page_of
from recovery_advisor.rendering.html_blocks import lines_of
from recovery_advisor.values.explanation import Explanation
from recovery_advisor.values.translator import Translator

_STYLE = "font-family:sans-serif;line-height:1.4;max-width:44em"


def render(explanation: Explanation, words: Translator) -> str:
    """Return the explanation as one HTML element, for a notebook or any other page."""
    page = page_of(explanation, words)
    inner = "\n".join(line for block in page for line in lines_of(block, below=1))
    return f'<section style="{_STYLE}">\n{inner}\n</section>\n'
