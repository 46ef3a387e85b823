"""What people show of generated rules, against Kleene logic with each threshold turned by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, product
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from recovery_advisor import RuleBook
from recovery_advisor.assessment.intake import Intake
from recovery_advisor.authoring.coverage.deciding import Demonstration, Demonstrations
from recovery_advisor.authoring.coverage.examples import examples
from recovery_advisor.authoring.coverage.obligations import Obligation, Obligations
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.conditions import AtLeast, Threshold, thresholds
from recovery_advisor.rulebook.kleene import counts
from recovery_advisor.rulebook.questions import Interval
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.testing import rule_books
from tests.coverage.books import book as written
from tests.coverage.books import rule
from tests.support.conditions import with_other

#: A question that nobody is asked. What looks at it holds, or does not, as a test wants it.
TURNED = AtLeast("turned", 1)
BOTH_WAYS = (Interval(0, 0), Interval(1, 1))
MOST_PEOPLE = 3_000
#: Any that there is will do, however large.
FIRST = settings(max_examples=500, phases=[Phase.generate], database=None, derandomize=True)


def demonstrated_by_hand(
    effect: Effect, book: RuleBook, person: Lowered
) -> Iterator[Demonstration]:
    answers = {
        question.id: question.intervals[number]
        for question, number in zip(book.questions, person, strict=True)
    }
    counted = counts(effect, answers)
    yield Demonstration(None, counted)
    for threshold in set(thresholds(effect.rule.when)):
        question = book.question[threshold.question]
        known = answers[question.id] != question.intervals[question.unknown]
        if known and len(_outcomes(effect, threshold, answers)) == 2:
            yield Demonstration(threshold, counted)


def _outcomes(
    effect: Effect, threshold: Threshold, answers: Mapping[str, Interval]
) -> frozenset[bool]:
    """What becomes of an effect when a threshold holds, and when it does not."""
    when = with_other(effect.rule.when, threshold, TURNED)
    other = replace(effect, rule=replace(effect.rule, when=when))
    return frozenset(counts(other, {**answers, TURNED.question: way}) for way in BOTH_WAYS)


def lowered_answers(book: RuleBook) -> st.SearchStrategy[Lowered]:
    return st.tuples(*[st.integers(0, question.unknown) for question in book.questions])


def combinations(effect: Effect, book: RuleBook) -> list[Lowered]:
    """Everybody whom one effect can tell apart; the other questions have their best answer."""
    asked = {threshold.question for threshold in thresholds(effect.rule.when)}
    choices = [
        range(question.unknown + 1) if question.id in asked else (0,) for question in book.questions
    ]
    return list(islice(product(*choices), MOST_PEOPLE + 1))


@given(rule_books(), st.data())
def test_a_person_meets_what_turning_each_threshold_by_hand_shows(
    book: RuleBook, data: DataObject
) -> None:
    obligations = Obligations(book)
    for person in data.draw(st.lists(lowered_answers(book), min_size=1, max_size=5)):
        met = obligations.met_by(person)
        left = {one for _, one in obligations.left_by(met)}
        shown = {
            Obligation(effect, one)
            for effect in book.effects
            for one in demonstrated_by_hand(effect, book, person)
        }
        assert set(obligations.all) - left == shown


@given(rule_books())
def test_each_effect_and_each_of_its_thresholds_is_due_both_ways(book: RuleBook) -> None:
    due = [
        (effect, Demonstration(what, counts))
        for effect in book.effects
        for what in (None, *set(thresholds(effect.rule.when)))
        for counts in (True, False)
    ]
    obligations = Obligations(book)
    assert len(obligations.all) == len(due)
    assert set(obligations.all) == set(due)


@given(rule_books())
def test_an_example_shows_what_it_is_for_and_where_there_is_none_nobody_does(
    book: RuleBook,
) -> None:
    check_examples(book)


@pytest.mark.parametrize("effect", [{"limit": "rest"}, {"refer": "routine"}])
@pytest.mark.parametrize(
    "when",
    [
        {"all": [{"ache": "1 or worse"}, {"any": [{"pain": "3 or worse"}, {"pain": "5 or worse"}]}]},
        {"any": [{"all": [{"pain": "3 or worse"}, {"pain": "5 or worse"}]}, {"pain": "4 or worse"}]},
        {"any": [{"pain": "3 or worse"}, {"ache": "3 or worse"}]},
        {"any": [{"pain": "3 or worse"}, {"all": [{"pain": "5 or worse"}, {"ache": "some or worse"}]}]},
    ],
)  # fmt: skip
def test_the_same_of_rules_whose_thresholds_stand_in_each_others_way(
    when: Any, effect: dict[str, str]
) -> None:
    check_examples(written(rule(when, **effect)))


def check_examples(book: RuleBook) -> None:
    intake = Intake(book)
    for effect in book.effects:
        of, found = Demonstrations(effect, book), examples(effect, book)
        for shown, answers in found.items():
            assert shown in of.by(intake.read(answers).answers)
        people = combinations(effect, book)
        # Of a note, whose condition may speak of both sides, somebody may be overlooked.
        if effect.kind != "note" and len(people) <= MOST_PEOPLE:
            assert found.keys() == frozenset[Demonstration]().union(*map(of.by, people))


def test_generated_rules_have_thresholds_that_decide_and_idle_ones() -> None:
    def idle(book: RuleBook) -> bool:
        obligations = Obligations(book)
        return any(one.shown not in examples(one.effect, book) for one in obligations.all)

    assert find(rule_books(), idle, settings=FIRST)
    assert find(rule_books(), lambda book: not idle(book), settings=FIRST)


@given(rule_books(), st.data())
def test_a_missing_answer_shows_nothing_of_a_threshold(book: RuleBook, data: DataObject) -> None:
    nobody_asked = tuple(question.unknown for question in book.questions)
    effect = data.draw(st.sampled_from(book.effects))
    assert {one.threshold for one in Demonstrations(effect, book).by(nobody_asked)} == {None}
