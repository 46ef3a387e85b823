"""Beside each rule stand examples that show each of its thresholds, and a missing answer."""

from __future__ import annotations

from itertools import product

import pytest

from recovery_advisor import load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.conditions import AtLeast, Threshold, thresholds
from recovery_advisor.rulebook.rules import Example, Rule

BOOK = load_book(shipped_rules())
RULES = {effect.rule.id: effect.rule for effect in BOOK.effects}
THRESHOLDS = [(rule, threshold) for rule in RULES.values() for threshold in thresholds(rule.when)]


def _name(value: Rule | Threshold) -> str:
    return value.id if isinstance(value, Rule) else value.question


@pytest.mark.parametrize(("rule", "threshold"), THRESHOLDS, ids=_name)
def test_two_examples_that_differ_in_one_answer_show_the_threshold(
    rule: Rule, threshold: Threshold
) -> None:
    step_back = -1 if isinstance(threshold, AtLeast) else 1
    at = _answering(rule, threshold.question, threshold.severity)
    short = _answering(rule, threshold.question, threshold.severity + step_back)
    value = BOOK.question[threshold.question].value(threshold.severity)
    assert any(
        _others(one, threshold.question) == _others(other, threshold.question)
        and one.counts != other.counts
        for one, other in product(at, short)
    ), f"{rule.id} needs two examples that differ only in {threshold.question}: {value} and next"


@pytest.mark.parametrize(("rule", "threshold"), THRESHOLDS, ids=_name)
def test_an_example_leaves_the_answer_out(rule: Rule, threshold: Threshold) -> None:
    assert any(threshold.question not in dict(example.given) for example in rule.examples)


def _answering(rule: Rule, question: str, severity: int) -> list[Example]:
    codes = BOOK.question[question].codes
    return [
        example
        for example in rule.examples
        if question in dict(example.given) and codes[dict(example.given)[question]] == severity
    ]


def _others(example: Example, question: str) -> dict[str, int]:
    return {id: BOOK.question[id].codes[answer] for id, answer in example.given if id != question}
