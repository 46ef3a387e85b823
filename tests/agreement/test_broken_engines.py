"""Broken engines are caught, and rules that speak of the wrong side of a scale.

What else may be wrong with a rule is in ``tests/mutants``.
"""

import pytest

from recovery_advisor import Advisor, RulesError
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered, lower_effect
from recovery_advisor.engines.lowering import Test as LoweredTest
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.rulebook.rules import Effect
from tests.support.flags import shipped_pages


@pytest.mark.parametrize(
    ("rule", "when"),
    [
        ("rest-while-swollen", {"swelling": "mild or better"}),
        ("severe-pain", {"pain": "7 or better"}),
        ("return-gradually", {"pain": "2 or worse"}),
    ],
)
def test_a_flipped_polarity_is_refused_at_load(rule: str, when: dict[str, object]) -> None:
    pages = shipped_pages()
    rules = pages.changed("upper-back/readiness.yaml")["rules"]
    changed = [{**one, "when": when} if one["rule"] == rule else one for one in rules]
    with pytest.raises(RulesError, match="may only say"):
        pages.with_file("upper-back/readiness.yaml", {"rules": changed}).book()


class ForgetfulEngine(BitmapEngine):
    """Drops the last threshold of every alternative that has several."""

    name = "forgetful"

    def __init__(self, advisor: Advisor) -> None:
        super().__init__(advisor.book, _all_but_the_last)


def _all_but_the_last(effect: Effect) -> tuple[tuple[LoweredTest, ...], ...]:
    return tuple(tests[:-1] or tests for tests in lower_effect(effect))


class HopefulEngine(BitmapEngine):
    """Takes what is unknown for the best there is, as rule engines do."""

    name = "hopeful"

    def __init__(self, advisor: Advisor) -> None:
        super().__init__(advisor.book)
        self._unknown = [question.unknown for question in advisor.book.questions]

    def counting(self, answers: Lowered) -> int:
        hopeful = zip(answers, self._unknown, strict=True)
        return super().counting(tuple(0 if a == unknown else a for a, unknown in hopeful))


@pytest.mark.parametrize("broken", [ForgetfulEngine, HopefulEngine])
def test_a_broken_engine_is_caught_by_the_reference(broken: type[BitmapEngine]) -> None:
    advisor = Advisor(["upper-back"], engine="bitmap")
    engines: list[Engine] = [ReferenceEngine(advisor.book), broken(advisor)]  # type: ignore[arg-type]
    questions = advisor.book.questions
    nobody_asked = tuple(question.unknown for question in questions)
    hurt = tuple(question.span if question.id == "injury" else 0 for question in questions)
    found = [{engine.counting(answers) for engine in engines} for answers in (nobody_asked, hurt)]
    assert any(len(different) > 1 for different in found)


def test_a_hopeful_engine_beside_an_honest_one_is_rest() -> None:
    advisor = Advisor(["upper-back"], engine="bitmap")
    engines = (HopefulEngine(advisor), BitmapEngine(advisor.book))
    assert Assessor(advisor.book, engines).assess({}).reasons[0].rule == "engine-fault"
