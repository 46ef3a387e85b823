"""Every part of an advice is held by some law: an app that changes or drops it is caught."""

from __future__ import annotations

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st

from recovery_advisor import Advice, Preferences
from recovery_advisor.testing import LAWS, Law, LawBroken
from tests.support.advisors import shared_advisor
from tests.testing.changed_fields import (
    HEADLINE,
    NEEDED,
    Change,
    Path,
    changes,
    drops,
    parts,
    replaces,
)

ADVISOR = shared_advisor(engine="bitmap")
#: Random people alone, as whoever is found first will do; what stands above rest is found among all.
anybody = settings(
    max_examples=200, derandomize=True, database=None, deadline=None, phases=[Phase.generate]
)
everybody = settings(anybody, phases=[Phase.explicit, Phase.generate])
#: What may differ between engines.
FREE: set[Path] = {("engine",)}
#: Wishes that leave too little time, too few moves, or a region without any.
WISHES = st.sampled_from(
    [
        Preferences(focus={"neck", "upper_back"}, minutes=6),
        Preferences(minutes=1),
        Preferences(
            leave_out={one.id for one in ADVISOR.book.exercises if one.ways[0].phase == "stretch"}
        ),
        Preferences(focus=set(ADVISOR.book.regions)),
    ]
)


def _default() -> set[Path]:
    by_field: dict[str, Path] = {}
    for path in sorted(set(parts(Advice)) - FREE, key=lambda path: (len(path), path)):
        by_field[path[0]] = path
    return set(by_field.values())


#: By default one part of each field is tried, the deepest.
PARTS = [
    pytest.param(path, marks=() if path in _default() else pytest.mark.deep)
    for path in sorted(set(parts(Advice)) - FREE)
]


def holding(path: Path) -> Law:
    """The law that holds a part."""
    match path:
        case _ if path in HEADLINE:
            id = "advice-comes-back"
        case ("session", *_):
            id = "session-is-as-planned"
        case ("missing", *_):
            id = "open-questions-are-named"
        case _:
            id = "words-are-the-rules"
    [law] = [law for law in LAWS if law.id == id]
    return law


def caught(path: Path, change: Change, invalid: bool) -> bool:
    app = changes(path, change, invalid)(ADVISOR)
    how = everybody if path[0] in ("session", "no_session", "excluded") else anybody
    with pytest.raises(LawBroken) as broken:
        holding(path).check(app, advisor=ADVISOR, preferences=WISHES, settings=how)
    [breach] = broken.value.breaches
    return breach.law == ("advice-comes-back" if invalid else holding(path).id)


@pytest.mark.parametrize("path", PARTS, ids=".".join)
def test_a_part_that_says_something_else_is_caught(path: Path) -> None:
    assert caught(path, replaces(path), invalid=path in HEADLINE)


@pytest.mark.deep
@pytest.mark.parametrize("path", PARTS, ids=".".join)
def test_a_part_that_is_dropped_is_caught(path: Path) -> None:
    assert caught(path, drops, invalid=path in NEEDED)
