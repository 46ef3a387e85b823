"""Strategies of exercises as in a rules file, with ways, gear, tags and doses of every kind."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.testing.fixed_parts import SOURCE

TAGS = ("t0", "t1", "t2")
GEAR = ("band", "weights")
HOUSE = ("chair", "mat")
REGIONS = ("neck", "back", "arms")

#: Doses, some with holds beyond a session's limit, some with values not given.
_DOSES: dict[str, list[dict[str, Any]]] = {
    "cardio": [{"minutes": "5-10"}],
    "warm_up": [
        {"repetitions": "3-5", "hold": "not given"},
        {"sets": "2-3", "repetitions": 5, "sides": 2},
        {"repetitions": 3, "hold": "10-30"},
    ],
    "strength": [
        {"sets": "2-3", "repetitions": "8-12"},
        {"repetitions": "3-5", "hold": "not given"},
        {"sets": 3, "repetitions": 10, "sides": 2},
    ],
    "stretch": [{"hold": "15-90", "sides": 2}, {"repetitions": "3-5", "hold": 10}],
}

_WAY = st.fixed_dictionaries(
    {
        "needs": st.lists(st.sampled_from(GEAR + HOUSE), max_size=1),
        "tags": st.lists(st.sampled_from(TAGS), max_size=1),
    }
)
_PHASES = ["warm_up", "warm_up", "strength", "stretch", "cardio"]
_EXERCISE = st.fixed_dictionaries(
    {
        "phase": st.sampled_from(_PHASES),
        "regions": st.lists(st.sampled_from(REGIONS), min_size=1, max_size=2, unique=True),
        "tags": st.lists(st.sampled_from(TAGS), max_size=1),
        "dose": st.integers(0, 5),
        "ways": st.lists(_WAY, min_size=1, max_size=2),
    }
)


def catalogs() -> SearchStrategy[list[dict[str, Any]]]:
    """Three to eight exercises, each with one or two ways."""
    return st.lists(_EXERCISE, min_size=3, max_size=8).map(
        lambda drawn: [_exercise(f"e{number}", one) for number, one in enumerate(drawn)]
    )


def _exercise(id: str, drawn: dict[str, Any]) -> dict[str, Any]:
    doses = _DOSES[drawn["phase"]]
    return {
        **drawn,
        "exercise": id,
        "name": id.upper(),
        "dose": doses[drawn["dose"] % len(doses)],
        "ways": [
            {**way, "way": f"{id}_w{number}", "name": f"way {number}", "cues": ["Do it."]}
            for number, way in enumerate(drawn["ways"])
        ],
        "source": SOURCE,
    }
