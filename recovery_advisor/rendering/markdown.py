"""Renders an explanation as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recovery_advisor.rendering.ascii_scale import drawn
from recovery_advisor.rendering.explanation_page import explained
from recovery_advisor.rendering.page import Block, BulletList, Heading, Paragraph
from recovery_advisor.values.explanation import Explanation
from recovery_advisor.values.translator import Translator

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
#: Text that would begin a list at the start of a line.
_BULLET, _NUMBER = re.compile(r"^([-+])"), re.compile(r"^(\d+)([.)])")


def render(explanation: Explanation, words: Translator) -> str:
    """Return the explanation as Markdown; all its texts are escaped."""
    page = explained(explanation, words)
    return "\n\n".join("\n".join(_lines(block)) for block in page) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {_plain(text)}"
        case Paragraph(text):
            yield _plain(text)
        case BulletList(items):
            for item in items:
                yield f"- {_plain(item.text)}"
                for detail in item.details:
                    yield f"  - {_plain(detail)}"
        case _:
            yield f"`{drawn(block).replace('`', chr(39))}`"


def _plain(text: str) -> str:
    """The text on one line, with Markdown and HTML markup escaped."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", line))
