"""An explanation as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recovery_advisor.rendering.ascii_scale import drawn
from recovery_advisor.rendering.explanation_page import explained
from recovery_advisor.rendering.page import Block, BulletList, Heading, Paragraph
from recovery_advisor.values.explanation import Explanation
from recovery_advisor.values.translator import Translator

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
#: What would begin a list where it stands first.
_BULLET, _NUMBER = re.compile(r"^([-+])"), re.compile(r"^(\d+)([.)])")


def render(explanation: Explanation, words: Translator) -> str:
    """The page of the explanation; nothing that it says is taken for markup."""
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
    """The text on one line, with everything escaped that Markdown or HTML would obey."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", line))
