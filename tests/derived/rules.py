"""The shipped rules with the history pack, and what a history may say of a person."""

from __future__ import annotations

from functools import cache
from typing import Any

from recovery_advisor import Advisor, RuleBook, load_history_book
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.engines.registry import EngineChoice, engines_for

history_book = cache(load_history_book)


def _assessor(book: RuleBook, engine: EngineChoice) -> Assessor:
    return Assessor(book, engines_for(book, engine))


@cache
def assessor(engine: EngineChoice = "bitmap") -> Assessor:
    """What assesses by the shipped rules with the history pack."""
    return _assessor(history_book(), engine)


@cache
def plain_assessor() -> Assessor:
    """What assesses by the shipped rules alone."""
    return _assessor(Advisor(engine="bitmap").book, "bitmap")


WELL: dict[str, Any] = {question.id: question.answer(0) for question in history_book().asked}
INJURED: dict[str, Any] = {**WELL, "injury": "yes"}
#: Of somebody who checks in every day, and has trained well for a week.
GOOD: dict[str, Any] = {
    "check_in_age": 1,
    "clear_days": 7,
    "tolerated_sessions": 3,
    "return_earned": "no",
    "flare": "none",
    "unclear_days": 0,
    "strength_rest": 40,
    "unchecked_sign": "none",
    "flares": "none",
    "worsening": "no",
}
