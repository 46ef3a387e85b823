"""``missing``, held against trying every completion."""

from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from recovery_advisor import Advisor
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.laws import Laws
from recovery_advisor.model.levels import Readiness, Urgency
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.lowering import Lowered
from recovery_advisor.session.gear import at_hand
from recovery_advisor.testing import check_ins, preferences, written_books
from recovery_advisor.testing.people import near_thresholds, person_of
from tests.support.situations import Situation

Outcome = tuple[Readiness, Urgency, frozenset[str]]
#: Larger searches are left out; the smaller ones decide the same.
MOST_COMPLETIONS = 3_000


def brute_force(situation: Situation) -> list[str]:
    """Missing questions by the definition: two completions that differ in one question alone."""
    book = situation.advisor.book
    person = person_of(situation.check_in, book)
    values = [
        near_thresholds(book, question) if person[question.id] is None else (person[question.id],)
        for question in book.questions
    ]
    outcomes = {
        completion: _outcome(completion, book, situation)  # type: ignore[arg-type]
        for completion in product(*values)
    }
    found: dict[str, int] = {}
    for position, question in enumerate(book.questions):
        if person[question.id] is None:
            found[question.id] = _weight(position, outcomes)  # type: ignore[arg-type]
    return sorted((id for id in found if found[id]), key=lambda id: (-found[id], id))


def _outcome(completion: Lowered, book: RuleBook, situation: Situation) -> Outcome:
    laws = Laws(book)
    decision = laws.decide(ReferenceEngine(book).counting(completion))
    leave = laws.leave(decision)
    hand = at_hand(situation.wishes, book)
    usable = {way.id for way in book.ways if way.needs <= hand}
    return decision.readiness, decision.urgency, (leave.ways & usable if leave else frozenset())


def _weight(position: int, outcomes: dict[Lowered, Outcome]) -> int:
    """2 where readiness or urgency changes with one question, 1 where only the ways do."""
    groups: dict[Lowered, set[Outcome]] = {}
    for completion, outcome in outcomes.items():
        others = completion[:position] + completion[position + 1 :]
        groups.setdefault(others, set()).add(outcome)
    if any(len({outcome[:2] for outcome in group}) > 1 for group in groups.values()):
        return 2
    return int(any(len(group) > 1 for group in groups.values()))


@given(st.data())
def test_missing_is_what_brute_force_finds(data: st.DataObject) -> None:
    pages = data.draw(written_books())
    advisor = Advisor.from_book(pages.book(), engine="bitmap")
    book = advisor.book
    check_in = data.draw(check_ins(book))
    person = person_of(check_in, book)
    completions = 1
    for question in book.questions:
        completions *= len(near_thresholds(book, question)) if person[question.id] is None else 1
    assume(completions <= MOST_COMPLETIONS)
    situation = Situation(pages, advisor, check_in, data.draw(preferences(book)))
    assert list(situation.advice.missing) == brute_force(situation)


@given(st.data())
def test_nothing_is_missing_once_everything_is_answered(data: st.DataObject) -> None:
    pages = data.draw(written_books())
    advisor = Advisor.from_book(pages.book(), engine="bitmap")
    answers = {
        question.id: data.draw(st.integers(question.low, question.high))
        for question in advisor.book.questions
    }
    assert advisor.assess(answers).missing == ()


def test_with_nothing_answered_every_question_of_the_base_pack_is_missing() -> None:
    advisor = Advisor(["upper-back"], engine="bitmap")
    assert set(advisor.assess({}).missing) == set(advisor.book.question)


def test_what_a_known_answer_has_settled_is_not_missing() -> None:
    """At severe pain no better answer opens anything, and only an emergency would be worse."""
    advisor = Advisor(["upper-back"], engine="bitmap")
    assert advisor.assess({"pain": 10}).missing == ()
