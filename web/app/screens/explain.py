"""The explanation of an advice: why not more, and what would change it."""

from __future__ import annotations

from recovery_advisor import Explanation
from web.app.markup import Html, folded

_SCALES = "Your answers on their scales"


def whole_explanation(explained: Explanation) -> Html | None:
    """The whole explanation, folded; its texts are escaped by the library."""
    title = "Why not more, and your answers on their scales" if explained.why_not else _SCALES
    return folded(title, Html(explained.as_fragment(level=2)), class_="explanation")


def what_would_change(explained: Explanation) -> tuple[str, ...]:
    """The smallest changes that would lead further, in words."""
    levels = explained.what_would_change
    return tuple(dict.fromkeys(change.say for level in levels for change in level.sets))
