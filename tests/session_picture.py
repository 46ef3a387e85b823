"""The picture of the README: some moves of its session, each with its drawing and its dose."""

from __future__ import annotations

from html import escape

from recovery_advisor import Advisor, Item, Preferences, Screening

_SHOWN = ("arm_circles", "cat_cow", "face_pull", "childs_pose")
_WIDTH, _HEIGHT, _COLUMNS = 440, 250, 2


def session_picture() -> str:
    """The moves as one SVG, on white, so that it can be read on a dark page too."""
    moves = {item.exercise: item for item in _session()}
    rows = -(-len(_SHOWN) // _COLUMNS)
    parts = [_placed(moves[id], number) for number, id in enumerate(_SHOWN)]
    size = f'width="{_COLUMNS * _WIDTH}" height="{rows * _HEIGHT}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} color="black" font-family="sans-serif">'
        f'<rect {size} fill="white"/>'
    )
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
    row, column = divmod(number, _COLUMNS)
    assert item.drawing is not None
    return (
        f'<g transform="translate({column * _WIDTH + 13} {row * _HEIGHT})">'
        f'<text y="30" font-size="18" font-weight="bold">{escape(item.name)}</text>'
        f'<text y="52" font-size="15">{escape(item.dose_in_words)}</text>'
        f'<g transform="translate(0 62)">{item.drawing.as_svg()}</g></g>'
    )
