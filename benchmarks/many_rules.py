"""What more rules cost: a decision with 50 and with 500, and loading them."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.decision import decided
from benchmarks.folders import documents, people
from benchmarks.people import lowered
from benchmarks.table import Row
from benchmarks.timing import Effort, Work, against, each
from recovery_advisor import Advisor
from recovery_advisor.loading.compiler import compile_book
from recovery_advisor.rulebook.book import RuleBook

FEW, MANY, VERY_MANY = 50, 500, 5_000
TARGET = 2.0


def rows(effort: Effort) -> Iterator[Row]:
    """The same questions and the same number counting in each book."""
    few = compile_book(documents(FEW))
    yield _decision(few, MANY, effort, TARGET)
    if effort.rounds > 2:
        yield _decision(few, VERY_MANY, effort, None)
    yield _loading(MANY, Effort(max(2, effort.rounds // 4), 0.0, 0, 0))
    if effort.rounds > 2:
        yield _loading(VERY_MANY, Effort(2, 0.0, 0, 0))


def _loading(rules: int, effort: Effort) -> Row:
    what = f"loading {rules} rules, {rules // FEW} times as many (compiled, engines built)"
    return Row(what, f"loading {FEW} rules", against(_loaded(rules), _loaded(FEW), effort))


def _decision(few: RuleBook, rules: int, effort: Effort, target: float | None) -> Row:
    many = compile_book(documents(rules))
    crowd = people(2_000)
    measured = against(_crowd(many, crowd), _crowd(few, crowd), effort)
    what = f"decision with {rules} rules, 24 questions, as many counting, nothing kept"
    return Row(what, f"the same with {FEW} rules", measured, target)


def _crowd(book: RuleBook, crowd: list[dict[str, int]]) -> Work:
    return decided(book, lowered(book, crowd))


def _loaded(rules: int) -> Work:
    given = documents(rules)
    return each(lambda these: Advisor.from_book(compile_book(these), engine="bitmap"), [given])
