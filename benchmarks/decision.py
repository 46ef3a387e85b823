"""A decision on the bitmap engine: against an if/else by hand, and with ten times the rules.

Nothing is kept on this path from one person to the next: each decision is worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks import folders
from benchmarks.by_hand import verdict
from benchmarks.folders import FEW, MANY, documents
from benchmarks.random_check_ins import QUESTIONS, Answers, lowered, random_check_ins
from benchmarks.table import Row
from benchmarks.timing import Effort, Work, against
from recovery_advisor import Advisor, RuleBook
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.loading.compiler import compile_book

BY_HAND_TARGET, MANY_TARGET = 6.0, 2.0


def rows(effort: Effort) -> Iterator[Row]:
    """Answers that are lowered already in; effects, readiness, urgency and verdict out."""
    book = Advisor(packs=["upper-back"], engine="bitmap").book
    crowd = random_check_ins(3_000, seed=1, unknown=0.1)
    measured = against(_decided(book, lowered(book, crowd)), _by_hand(crowd), effort)
    what = "decision, base pack, each answer unknown to 1 in 10"
    yield Row(what, "if/else by hand", measured, BY_HAND_TARGET)
    measured = against(_of_rules(MANY), _of_rules(FEW), effort)
    what = f"decision with {MANY} rules, 24 questions, as many counting"
    yield Row(what, f"the same with {FEW} rules", measured, MANY_TARGET)


def _of_rules(rules: int) -> Work:
    book = compile_book(documents(rules))
    return _decided(book, lowered(book, folders.middling_answers(2_000)))


def _decided(book: RuleBook, answers: list[Lowered]) -> Work:
    counting, decide = BitmapEngine(book).counting, Laws(book).decide

    def run(these: Sequence[Lowered]) -> None:
        for one in these:
            decide(counting(one))

    return Work(lambda: answers, run)


def _by_hand(crowd: list[Answers]) -> Work:
    answers = [tuple(person.get(question) for question in QUESTIONS) for person in crowd]

    def run(these: Sequence[tuple[int | None, ...]]) -> None:
        for one in these:
            verdict(*one)

    return Work(lambda: answers, run)
