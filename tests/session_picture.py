"""The picture of the README: some moves of its session, each with its drawing and its dose."""

from __future__ import annotations

from html import escape

from benchmarks.growth_picture import BACKGROUND
from recovery_advisor import Advisor, Item, Preferences, Screening

_SHOWN = ("arm_circles", "cat_cow", "face_pull", "childs_pose")
_WIDTH, _HEIGHT, _COLUMNS = 440, 250, 2
_ROWS = -(-len(_SHOWN) // _COLUMNS)


def session_picture() -> str:
    """The moves as one SVG, dark on light, or light on dark where the reader's system is dark."""
    moves = {item.exercise: item for item in _session()}
    parts = [_placed(moves[id], number) for number, id in enumerate(_SHOWN)]
    size = f'width="{_COLUMNS * _WIDTH}" height="{_ROWS * _HEIGHT}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif">{BACKGROUND}'
    return "\n".join([head, *parts, "</svg>", ""])


def _session() -> tuple[Item, ...]:
    healed = {
        "pain": 1,
        "daily_activity_pain": 0,
        "swelling": "none",
        "stiffness": "mild",
        "range_of_motion": 95,
        "screening": Screening.answered("red-flags/2", yes={"injury"}),
    }
    wishes = Preferences(equipment={"resistance_band"}, minutes=10)
    session = Advisor(engine="bitmap").assess(healed, wishes).session
    assert session is not None
    return session.exercises


def _placed(item: Item, number: int) -> str:
    """A move in its part of the whole, so that a page may place it elsewhere by a style."""
    row, column = divmod(number, _COLUMNS)
    assert item.drawing is not None
    return (
        f'<svg class="move" x="{column / _COLUMNS:.0%}" y="{row / _ROWS:.0%}" width="{1 / _COLUMNS:.0%}"'
        f' height="{1 / _ROWS:.0%}" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<g transform="translate(13 0)"><g fill="currentColor">'
        f'<text y="30" font-size="18" font-weight="bold">{escape(item.name)}</text>'
        f'<text y="52" font-size="15">{escape(item.dose_in_words)}</text></g>'
        f'<g transform="translate(0 62)">{item.drawing.as_svg()}</g></g></svg>'
    )
