"""Draws how seconds grow, both axes by powers of ten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import floor, log10

_LEFT, _TOP, _WIDTH, _HEIGHT = 70, 20, 420, 260
_DASHES = ("", "6 3", "2 3", "8 3 2 3")
_TEXT = 'font-family="sans-serif" font-size="12" fill="currentColor"'
#: How a picture that stands alone is seen, on a light system and on a dark one. Its paper is its own: a site
#: may be dark where the system is not.
BACKGROUND = (
    "<style>svg{color:#1f2328}.page,.paper{fill:#fff}.rim{stroke:#fff}"
    "@media(prefers-color-scheme:dark){svg{color:#e6edf3}.page,.paper{fill:#0d1117}.rim{stroke:#0d1117}}"
    '</style><rect class="page" width="100%" height="100%"/>'
)

Curve = Sequence[tuple[int, float]]


def growth_picture(curves: Mapping[str, Curve]) -> str:
    """A picture of curves, each a name with sizes and seconds."""
    drawn = {name: points for name, points in curves.items() if points}
    sizes = [size for points in drawn.values() for size, _ in points]
    seconds = [max(second, 0.001) for points in drawn.values() for _, second in points]
    across, up = _decades(sizes), _decades(seconds)
    parts = [*_axes(across, up)]
    for (name, points), dashes in zip(drawn.items(), _DASHES, strict=False):
        places = [_place(size, max(second, 0.001), across, up) for size, second in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-width="2"'
            f' stroke-dasharray="{dashes}"/>'
        )
        x, y = places[-1]
        parts.append(f'<text x="{x + 6:.1f}" y="{y + 4:.1f}" {_TEXT}>{escape(name)}</text>')
    says = escape("; ".join(_in_words(name, points) for name, points in drawn.items()))
    width, height = _LEFT + _WIDTH + 110, _TOP + _HEIGHT + 50
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{says}"'
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"{BACKGROUND}{''.join(parts)}</svg>\n"
    )


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten between which some values lie."""
    low, high = floor(log10(min(values))), floor(log10(max(values))) + 1
    return low, high


def _place(
    size: float, second: float, across: tuple[int, int], up: tuple[int, int]
) -> tuple[float, float]:
    x = _LEFT + _WIDTH * (log10(size) - across[0]) / (across[1] - across[0])
    y = _TOP + _HEIGHT * (1 - (log10(second) - up[0]) / (up[1] - up[0]))
    return x, y


def _axes(across: tuple[int, int], up: tuple[int, int]) -> Iterator[str]:
    """A line for each power of ten, with its value."""
    bottom = _TOP + _HEIGHT
    for power in range(across[0], across[1] + 1):
        x, _ = _place(10.0**power, 10.0 ** up[0], across, up)
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{bottom}" stroke="currentColor" stroke-opacity="0.2"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle" {_TEXT}>{10**power:,}</text>'
    for power in range(up[0], up[1] + 1):
        _, y = _place(10.0 ** across[0], 10.0**power, across, up)
        yield f'<line x1="{_LEFT}" x2="{_LEFT + _WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="currentColor" stroke-opacity="0.2"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" {_TEXT}>{10.0**power:g} s</text>'
    middle = _LEFT + _WIDTH // 2
    yield f'<text x="{middle}" y="{bottom + 38}" text-anchor="middle" {_TEXT}>rows, rules or columns</text>'


def _in_words(name: str, points: Curve) -> str:
    return f"{name}: " + ", ".join(f"{size:,} in {second:.2f} s" for size, second in points)
