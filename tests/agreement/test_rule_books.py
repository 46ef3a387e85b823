"""The engines agree on people of generated rule books."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import RuleBook
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.testing import rule_books
from tests.support.engines import (
    HELD_AGAINST_REFERENCE,
    MakeEngine,
    assert_agrees_with_reference,
)


def lowered_answers(book: RuleBook) -> st.SearchStrategy[Lowered]:
    """Every answer equally likely, the unknown one included."""
    return st.tuples(*[st.integers(0, question.unknown) for question in book.questions])


@pytest.mark.parametrize("make", HELD_AGAINST_REFERENCE)
@given(rule_books(), st.data())
def test_each_engine_agrees_with_the_reference_on_generated_rule_books(
    make: MakeEngine, book: RuleBook, data: st.DataObject
) -> None:
    people = data.draw(st.lists(lowered_answers(book), min_size=10, max_size=20))
    everything_unknown = tuple(question.unknown for question in book.questions)
    assert_agrees_with_reference(make, book, [everything_unknown, *people])
