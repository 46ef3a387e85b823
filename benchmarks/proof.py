"""What proofs take: everything claimed of the shipped packs, and the laws of books of many rules."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.folders import FEW, MANY, documents
from benchmarks.table import Row
from benchmarks.timing import Effort, against, each
from recovery_advisor import RuleBook
from recovery_advisor.decision import Laws
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.compiler import compile_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.proving.laws import all_laws
from recovery_advisor.proving.prover import Prover, Settled
from recovery_advisor.proving.run import prove

QUESTIONS = tuple(f"q{number:02}" for number in range(60))
#: How long everything claimed of the shipped packs, and the laws of many rules, may take.
SHIPPED_MOST, MANY_MOST = 15_000_000.0, 120_000_000.0


def rows(effort: Effort) -> Iterator[Row]:
    """How long it takes beside checking the folder, and how it grows with the rules."""
    once = Effort(1 if effort.rounds <= 2 else 3, 0.0, 0)
    claimed = each(lambda folder: list(prove(read_checked(folder), 60)), [shipped_rules()])
    read = each(read_checked, [shipped_rules()])
    yield Row("proving all that is claimed of the shipped packs", "reading them",
              against(claimed, read, once), most=SHIPPED_MOST)  # fmt: skip
    few, many = (compile_book(documents(rules, QUESTIONS)) for rules in (FEW, MANY))
    yield Row(f"proving the laws of {MANY} rules over {len(QUESTIONS)} questions",
              f"the same of {FEW} rules",
              against(each(_laws, [many]), each(_laws, [few]), once), most=MANY_MOST)  # fmt: skip


def _laws(book: RuleBook) -> None:
    prover = Prover(book, Laws(book), 60)
    for claim in all_laws():
        assert prover.settle(claim).settled is Settled.PROVED, claim.id
