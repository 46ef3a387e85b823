"""Renders an explanation as self-contained HTML: inline styles, no scripts, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from recovery_advisor.rendering.explanation_page import page_of
from recovery_advisor.rendering.page import Block, BulletList, Heading, ListItem, Paragraph
from recovery_advisor.rendering.svg import svg
from recovery_advisor.values.explanation import Explanation
from recovery_advisor.values.translator import Translator

_STYLE = "font-family:sans-serif;line-height:1.4;max-width:44em"


def render(explanation: Explanation, words: Translator) -> str:
    """Return the explanation as one HTML element, for a notebook or any other page."""
    page = page_of(explanation, words)
    inner = "\n".join(line for block in page for line in _lines(block))
    return f'<section style="{_STYLE}">\n{inner}\n</section>\n'


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case Paragraph(text):
            yield f"<p>{escape(text)}</p>"
        case BulletList(items):
            yield "<ul>"
            yield from (_item(item) for item in items)
            yield "</ul>"
        case _:
            yield svg(block)


def _item(item: ListItem) -> str:
    details = "".join(f"<li>{escape(detail)}</li>" for detail in item.details)
    return f"<li>{escape(item.text)}{f'<ul>{details}</ul>' if details else ''}</li>"
