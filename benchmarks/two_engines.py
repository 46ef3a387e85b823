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

ADDED_GOAL, BY_HAND_GOAL = 6.0, 1.1
_BY_BOTH = "assess by both engines, nothing answered"
_TOGETHER = "durable_rules and bitmap together, verdict out"
_ALONE, _BY_HAND = (
    "by the bitmap engine alone",
    "durable_rules kept safe, by hand, same tests, fired rules out",
)
_PACKS = {"base pack": ["upper-back"], "both packs": None}


def rows(effort: Effort) -> Iterator[Row]:
    """A whole assessment by both, then both engines with the laws applied."""
    if not ENGINES["durable"].can_run():
        absent = "durable_rules is not installed"
        for name in _PACKS:
            yield Row(f"{_BY_BOTH}, {name}", _ALONE, None, ADDED_GOAL, remark=absent)
        yield Row(_TOGETHER, _BY_HAND, None, BY_HAND_GOAL, remark=absent)
        return
    for name, packs in _PACKS.items():
        both, alone = (
            each(Advisor(packs=packs, engine=engine).assess, [{}] * 20)
            for engine in ("both", "bitmap")
        )
        yield Row(f"{_BY_BOTH}, {name}", _ALONE, against(both, alone, effort), ADDED_GOAL)
    book = Advisor(packs=["upper-back"], engine="bitmap").book
    crowd = lowered(book, random_check_ins(200, seed=9, unknown=0.1))
    bare = each(BareDurable(book).fired, crowd)
    yield Row(_TOGETHER, _BY_HAND, against(each(_Both(book), crowd), bare, effort), BY_HAND_GOAL)


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
