"""The explanation of an advice: why not more, and what would change it."""

from __future__ import annotations

from recovery_advisor import Explanation
from recovery_advisor.rendering.explanation_page import page_of
from recovery_advisor.rendering.html_blocks import lines_of
from recovery_advisor.rendering.page import BulletList, Heading, Paragraph
from recovery_advisor.values.translator import ENGLISH
from web.app.markup import Html, folded


def whole_explanation(explained: Explanation) -> Html | None:
    """The whole explanation, folded; its texts are escaped by the library."""
    fragment = getattr(explained, "as_fragment", None)
    if fragment is not None:
        return folded("The whole explanation", Html(fragment(level=2)), class_="explanation")
    blocks = page_of(explained, ENGLISH)[1:]
    plain = [block for block in blocks if isinstance(block, (Heading, Paragraph, BulletList))]
    lines = (line for block in plain for line in lines_of(block, below=1))
    return folded("The whole explanation", Html("\n".join(lines)), class_="explanation")


def what_would_change(explained: Explanation) -> tuple[str, ...]:
    """The smallest changes that would lead further, in words."""
    levels = explained.what_would_change
    return tuple(dict.fromkeys(change.say for level in levels for change in level.sets))
