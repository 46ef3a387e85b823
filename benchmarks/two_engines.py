"""Two engines and one answer, against durable_rules alone on the same rules."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.bare_durable import BareDurable
from benchmarks.people import lowered, people
from benchmarks.table import Row
from benchmarks.timing import Effort, against, each
from recovery_advisor import Advisor
from recovery_advisor.decision import Laws
from recovery_advisor.engines.consensus import ask_all
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.registry import ENGINES, engines_for
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.levels import Verdict

TARGET = 1.1


def rows(effort: Effort) -> Iterator[Row]:
    """Both engines asked, their answers held together, the laws applied."""
    what = "durable_rules and bitmap together, verdict out"
    baseline = "durable_rules kept safe, by hand, same tests, fired rules out"
    if not ENGINES["durable"].can_run():
        yield Row(what, baseline, None, TARGET, remark="durable_rules is not installed")
        return
    book = Advisor(packs=["upper-back"], engine="bitmap").book
    crowd = lowered(book, people(200, seed=9, unknown=0.1))
    bare = each(BareDurable(book).fired, crowd)
    yield Row(what, baseline, against(each(_Both(book), crowd), bare, effort), TARGET)
    alone = each(ENGINES["durable"].make(book).counting, crowd)
    yield Row("durable_rules engine of the library alone", baseline, against(alone, bare, effort))


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
