"""Two engines and one answer: what durable_rules costs, and what keeping it safe adds to that."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.bare_durable import BareDurable
from benchmarks.random_check_ins import lowered, random_check_ins
from benchmarks.table import Row
from benchmarks.timing import Effort, against, each
from recovery_advisor import Advisor, RuleBook, Verdict
from recovery_advisor.decision import Laws
from recovery_advisor.engines.consensus import ask_all
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.registry import ENGINES, engines_for

TARGET = 1.1


def rows(effort: Effort) -> Iterator[Row]:
    """durable_rules alone, then both engines with the laws applied."""
    alone, both = "durable_rules engine alone", "durable_rules and bitmap together, verdict out"
    by_hand = "durable_rules kept safe, by hand, same tests, fired rules out"
    if not ENGINES["durable"].can_run():
        yield Row(alone, "bitmap engine alone", None, remark="durable_rules is not installed")
        yield Row(both, by_hand, None, TARGET, remark="durable_rules is not installed")
        return
    book = Advisor(packs=["upper-back"], engine="bitmap").book
    crowd = lowered(book, random_check_ins(200, seed=9, unknown=0.1))
    durable, bitmap = (
        each(ENGINES[name].make(book).counting, crowd) for name in ("durable", "bitmap")
    )
    yield Row(alone, "bitmap engine alone", against(durable, bitmap, effort))
    bare = each(BareDurable(book).fired, crowd)
    yield Row(both, by_hand, against(each(_Both(book), crowd), bare, effort), TARGET)


class _Both:
    """What ``Advisor()`` does between lowered answers and a verdict."""

    def __init__(self, book: RuleBook) -> None:
        self.engines = engines_for(book, "both")
        self.laws, self.effects = Laws(book), len(book.effects)

    def __call__(self, answers: Lowered) -> Verdict:
        agreement = ask_all(self.engines, answers, self.effects)
        if agreement.fault:
            raise RuntimeError("; ".join(agreement.failures))
        return self.laws.decide(agreement.seen[0]).verdict
