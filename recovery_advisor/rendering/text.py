"""Renders an explanation as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper

from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.rendering.ascii_scale import draw
from recovery_advisor.rendering.explanation_page import page_of
from recovery_advisor.rendering.page import Block, BulletList, Heading, ListItem, Paragraph
from recovery_advisor.values.explanation import Explanation
from recovery_advisor.values.translator import Translator


def render(explanation: Explanation, words: Translator) -> str:
    """Return the explanation as text, wrapped to the width of a terminal."""
    page = page_of(explanation, words)
    return "\n".join(line for block in page for line in _lines(block)).strip("\n")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, _) | Paragraph(text):
            yield from ("", _wrapped(text))
        case BulletList(items):
            for item in items:
                yield from _item(item)
        case _:
            yield f"    {draw(block)}"


def _item(item: ListItem) -> Iterator[str]:
    yield _indented(item.text, "  - ")
    for detail in item.details:
        yield _indented(detail, "      ")


def _indented(text: str, first: str) -> str:
    return _wrapped(text, first, " " * len(first))


def _wrapped(text: str, first: str = "", following: str = "") -> str:
    """Wrap a text without breaking names at hyphens, so that they can be searched for."""
    wrapper = TextWrapper(WIDTH, first, following, break_on_hyphens=False, break_long_words=False)
    return wrapper.fill(text)
