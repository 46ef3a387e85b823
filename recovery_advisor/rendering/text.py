"""An explanation as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper

from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.rendering.ascii_scale import drawn
from recovery_advisor.rendering.explanation_page import explained
from recovery_advisor.rendering.page import Block, BulletList, Heading, ListItem, Paragraph
from recovery_advisor.values.explanation import Explanation
from recovery_advisor.values.translator import Translator


def render(explanation: Explanation, words: Translator) -> str:
    """The page of the explanation, no line longer than a terminal is wide."""
    page = explained(explanation, words)
    return "\n".join(line for block in page for line in _lines(block)).strip("\n")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, _) | Paragraph(text):
            yield from ("", _filled(text))
        case BulletList(items):
            for item in items:
                yield from _item(item)
        case _:
            yield f"    {drawn(block)}"


def _item(item: ListItem) -> Iterator[str]:
    yield _indented(item.text, "  - ")
    for detail in item.details:
        yield _indented(detail, "      ")


def _indented(text: str, first: str) -> str:
    return _filled(text, first, " " * len(first))


def _filled(text: str, first: str = "", following: str = "") -> str:
    """No name is torn in two at a hyphen, so that it can be looked for."""
    wrapper = TextWrapper(WIDTH, first, following, break_on_hyphens=False, break_long_words=False)
    return wrapper.fill(text)
