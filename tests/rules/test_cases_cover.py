"""The cases leave no verdict, threshold, answer or deciding statement out."""

from __future__ import annotations

from recovery_advisor import RuleBook, Verdict, load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.conditions import AtLeast, Threshold, thresholds
from recovery_advisor.rulebook.rules import TELLING
from tests.support.cases import read_cases

CASES = read_cases(shipped_rules(), ["upper-back"])
BOOK = load_book(shipped_rules(), ["upper-back"])

#: Statements of the guide that decide who may exercise, and one that decides who is told of warmth.
DECIDING, TOLD = {13, 14, 16, 17}, {20}


def test_there_are_at_least_forty_five_cases() -> None:
    assert len(CASES) >= 45


def test_every_verdict_of_the_base_pack_is_reached() -> None:
    reached = {case.expect.verdict for case in CASES}
    assert reached == set(Verdict) - {Verdict.EMERGENCY}


def test_both_sides_of_every_threshold_are_visited() -> None:
    visited = {question.id: _severities(BOOK, question.id) for question in BOOK.questions}
    wanted = {
        (threshold.question, severity)
        for effect in BOOK.effects
        if effect.kind not in TELLING
        for threshold in thresholds(effect.rule.when)
        for severity in _both_sides(threshold)
    }
    assert wanted
    assert {(id, severity) for id, severity in wanted if severity not in visited[id]} == set()


def test_each_answer_is_missing_alone_in_some_case() -> None:
    questions = {question.id for question in BOOK.questions}
    missing_alone = {
        next(iter(unanswered))
        for case in CASES
        if len(unanswered := questions - set(case.given)) == 1
    }
    assert missing_alone == questions


def test_cases_that_claim_a_statement_give_a_rule_that_carries_it_as_reason() -> None:
    for case in CASES:
        for statement in case.statements:
            if statement in TOLD:
                assert _carriers(statement) and case.expect.notes, (case.id, statement)
            else:
                assert _carriers(statement) & set(case.expect.reasons), (case.id, statement)


def test_each_deciding_statement_has_cases() -> None:
    claimed = [statement for case in CASES for statement in case.statements]
    assert set(claimed) == DECIDING | TOLD
    assert all(claimed.count(statement) >= 2 for statement in DECIDING)


def _severities(book: RuleBook, id: str) -> set[int]:
    codes = book.question[id].codes
    return {codes[case.given[id]] for case in CASES if id in case.given} - {codes[None]}


def _both_sides(threshold: Threshold) -> tuple[int, int]:
    severity = threshold.severity
    other = severity - 1 if isinstance(threshold, AtLeast) else severity + 1
    return severity, other


def _carriers(statement: int) -> set[str]:
    return {
        cited.id
        for cited in BOOK.cited
        if cited.what == "rule" and (cited.work, cited.statement) == ("upper-back-guide", statement)
    }
