"""A scale drawn with plain characters."""

from __future__ import annotations

from recovery_advisor.rendering.page import Picture

#: A scale of more steps is drawn with fewer characters.
_WIDEST = 24


def drawn(picture: Picture) -> str:
    """Such as ``0 [---|-|---|-O--] 10``: a dash a step, a bar a threshold, an O the answer."""
    steps = picture.steps
    cells = min(steps, _WIDEST)
    bars = {min(tick.before * cells // steps, cells - 1) for tick in picture.ticks}
    at = None if picture.at is None else picture.at * cells // steps
    line = "".join(
        ("|" if cell in bars else "") + ("O" if cell == at else "-") for cell in range(cells)
    )
    return f"{picture.best} [{line}] {picture.worst}"
