"""``missing``, held against trying every completion."""

from datetime import date
from itertools import product
from math import prod
from unittest.mock import patch

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from recovery_advisor import Advisor, Readiness, RuleBook, Urgency
from recovery_advisor.decision import Laws
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.planning.equipment import available_equipment
from recovery_advisor.testing import preferences, written_books
from recovery_advisor.testing.check_in_strategies import near_thresholds, person_of
from recovery_advisor.testing.fixed_parts import pack_section
from tests.support.answers import NO_COMPLAINT, known_answers
from tests.support.flags import SOURCE, shipped_pages
from tests.support.permits import QUESTIONS, three_permits
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
    counting = ReferenceEngine(book).counting(completion)
    decision, permit = laws.decide(counting), laws.permit_for(counting)
    equipment = available_equipment(situation.wishes, book)
    usable = {way.id for way in book.ways if way.needs <= equipment}
    return decision.readiness, decision.urgency, (permit.ways & usable if permit else frozenset())


def _weight(position: int, outcomes: dict[Lowered, Outcome]) -> int:
    """2 where readiness or urgency changes with one question, 1 where only the ways do."""
    groups: dict[Lowered, set[Outcome]] = {}
    for completion, outcome in outcomes.items():
        others = completion[:position] + completion[position + 1 :]
        groups.setdefault(others, set()).add(outcome)
    if any(len({outcome[:2] for outcome in group}) > 1 for group in groups.values()):
        return 2
    return int(any(len(group) > 1 for group in groups.values()))


@st.composite
def half_answered(draw: DrawFn) -> Situation:
    """Somebody with one to four questions left, and wishes, on a generated rule book."""
    pages = draw(written_books())
    advisor = Advisor.from_book(pages.book(), engine="bitmap")
    book = advisor.book
    ids = [question.id for question in book.questions]
    left = draw(st.sets(st.sampled_from(ids), min_size=1, max_size=min(4, len(ids))))
    answers = {
        question.id: None if question.id in left else draw(known_answers(question))
        for question in book.questions
    }
    check_in = advisor.CheckIn.model_validate(answers)
    return Situation(pages, advisor, check_in, draw(preferences(book)))


@given(half_answered())
def test_missing_is_what_brute_force_finds(situation: Situation) -> None:
    book = situation.advisor.book
    person = person_of(situation.check_in, book)
    left = [question for question in book.questions if person[question.id] is None]
    assume(prod(len(near_thresholds(book, one)) for one in left) <= MOST_COMPLETIONS)
    assert list(situation.advice.missing) == brute_force(situation)


@given(half_answered())
def test_a_search_that_is_stopped_asks_rather_too_much(situation: Situation) -> None:
    whole = set(situation.advice.missing)
    with patch("recovery_advisor.assessment.completions.MOST_TRIES", 0):
        assert set(situation.advice.missing) >= whole


def test_what_only_gear_that_is_not_there_could_use_is_not_missing() -> None:
    pages = shipped_pages()
    rule = {
        "rule": "no-bands",
        "when": {"grip": "yes"},
        "then": {"avoid": {"exercises": ["face_pull"]}},
        "say": "s",
        "because": "b",
        "source": SOURCE,
    }
    grip = {"question": "grip", "scale": "no_yes", "screen": "about_you", "ask": "Weak grip?"}
    over = {"pack": pack_section("over", "overlay"), "questions": [grip], "rules": [rule]}
    advisor = Advisor.from_book(pages.with_file("over/pack.yaml", over).book(), engine="bitmap")
    well = {
        **NO_COMPLAINT,
        "needs_special_plan": "no",
    }
    assert advisor.assess(well).missing == ()
    assert advisor.assess(well, {"equipment": ["resistance_band"]}).missing == ("grip",)


@given(st.data())
def test_nothing_is_missing_once_everything_is_answered(data: st.DataObject) -> None:
    pages = data.draw(written_books())
    advisor = Advisor.from_book(pages.book(), engine="bitmap")
    answers = {
        question.id: data.draw(known_answers(question)) for question in advisor.book.questions
    }
    assert advisor.assess(answers).missing == ()


def test_each_of_several_permits_makes_its_questions_missing() -> None:
    advisor = Advisor.from_book(three_permits(), engine="bitmap")
    assert set(advisor.assess({}).missing) == set(QUESTIONS)
    assert set(advisor.assess({"ache": 5}).missing) == {"pain", "itch", "cramp"}
    assert set(advisor.assess({"itch": 5}).missing) == {"pain", "ache"}
    assert advisor.assess({"pain": 2}).missing == ()


def test_what_a_permit_asks_beside_a_cleared_answer_is_missing() -> None:
    advisor = Advisor.from_book(three_permits(), engine="bitmap")
    person = {"pain": 5, "ache": 5, "itch": 5}
    day = date(2026, 1, 31)
    clearance = {"by": "A. Nother", "at": day, "expires": day, "scope": ["itch"]}
    assert advisor.assess(person).missing == ()
    assert advisor.assess({**person, "clearance": clearance}, today=day).missing == ("cramp",)


def test_with_nothing_answered_every_question_of_the_base_pack_is_missing() -> None:
    advisor = Advisor(["upper-back"], engine="bitmap")
    assert set(advisor.assess({}).missing) == set(advisor.book.question)


def test_what_a_known_answer_has_settled_is_not_missing() -> None:
    """At severe pain no better answer opens anything, and only an emergency would be worse."""
    advisor = Advisor(["upper-back"], engine="bitmap")
    assert advisor.assess({"pain": 10}).missing == ()
