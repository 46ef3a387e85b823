"""Whatever an engine does, an explanation raises nothing and promises nothing that it did not check."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest

from recovery_advisor import Advisor
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.rulebook.wording import answer_of
from tests.support.advisors import shared_advisor

BOOK = shared_advisor("upper-back", engine="bitmap").book
SWOLLEN: dict[str, Any] = {
    **{question.id: answer_of(question, 0) for question in BOOK.questions},
    "injury": "yes",
    "swelling": "mild",
}
HONEST = ReferenceEngine.counting


def fails(_: ReferenceEngine, answers: Lowered) -> int:
    raise ZeroDivisionError


def permits_everything(engine: ReferenceEngine, answers: Lowered) -> int:
    permits = sum(1 << i for i, effect in enumerate(BOOK.effects) if effect.kind == "permit")
    return permits & ~HONEST(engine, answers) | permits


LIES: dict[str, Callable[[ReferenceEngine, Lowered], Any]] = {
    "fails": fails,
    "finds nothing": lambda _, answers: 0,
    "permits everything": permits_everything,
    "returns nothing": lambda _, answers: None,
    "returns a negative": lambda _, answers: -1,
}


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "of two"])
@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_an_engine_that_fails_or_lies_on_changed_answers_leaves_the_reasons_alone(
    lie: Callable[[ReferenceEngine, Lowered], Any], alone: bool, caplog: pytest.LogCaptureFixture
) -> None:
    if alone and lie is permits_everything:
        pytest.skip("nobody contradicts an engine that decides alone")
    engines: list[Engine] = (
        [ReferenceEngine(BOOK)] if alone else [ReferenceEngine(BOOK), BitmapEngine(BOOK)]
    )
    advice = Assessor(BOOK, engines).assess(SWOLLEN)
    whole = advice.explain()
    assert whole.alone is None and whole.what_would_change[0].sets
    with (
        patch.object(ReferenceEngine, "counting", lie),
        caplog.at_level(logging.ERROR, "recovery_advisor"),
    ):
        explanation = advice.explain()
        assert str(explanation) and explanation.as_html()
    assert explanation.alone == "The rules could not be checked, so nothing else is told."
    assert [ground.rule for ground in explanation.why] == [one.rule for one in advice.reasons]
    assert (explanation.verdict, explanation.say) == (advice.verdict, advice.say)
    assert not explanation.what_would_change and not explanation.why_not
    assert [record.message.endswith("while explaining; rule book " + BOOK.id.sha256)
            for record in caplog.records] == [True]  # fmt: skip
    assert advice.explain() == whole


def test_ctrl_c_in_an_engine_stays_ctrl_c() -> None:
    advice = Advisor.from_book(BOOK, engine="reference").assess(SWOLLEN)
    with (
        patch.object(ReferenceEngine, "counting", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        advice.explain()
