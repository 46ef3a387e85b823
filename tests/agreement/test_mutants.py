"""Broken rules and broken engines are caught: each check here fails when it should."""

import pytest

from recovery_advisor import Advisor, RulesError
from recovery_advisor.assessor import Assessor
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.rulebook.cases import Case, read_cases
from recovery_advisor.rulebook.folder import shipped_rules
from recovery_advisor.rulebook.lowering import Lowered, lower_effect
from recovery_advisor.rulebook.lowering import Test as LoweredTest
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.testing import Pages
from tests.support.flags import shipped_pages

CASES = [case for case in read_cases(shipped_rules()) if case.pack == "upper-back"]


def failing_cases(pages: Pages) -> list[str]:
    """The shipped cases that other rules answer otherwise."""
    advisor = Advisor.from_book(pages.book(), engine="bitmap")
    return [case.id for case in CASES if _differs(advisor, case)]


def _differs(advisor: Advisor, case: Case) -> bool:
    """Reasons count too: some limits are shadowed by what the permits ask anyway."""
    advice = advisor.assess(dict(case.given), case.preferences)
    expect = case.expect
    reasons = sorted({reason.rule for reason in advice.reasons})
    return (advice.readiness, advice.urgency, reasons) != (
        expect.readiness,
        expect.urgency,
        sorted(set(expect.reasons)),
    )


def rules() -> list[dict[str, object]]:
    """The shipped rules, without examples: those would refuse most mutants at load."""
    written = shipped_pages().changed("upper-back/readiness.yaml")["rules"]
    return [{**rule, "examples": []} for rule in written]


def with_rules(changed: list[dict[str, object]]) -> Pages:
    return shipped_pages().with_file("upper-back/readiness.yaml", {"rules": changed})


def test_the_cases_hold_on_the_rules_as_they_are() -> None:
    assert failing_cases(with_rules(rules())) == []


@pytest.mark.parametrize("rule", [rule["rule"] for rule in rules()])
def test_dropping_any_rule_is_caught(rule: str) -> None:
    assert failing_cases(with_rules([one for one in rules() if one["rule"] != rule]))


@pytest.mark.parametrize(
    ("rule", "when"),
    [
        ("severe-pain", {"any": [{"pain": "8 or worse"}, {"daily_activity_pain": "7 or worse"}]}),
        ("severe-pain", {"any": [{"pain": "7 or worse"}, {"daily_activity_pain": "8 or worse"}]}),
        ("rest-while-swollen", {"swelling": "moderate or worse"}),
        ("very-limited-range", {"range_of_motion": "48 or worse"}),
        ("injury-range-not-back", {"all": [{"injury": "yes"}, {"range_of_motion": "88 or worse"}]}),
        ("injury-still-stiff", {"all": [{"injury": "yes"}, {"stiffness": "severe"}]}),
    ],
)
def test_raising_a_threshold_is_caught(rule: str, when: dict[str, object]) -> None:
    changed = [{**one, "when": when} if one["rule"] == rule else one for one in rules()]
    assert failing_cases(with_rules(changed))


@pytest.mark.parametrize(
    ("rule", "when"),
    [
        ("rest-while-swollen", {"swelling": "mild or better"}),
        ("severe-pain", {"pain": "7 or better"}),
        ("return-gradually", {"pain": "2 or worse"}),
    ],
)
def test_a_flipped_polarity_is_refused_at_load(rule: str, when: dict[str, object]) -> None:
    changed = [{**one, "when": when} if one["rule"] == rule else one for one in rules()]
    with pytest.raises(RulesError, match="may only say"):
        with_rules(changed).book()


@pytest.mark.parametrize("rule", [rule["rule"] for rule in rules() if "note" not in rule["then"]])  # type: ignore[operator]
def test_a_rules_own_examples_catch_its_loss_of_effect(rule: str) -> None:
    """With the examples kept, moving every threshold of a rule by a step is refused at load."""
    written = shipped_pages().changed("upper-back/readiness.yaml")["rules"]
    changed = [
        {**one, "when": _moved(one["when"])} if one["rule"] == rule else one for one in written
    ]
    with pytest.raises(RulesError, match=r"does not hold|every answer"):
        with_rules(changed).book()


def _moved(when: dict[str, object]) -> dict[str, object]:
    """Each threshold a step further in, or out where there is no further in."""
    [(key, value)] = when.items()
    if key in ("all", "any"):
        assert isinstance(value, list)
        return {key: [_moved(part) for part in value]}
    question = shipped_pages().book().question[key]
    word, _, side = str(value).partition(" or ")
    band = question.band(word)
    best, worst = band or (question.severity(int(word)),) * 2
    if side == "worse" or (not side and worst == question.span):
        moved = best + 1 if best < question.span else best - 1
        return {key: f"{question.value(moved)} or worse"}
    moved = worst - 1 if worst else worst + 1
    return {key: f"{question.value(moved)} or better"}


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
