"""The pictures of a page, drawn in the colours that its reader has chosen."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath

_PICTURE = re.compile(r"^!\[(?P<says>[^\]]*)\]\((?P<to>[^):]+\.svg)\)$", re.MULTILINE)
#: What a picture needs where it stands alone: its colours, and its paper.
_ALONE = re.compile(r"<style>.*?</style>|<rect class=\"page\"[^>]*/>")
#: A part that has a line of its own, and may stand elsewhere on a phone.
_MOVE = re.compile(r'^<svg class="move".*</svg>$', re.MULTILINE)


def with_pictures(markdown: str, page: str, docs: Path) -> str:
    """Put each SVG that is alone on its line into the page, without colours of its own.

    An image follows the system's colours, and knows nothing of the site's switch for them.
    """

    def one(match: re.Match[str]) -> str:
        file = docs / normpath(join(dirname(page), match["to"]))
        if not file.is_file():
            return match.group()
        drawn = _ALONE.sub("", file.read_text("utf-8")).strip()
        drawn = "".join(_MOVE.findall(drawn)) or drawn
        says = escape(match["says"], quote=True)
        return f'<div class="picture" role="group" aria-label="{says}">{drawn}</div>'

    return _PICTURE.sub(one, markdown)
