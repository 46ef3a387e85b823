"""The law that a question left open, in either way that can be said, is not answered no."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.check_in_strategies import check_ins, person_of, written_as
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.tried_people import silent_and_at_worst
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.expansion import in_full
from recovery_advisor.values.permissive import opens_more
from recovery_advisor.values.scale import UNKNOWN


def people(book: RuleBook) -> SearchStrategy[tuple[CheckInBase, ...]]:
    """A check-in with one question left open, and the same with its worst answer."""
    of_a_questionnaire = [(id, name) for name in book.questionnaires for id in book.denied_by(name)]
    each: list[tuple[str, str | None]] = [*sorted(of_a_questionnaire)]
    each += [(question.id, None) for question in book.questions]
    return st.builds(
        lambda check_in, silent_on: _open_and_at_worst(check_in, silent_on, book),
        check_ins(book),
        st.sampled_from(each),
    )


def _open_and_at_worst(
    check_in: CheckInBase, silent_on: tuple[str, str | None], book: RuleBook
) -> tuple[CheckInBase, CheckInBase]:
    """The pair: the question is unknown under a screening, else left out; then at its worst."""
    id, questionnaire = silent_on
    person = {**person_of(check_in, book), id: None}
    silent = written_as(person, book, questionnaire)
    return silent, silent.model_copy(
        update={id: answer_of(book.question[id], book.question[id].span)}
    )


def breaks(asked: Asked) -> Iterator[str]:
    """The first permits more exercise than the second."""
    silent, at_worst = asked.told
    more = opens_more(silent.advice, at_worst.advice)
    return (f"while nobody has said no, {must}" for must in more)


def wrong(advisor: Advisor) -> Advise:
    """Says that a whole questionnaire was denied where a form showed half of it."""
    form = advisor.CheckIn.made_for

    def advise(check_in: Any) -> object:
        known = {id: one for id, one in check_in.answers.items() if one != UNKNOWN}
        return advisor.assess(in_full({**known, "screening": max(form.questionnaires)}, form))

    return advise


LAW = Law(
    id="silence-is-no-denial",
    says="A question that was left out, or mentioned as unknown, was not answered no.",
    source="property 20",
    people=people,
    breaks=breaks,
    wrong=wrong,
    tried=silent_and_at_worst,
)
