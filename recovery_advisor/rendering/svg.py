"""Draws a scale as SVG: a bar from best to worst, lines for thresholds, a diamond for an answer.

Shape, position and labels carry the meaning; the only colour is that of the surrounding text.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from recovery_advisor.rendering.page import Picture

_LEFT, _WIDTH, _RIGHT = 60, 320, 460
_BAR, _THICK = 30, 12
#: Labels closer than this are placed in different rows.
_NEAR = 26
_TEXT = 'font-family="sans-serif" font-size="12" fill="currentColor"'


def svg(picture: Picture, fits: str = 'style="max-width:100%"') -> str:
    """Return the picture as an SVG element with a text description.

    Args:
        picture: the picture.
        fits: the attribute that makes it fit its page.
    """
    middle = _BAR + _THICK // 2 + 4
    parts = [
        f'<rect x="{_LEFT}" y="{_BAR}" width="{_WIDTH}" height="{_THICK}" fill="none"'
        ' stroke="currentColor"/>',
        _label(_LEFT - 6, middle, "end", picture.best),
        _label(_LEFT + _WIDTH + 6, middle, "start", picture.worst),
        *_ticks(picture),
        *_answer(picture),
    ]
    return (
        f'<svg role="img" aria-label="{escape(picture.says)}" viewBox="0 0 {_RIGHT} 76"'
        f' width="{_RIGHT}" height="76" {fits}>{"".join(parts)}</svg>'
    )


def _ticks(picture: Picture) -> Iterator[str]:
    """Yield a line through the bar for each threshold, with its value below."""
    before, row = -_NEAR, 0
    for tick in picture.ticks:
        x = _LEFT + tick.before * _WIDTH // picture.steps
        row = 1 - row if x - before < _NEAR else 0
        before = x
        yield (
            f'<line x1="{x}" x2="{x}" y1="{_BAR - 4}" y2="{_BAR + _THICK + 4}"'
            ' stroke="currentColor" stroke-width="2"/>'
        )
        yield _label(x, _BAR + _THICK + 16 + 12 * row, "middle", tick.label)


def _answer(picture: Picture) -> Iterator[str]:
    """Yield a diamond on the bar at the answer, with the answer above; the text if unknown."""
    if picture.at is None and not picture.answer:
        return
    if picture.at is None:
        yield _label(_LEFT + _WIDTH // 2, _BAR - 12, "middle", picture.answer)
        return
    x = _LEFT + (2 * picture.at + 1) * _WIDTH // (2 * picture.steps)
    top, middle, bottom = _BAR - 2, _BAR + _THICK // 2, _BAR + _THICK + 2
    points = f"{x},{top} {x + 7},{middle} {x},{bottom} {x - 7},{middle}"
    yield f'<polygon points="{points}" fill="currentColor"/>'
    yield _label(x, _BAR - 12, "middle", picture.answer)


def _label(x: int, y: int, anchor: str, text: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" {_TEXT}>{escape(text)}</text>'
