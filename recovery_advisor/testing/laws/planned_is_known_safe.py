"""The law that every rule against a planned exercise is ruled out, and its gear available."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.planning.equipment import available_equipment
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import whoever_meets
from recovery_advisor.testing.tried_people import one_answer_away
from recovery_advisor.values.answers import CheckInBase


def people(book: RuleBook) -> SearchStrategy[tuple[CheckInBase]]:
    """One check-in that mostly meets a rule that leaves exercises out."""
    return whoever_meets(book, "avoid")


def breaks(asked: Asked) -> Iterator[str]:
    """A planned way that some rule may leave out, or whose gear is not available."""
    [one] = asked.told
    if one.advice.session is None:
        return
    planned = {item.way for item in one.advice.session.exercises}
    for effect in asked.counting("avoid", one):
        for id in sorted(effect.ways & planned):
            yield f"{effect.rule.id} is not ruled out, so that {id} is not planned"
    for way in asked.book.ways:
        if (
            asked.wishes
            and way.id in planned
            and way.needs - available_equipment(asked.wishes, asked.book)
        ):
            yield f"not all that {way.id} needs is there, so that it is not planned"


def wrong(advisor: Advisor) -> Advise:
    """Asks about the danger signs alone, and takes every condition for ruled out."""
    ruled_out = {one.id: answer_of(one, 0) for one in advisor.book.questions if one.may_be_cleared}
    return lambda check_in: advisor.assess(check_in.model_copy(update=ruled_out))


LAW = Law(
    id="planned-is-known-safe",
    says="A planned exercise has its gear, and everything that speaks against it is ruled out.",
    source="property 6",
    people=people,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
