"""Renders an explanation as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recovery_advisor.rendering.ascii_scale import draw
from recovery_advisor.rendering.explanation_page import page_of
from recovery_advisor.rendering.page import Block, BulletList, Heading, Paragraph
from recovery_advisor.values.explanation import Explanation
from recovery_advisor.values.translator import Translator

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
#: Text that would begin a list at the start of a line.
_BULLET, _NUMBER = re.compile(r"^([-+])"), re.compile(r"^(\d+)([.)])")


def render(explanation: Explanation, words: Translator) -> str:
    """Return the explanation as Markdown; all its texts are escaped."""
    page = page_of(explanation, words)
    return "\n\n".join("\n".join(_lines(block)) for block in page) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {_escaped(text)}"
        case Paragraph(text):
            yield _escaped(text)
        case BulletList(items):
            for item in items:
                yield f"- {_escaped(item.text)}"
                for detail in item.details:
                    yield f"  - {_escaped(detail)}"
        case _:
            yield f"`{draw(block).replace('`', chr(39))}`"


def _escaped(text: str) -> str:
    """The text on one line, with Markdown and HTML markup escaped."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", line))
