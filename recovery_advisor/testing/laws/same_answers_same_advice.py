"""The law that the same answers, in another form or order or through JSON, get the same advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.check_in_strategies import Person, as_check_in
from recovery_advisor.testing.check_in_strategies import people as persons
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.tried_people import each_form
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase

_HOW = ("in other words, or in another order", "after a round trip through JSON")


def people(book: RuleBook) -> SearchStrategy[tuple[CheckInBase, ...]]:
    """One person's check-in in three forms."""

    def thrice(person: Person) -> SearchStrategy[tuple[CheckInBase, ...]]:
        written = as_check_in(person, book)
        return st.builds(lambda one, other: (one, other, _through_json(one)), written, written)

    return persons(book).flatmap(thrice)


def _through_json(check_in: CheckInBase) -> CheckInBase:
    return type(check_in).model_validate_json(check_in.model_dump_json())


def breaks(asked: Asked) -> Iterator[str]:
    """An advice that differs from the first."""
    first, *others = asked.told
    for other, how in zip(others, _HOW, strict=True):
        if differing := _differing(first.advice, other.advice):
            yield f"{how}, {', '.join(differing)} stay as they were"


def _differing(one: Advice, other: Advice) -> list[str]:
    """The fields in which two advices differ, ``engine`` apart."""
    return [name for name, value in one if name != "engine" and value != getattr(other, name)]


def wrong(advisor: Advisor) -> Advise:
    """Understands numbers, and takes a word for no answer."""

    def advise(check_in: Any) -> object:
        answers = check_in.model_dump()
        words = [id for id in check_in.answers if isinstance(answers[id], str)]
        return advisor.assess({**answers, **dict.fromkeys(words)})

    return advise


LAW = Law(
    id="same-answers-same-advice",
    says="The same answers get the same advice, however they are written and whenever asked.",
    source="law 4; properties 12 and 15",
    people=people,
    breaks=breaks,
    wrong=wrong,
    tried=each_form,
)
