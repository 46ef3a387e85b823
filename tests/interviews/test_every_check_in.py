"""The base pack's interview with everybody there could be, doubt about any answer included."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod

from recovery_advisor import Preferences
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.planning.equipment import available_equipment
from recovery_advisor.rulebook.boundary_classes import classes, thresholds_of
from recovery_advisor.rulebook.wording import answer_of
from tests.support.advisors import shared_advisor

ADVISOR = shared_advisor("upper-back", engine="bitmap")
BOOK = ADVISOR.book
LAWS, ENGINE = Laws(BOOK), BitmapEngine(BOOK)
#: For each question a severity of each class of answers that no rule can tell apart, and unknown.
CLASSES = {one.id: classes(one, list(thresholds_of(BOOK))) for one in BOOK.questions}
USABLE = frozenset(
    way.id for way in BOOK.ways if way.needs <= available_equipment(Preferences(), BOOK)
)


def endings(told: dict[str, int]) -> Iterator[dict[str, int]]:
    """What was told by the end of each interview that begins like this."""
    answers = {
        id: None if severity == asked.unknown else answer_of(asked, severity)
        for id, severity in told.items()
        for asked in [BOOK.question[id]]
    }
    question = ADVISOR.next_question(answers)
    if question is None:
        yield told
        return
    for severity in CLASSES[question.id]:
        yield from endings({**told, question.id: severity})


def outcome(severities: tuple[int, ...]) -> tuple[object, frozenset[str]]:
    """The decision and the ways allowed."""
    counting = ENGINE.counting(severities)
    permit = LAWS.permit_for(counting)
    return LAWS.decide(counting), permit.ways & USABLE if permit else frozenset()


def test_everybody_gets_the_advice_of_asking_everything() -> None:
    """Each person ends at one place, and all who end there get the same advice."""
    people = 0
    for told in endings({}):
        everybody = list(product(*[[told[id]] if id in told else CLASSES[id] for id in CLASSES]))
        people += len(everybody)
        assert len({outcome(one) for one in everybody}) == 1, told
    assert people == prod(map(len, CLASSES.values()))
