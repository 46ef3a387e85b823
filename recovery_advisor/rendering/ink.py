"""Writes strokes as SVG: paths in the colour of the text, in a picture that they fit into.

What is behind a limb is kept off it by a rim in the colour of the page, ``Canvas``; a page of another
colour gives it to the classes ``paper`` (as fill) and ``rim`` (as stroke).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from recovery_advisor.rendering.strokes import Stroke, extent
from recovery_advisor.values.movement import Drawing

#: How wide the picture of one pose is, and how high at most.
WIDE, HIGH = 190, 180
#: How much a whole figure, and one seen close, may be enlarged.
_LARGEST, _CLOSEST = 1.2, 2.0
#: How much paper shows on each side of what crosses something else.
_RIM = 1.4


class Fit(NamedTuple):
    """The part of the plane that is shown, and how large: all the strokes, down to a floor.

    Attributes:
        left: where it begins.
        top: where it begins.
        zoom: how much it is enlarged.
        height: of the picture.
    """

    left: float
    top: float
    zoom: float
    height: float

    @classmethod
    def of(cls, strokes: Iterable[Stroke], cut: float | None) -> Fit:
        """Fit strokes into a picture.

        Args:
            strokes: all that may be in it.
            cut: below which nothing of a figure seen close is shown, but for its upper half; ``None`` for
                a whole figure.
        """
        left, top, right, bottom = extent(strokes)
        low = bottom if cut is None else min(bottom, max(cut, (top + bottom) / 2))
        largest = _LARGEST if cut is None else _CLOSEST
        zoom = min(largest, (WIDE - 2) / (right - left), (HIGH - 2) / (low - top))
        height = zoom * (low - top) + 2
        return cls((left + right - WIDE / zoom) / 2, low - (height - 1) / zoom, zoom, height)

    def picture(self, at: float) -> str:
        """The beginning of the picture, so far from the left; what is outside is cut off."""
        sizes = WIDE / self.zoom, self.height / self.zoom
        return (
            f'<svg x="{at:.0f}" y="0" width="{WIDE}" height="{self.height:.1f}"'
            f' viewBox="{self.left:.2f} {self.top:.2f} {sizes[0]:.2f} {sizes[1]:.2f}">'
        )


def whole(drawing: Drawing, wide: float, high: float, parts: Iterable[str]) -> str:
    """The SVG element of a drawing, with its words for those who can't see it."""
    say = escape(drawing.say)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" role="img" aria-label="{say}"'
        f' viewBox="0 0 {wide:.0f} {high:.1f}" width="{wide:.0f}" height="{high:.0f}" fill="none"'
        ' stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">'
        f"<title>{escape(drawing.name)}</title><desc>{say}</desc>{''.join(parts)}</svg>"
    )


def paths(poses: Sequence[Sequence[Stroke]], seconds: float) -> Iterator[str]:
    """Yield a path for each stroke of the first pose, which moves through all of them."""
    for same in zip(*poses, strict=True):
        lines = [_line(one) for one in same]
        moves = ""
        if any(line != lines[0] for line in lines):
            moves = (
                f'<animate attributeName="d" dur="{seconds:.1f}s" repeatCount="indefinite"'
                f' values="{";".join(lines)}"/>'
            )
        if same[0].rim:
            width = same[0].width + 2 * _RIM
            yield _path(lines[0], f' class="rim" stroke="Canvas" stroke-width="{width:.1f}"', moves)
        yield _path(lines[0], _looks(same[0]), moves)


def _looks(stroke: Stroke) -> str:
    fill = {
        "none": "",
        "ink": ' fill="currentColor"',
        "paper": ' class="paper" fill="Canvas"',
    }[stroke.fill]
    faint = ' opacity="0.5"' if stroke.faint else ""
    dashed = ' stroke-dasharray="2 4"' if stroke.dashed else ""
    flat = ' stroke-linecap="butt"' if stroke.flat else ""
    return f'{fill} stroke-width="{stroke.width:.1f}"{faint}{dashed}{flat}'


def _line(stroke: Stroke) -> str:
    spots = " ".join(f"{x + 0:.1f} {y + 0:.1f}" for x, y in stroke.spots)
    return f"M{spots}{'Z' if stroke.closed else ''}"


def _path(line: str, looks: str, moves: str) -> str:
    return f'<path d="{line}"{looks}>{moves}</path>' if moves else f'<path d="{line}"{looks}/>'
