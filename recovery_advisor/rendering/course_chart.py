"""Draws four weeks of a course as SVG: pain, range of motion, what was advised and done, flares.

Shape, height and labels carry the meaning; the only colour is that of the surrounding text. A picture
is as wide as a phone, and two stand side by side on A4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from html import escape
from itertools import groupby, pairwise

from recovery_advisor.rendering.page import CourseChart
from recovery_advisor.values.levels import Readiness, Urgency

#: The days of a picture.
DAYS = 28
_LEFT, _DAY, _WIDTH, _HEIGHT = 84, 9.2, 346, 380
_RIGHT = _LEFT + DAYS * _DAY
_HALF = 2.6
#: The top and the bottom of each lane.
_PAIN, _RANGE, _ADVICE, _REFERRAL = (34, 84), (104, 144), (164, 232), (302, 346)
_OWN, _FLARE = 250, 268
_LEVELS = tuple(Readiness)
_URGENCIES = tuple(Urgency)
#: Points further apart are not joined by a line.
_JOINED = timedelta(days=4)
_HALF_A_DAY = timedelta(hours=12)
_TEXT = 'font-family="sans-serif" fill="currentColor"'
_THIN = 'stroke="currentColor" stroke-width="0.5" stroke-dasharray="1 2"'


def draw_course(chart: CourseChart) -> str:
    """Return the picture as an SVG element with a title and a description."""
    id = f"course-{chart.start}"
    inner = "".join(
        part
        for lane in (_frame, _pain, _range, _advice, _sessions, _flares, _referrals)
        for part in lane(chart)
    )
    return (
        f'<svg role="img" aria-labelledby="{id}-title {id}-says" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' width="{_WIDTH}" height="{_HEIGHT}"'
        ' style="display:inline-block;vertical-align:top;margin:0 0 1rem">'
        f'<title id="{id}-title">{escape(chart.title)}</title>'
        f'<desc id="{id}-says">{escape(chart.says)}</desc>{inner}</svg>'
    )


def _frame(chart: CourseChart) -> Iterator[str]:
    """Yield the title, a line for each week and the days below."""
    yield _text(_LEFT, 14, "start", chart.title, bold=True)
    for week in range(0, DAYS + 1, 7):
        x = _LEFT + week * _DAY
        yield _line(x, 22, x, _REFERRAL[1] + 4, _THIN)
        if week < DAYS:
            day = chart.start + timedelta(days=week)
            yield _text(x + 1, _HEIGHT - 16, "start", f"{day:%m-%d}")
    for day_number in range(DAYS):
        x = _LEFT + (day_number + 0.5) * _DAY
        yield _line(x, _REFERRAL[1] + 4, x, _REFERRAL[1] + 7, 'stroke="currentColor"')


def _pain(chart: CourseChart) -> Iterator[str]:
    yield from _scale(chart.labels["pain"], _PAIN, (0, 5, 10))
    spots = [(one.at, _on(_PAIN, one.pain / 10)) for one in chart.points if one.pain is not None]
    yield from _joined(chart, spots, "")
    for at, y in spots:
        yield f'<circle cx="{_x(chart, at):.1f}" cy="{y:.1f}" r="2.4" fill="currentColor"/>'


def _range(chart: CourseChart) -> Iterator[str]:
    yield from _scale(chart.labels["range"], _RANGE, (0, 50, 100))
    spots = [
        (one.at, _on(_RANGE, one.range / 100)) for one in chart.points if one.range is not None
    ]
    yield from _joined(chart, spots, ' stroke-dasharray="3 2"')
    for at, y in spots:
        yield _box(_x(chart, at) - 2, y - 2, 4, 4, "0")


def _advice(chart: CourseChart) -> Iterator[str]:
    """Yield a column for each advice, as high as its level."""
    for level in _LEVELS:
        y = _level(level)
        yield _text(_LEFT - 6, y + 4, "end", chart.labels[level])
        yield _line(_LEFT, y, _RIGHT, y, _THIN)
    for one in chart.points:
        if one.readiness is not None:
            top = _level(one.readiness)
            yield _box(_x(chart, one.at) - _HALF, top, 2 * _HALF, _ADVICE[1] - top + 1, "0.15")


def _sessions(chart: CourseChart) -> Iterator[str]:
    """Yield a disc at the level of each session; a diamond below for something of one's own."""
    yield _text(_LEFT - 6, _OWN + 4, "end", chart.labels["other"])
    for one in chart.points:
        x = _x(chart, one.at)
        if one.session == "other":
            yield _diamond(x, _OWN)
        elif one.session is not None:
            y = _level(Readiness(one.session))
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.8" fill="currentColor"/>'


def _flares(chart: CourseChart) -> Iterator[str]:
    """Yield a bar while a flare stands: full while it is active, a frame while it settles."""
    yield _text(_LEFT - 6, _FLARE + 4, "end", chart.labels["flare"])
    points = chart.points
    for flare, run in groupby(range(len(points)), lambda number: points[number].flare):
        if flare != "none":
            numbers = list(run)
            first, last = numbers[0], numbers[-1]
            left, after = _x(chart, points[first].at), points[last + 1 : last + 2]
            right = _x(chart, after[0].at if after else points[last].at + _HALF_A_DAY)
            yield _box(left, _FLARE - 4, right - left, 8, "1" if flare == "active" else "0")


def _referrals(chart: CourseChart) -> Iterator[str]:
    """Yield a column for each referral, the more urgent the higher."""
    yield _text(_LEFT - 6, _REFERRAL[0] - 9, "end", chart.labels["referral"], bold=True)
    for urgency in _URGENCIES[1:]:
        y = _urgency(urgency)
        yield _text(_LEFT - 6, y + 4, "end", chart.labels[urgency])
        yield _line(_LEFT, y, _RIGHT, y, _THIN)
    for one in chart.points:
        if one.urgency is not Urgency.NONE:
            top = _urgency(one.urgency)
            height = _REFERRAL[1] - top
            yield _box(_x(chart, one.at) - _HALF, top, 2 * _HALF, height, "1")


def _scale(label: str, lane: tuple[int, int], values: Sequence[int]) -> Iterator[str]:
    """Yield the label of a lane, and a line with each value."""
    yield _text(_LEFT - 24, (lane[0] + lane[1]) // 2 + 4, "end", label, bold=True)
    for value in values:
        y = _on(lane, value / values[-1])
        yield _text(_LEFT - 4, y + 4, "end", str(value))
        yield _line(_LEFT, y, _RIGHT, y, _THIN)


def _joined(
    chart: CourseChart, spots: Iterable[tuple[datetime, float]], style: str
) -> Iterator[str]:
    for (at, y), (next_at, next_y) in pairwise(spots):
        if next_at - at <= _JOINED:
            stroke = f'stroke="currentColor" stroke-width="1.2"{style}'
            yield _line(_x(chart, at), y, _x(chart, next_at), next_y, stroke)


def _x(chart: CourseChart, at: datetime) -> float:
    return _LEFT + _DAY * day_of(at, chart.start)


def day_of(at: datetime, start: date) -> float:
    """How many days of the calendar lie between, by the clock on the wall."""
    whole = (at.date() - start).days
    return whole + (at.hour * 60 + at.minute) / (24 * 60)


def _on(lane: tuple[int, int], part: float) -> float:
    top, bottom = lane
    return bottom - part * (bottom - top)


def _level(level: Readiness) -> float:
    return _on((_ADVICE[0] + 6, _ADVICE[1]), level.rank / (len(_LEVELS) - 1))


def _urgency(urgency: Urgency) -> float:
    return _on(_REFERRAL, urgency.rank / (len(_URGENCIES) - 1))


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
        f' fill="currentColor" fill-opacity="{fill}" stroke="currentColor"/>'
    )


def _diamond(x: float, y: float) -> str:
    points = f"{x:.1f},{y - 5} {x + 5:.1f},{y} {x:.1f},{y + 5} {x - 5:.1f},{y}"
    return f'<polygon points="{points}" fill="none" stroke="currentColor"/>'


def _line(x: float, y: float, to_x: float, to_y: float, stroke: str) -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" {stroke}/>'


def _text(x: float, y: float, anchor: str, text: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="10.5"{weight} {_TEXT}>'
        f"{escape(text)}</text>"
    )
