"""Draws a scale with ASCII characters."""

from __future__ import annotations

from recovery_advisor.rendering.page import Picture

#: The most characters of a scale; longer scales are compressed.
_WIDEST = 24


def draw(picture: Picture) -> str:
    """Draw a scale: ``0 [---|-|---|-O--] 10``, with a bar for a threshold and O for the answer."""
    steps = picture.steps
    cells = min(steps, _WIDEST)
    bars = {min(tick.before * cells // steps, cells - 1) for tick in picture.ticks}
    at = None if picture.at is None else picture.at * cells // steps
    line = "".join(
        ("|" if cell in bars else "") + ("O" if cell == at else "-") for cell in range(cells)
    )
    return f"{picture.best} [{line}] {picture.worst}"
