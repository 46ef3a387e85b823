"""Lowered tests mean what Kleene logic means, for every effect and anybody."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor.engines.lowering import Test as LoweredTest
from recovery_advisor.engines.lowering import lower_effect, lower_known
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.rulebook.kleene import truth
from recovery_advisor.rulebook.questions import Interval
from recovery_advisor.testing import rule_books
from recovery_advisor.testing.check_in_strategies import people, shipped_book
from tests.support.flags import flagged_pages

Alternatives = tuple[tuple[LoweredTest, ...], ...]


def some_alternative_holds(alternatives: Alternatives, intervals: dict[str, Interval]) -> bool:
    return any(
        all(test.holds(intervals[test.question]) for test in tests) for tests in alternatives
    )


@given(st.data())
def test_lowered_tests_mean_what_kleene_logic_means(data: st.DataObject) -> None:
    shipped = st.sampled_from([shipped_book(), flagged_pages().book()])
    book = data.draw(shipped | rule_books())
    person = data.draw(people(book))
    severities = [(q, person[q.id]) for q in book.questions]
    numbers = tuple(q.unknown if severity is None else severity for q, severity in severities)
    intervals = {q.id: q.intervals[n] for q, n in zip(book.questions, numbers, strict=True)}
    counting = ReferenceEngine(book).counting(numbers)
    for index, effect in enumerate(book.effects):
        counts = some_alternative_holds(lower_effect(effect), intervals)
        known = some_alternative_holds(lower_known(effect), intervals)
        assert counts == bool(counting >> index & 1)
        assert known == (truth(effect.rule.when, intervals) is True)
