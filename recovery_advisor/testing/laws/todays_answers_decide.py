"""The law that an advice follows from today's answers, not from earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.check_in_strategies import check_ins, worse_than
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.tried_people import well_and_at_worst
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.permissive import more_permissive


def people(book: RuleBook) -> SearchStrategy[tuple[CheckInBase, CheckInBase]]:
    """A check-in, and the same with worse answers."""
    return check_ins(book).flatmap(lambda one: st.tuples(st.just(one), worse_than(one, book)))


def breaks(asked: Asked) -> Iterator[str]:
    """The first advice is given again although the rules permit less for the worse answers."""
    before, after = asked.told
    careful = list(more_permissive(after.advice, asked.by_the_rules(after)))
    if careful and after.advice == before.advice:
        yield "the advice is not the one of before: it is about the answers of now"
        yield from careful


def wrong(advisor: Advisor) -> Advise:
    """Keeps the advice by the name of who is logged in."""
    name, kept = "Ada", dict[str, object]()

    def advise(check_in: Any) -> object:
        if name not in kept:
            kept[name] = advisor.assess(check_in)
        return kept[name]

    return advise


LAW = Law(
    id="todays-answers-decide",
    says="When answers get worse, the advice of before is not given again where the rules say"
    " something more careful.",
    source="property 12; law 6",
    people=people,
    breaks=breaks,
    wrong=wrong,
    tried=well_and_at_worst,
)
