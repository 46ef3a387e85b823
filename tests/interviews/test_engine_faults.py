"""Whatever an engine does, an interview asks on, tells what was seen, and never raises."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest

from recovery_advisor import Advice, Advisor, Interview, Readiness, Urgency, Verdict
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.wording import answer_of
from tests.interviews.test_interview import HEALTHY, to_its_end, unknown
from tests.support.advisors import shared_advisor

BOOK = shared_advisor(engine="bitmap").book
HONEST = BitmapEngine.counting


class Broken:
    """An engine that always fails."""

    name = "broken"

    def counting(self, answers: Lowered) -> int:
        raise ZeroDivisionError


def is_fault(advice: Advice) -> bool:
    return any(reason.rule == "engine-fault" for reason in advice.reasons)


@contextmanager
def bitmap_that(counting: Callable[[BitmapEngine, Lowered], int]) -> Iterator[None]:
    """Replace the engine that chooses questions, and that knows what is known."""
    with patch.object(BitmapEngine, "counting", counting):
        yield


def fails(_: BitmapEngine, answers: Lowered) -> int:
    raise ZeroDivisionError


def one_broken_of_two() -> Interview:
    return Interview(Assessor(BOOK, [Broken(), BitmapEngine(BOOK)]), {}, None, None)


def by_reference() -> Interview:
    return Advisor.from_book(BOOK, engine="reference").interview()


def test_the_questions_go_on_after_a_fault_and_the_advice_tells_of_it() -> None:
    interview = one_broken_of_two()
    assert is_fault(interview.advice)
    asked = to_its_end(interview, HEALTHY.get)
    assert sorted(asked) == sorted(HEALTHY)
    assert is_fault(interview.advice)
    assert interview.advice.readiness is Readiness.REST


def test_an_emergency_that_one_engine_sees_is_told_at_once_and_ends_the_questions() -> None:
    interview = one_broken_of_two()
    told = interview.answer("chest_pain", "yes")
    assert told and told.verdict is Verdict.EMERGENCY and is_fault(told)
    assert (interview.next_question(), interview.next_screen()) == (None, None)


def test_so_it_is_where_the_engine_fails_that_chooses_the_questions() -> None:
    interview = by_reference()
    with bitmap_that(fails):
        assert interview.answer("injury", "no") is None
        assert is_fault(interview.advice)
        assert interview.next_question() and interview.next_screen() and interview.open_questions
        told = interview.answer("chest_pain", "yes")
        assert told and told.urgency is Urgency.EMERGENCY
        assert (interview.next_question(), interview.next_screen()) == (None, None)
        assert interview.open_questions == ()
        assert interview.back()
        assert interview.next_question()


def test_whoever_answers_everything_comes_to_an_end_although_nothing_can_be_chosen() -> None:
    with bitmap_that(fails):
        by_one, by_screen = by_reference(), by_reference()
        asked = to_its_end(by_one, unknown)
        while by_screen.next_screen():
            by_screen.answers({})
        assert sorted(asked) == sorted(HEALTHY)
        assert by_screen.check_in == by_one.check_in
        assert is_fault(by_one.advice) and is_fault(by_screen.advice)


def test_where_nothing_can_be_chosen_the_gravest_questions_still_come_first() -> None:
    brings = {
        question.id: by_reference().answer(question.id, answer_of(question, question.span))
        for question in BOOK.questions
    }
    with bitmap_that(fails):
        asked = to_its_end(by_reference(), unknown)
    emergencies, harmless = (
        [
            asked.index(id)
            for id, told in brings.items()
            if (told.verdict if told else None) is verdict
        ]
        for verdict in (Verdict.EMERGENCY, None)
    )
    assert max(emergencies) < min(harmless)
    half_an_emergency, urgent_alone = "low_defences", "blisters_or_rash"
    assert asked.index(half_an_emergency) < asked.index(urgent_alone)


def test_where_the_engine_that_chooses_lies_every_question_is_still_asked() -> None:
    def lies(_: BitmapEngine, answers: Lowered) -> int:
        return 0

    with bitmap_that(lies):
        by_one, by_screen = (Advisor.from_book(BOOK).interview() for _ in range(2))
        assert is_fault(by_one.advice)
        assert set(by_one.open_questions) == set(HEALTHY)
        assert sorted(to_its_end(by_one, unknown)) == sorted(HEALTHY)
        while by_screen.next_screen():
            by_screen.answers({})
        assert by_screen.check_in == by_one.check_in


def test_a_fault_that_passes_leaves_no_trace() -> None:
    interview, undisturbed = by_reference(), by_reference()
    with bitmap_that(fails):
        interview.answer("chest_pain", "no")
    undisturbed.answer("chest_pain", "no")
    assert is_fault(interview.advice)
    assert to_its_end(interview, HEALTHY.get) == to_its_end(undisturbed, HEALTHY.get)
    assert interview.advice == undisturbed.advice
    assert interview.advice.verdict is Verdict.FULL_PROGRAMME


def test_the_screen_that_was_shown_is_the_one_that_is_answered() -> None:
    """Although the next look at it would find fewer questions worth asking."""
    interview = Advisor.from_book(BOOK, engine="reference").interview(
        {id: given for id, given in HEALTHY.items() if BOOK.question[id].screen != "about_you"}
    )
    with bitmap_that(fails):
        screen = interview.next_screen()
    assert screen
    interview.answers({one.id: "no" for one in screen.questions})
    assert {one.id for one in screen.questions} <= interview.check_in.answers.keys()


@pytest.mark.parametrize("among", [1, 2, 3, 5, 8, 13, 21])
def test_failing_now_and_then_it_asks_no_less(among: int) -> None:
    times = 0

    def now_and_then(engine: BitmapEngine, answers: Lowered) -> int:
        nonlocal times
        times += 1
        if times % among == 0:
            raise ZeroDivisionError
        return HONEST(engine, answers)

    for answers in (HEALTHY, HEALTHY | {"new_weakness": "yes"}, HEALTHY | {"swelling": "moderate"}):
        with bitmap_that(now_and_then):
            interview = by_reference()
            to_its_end(interview, answers.get)
        undisturbed = Advisor.from_book(BOOK, engine="reference").interview(interview.check_in)
        assert undisturbed.next_question() is None
        assert undisturbed.advice.urgency == Advisor.from_book(BOOK).assess(answers).urgency
        assert interview.advice.urgency >= Advisor.from_book(BOOK).assess(answers).urgency


def test_the_next_question_and_what_is_missing_survive_a_fault(
    caplog: pytest.LogCaptureFixture,
) -> None:
    advisor = Advisor.from_book(BOOK, engine="reference")
    advice = advisor.assess({"pain": 9})
    with bitmap_that(fails), caplog.at_level(logging.ERROR, "recovery_advisor"):
        assert advisor.next_question({"pain": 9})
        assert advisor.next_screen({"pain": 9})
        assert set(advice.missing) == set(HEALTHY) - {"pain"}
    logged = [record.message.partition(";")[0] for record in caplog.records]
    assert logged == [
        "engine fault: bitmap: ZeroDivisionError",
        "engine fault: bitmap: ZeroDivisionError",
        "engine fault: bitmap: ZeroDivisionError while choosing questions",
    ]
    assert "pain" not in caplog.text


def test_the_obvious_loop_asks_everything_where_an_engine_lies() -> None:
    """A liar that finds nothing would have settled it at once."""
    advisor, asked = Advisor.from_book(BOOK, engine="reference"), dict[str, None]()
    with bitmap_that(lambda _, answers: 0):
        assert advisor.next_screen({})
        while question := advisor.next_question(asked):
            asked[question.id] = None
    assert sorted(asked) == sorted(HEALTHY)
    with bitmap_that(lambda _, answers: 0):
        assert advisor.next_question({"chest_pain": "yes"}) is None
        assert advisor.next_screen({"chest_pain": "yes"}) is None


def test_ctrl_c_in_an_engine_stays_ctrl_c_and_loses_nothing() -> None:
    def interrupted(_: BitmapEngine, answers: Lowered) -> int:
        raise KeyboardInterrupt

    interview = by_reference()
    interview.answer("chest_pain", "no")
    with bitmap_that(interrupted), pytest.raises(KeyboardInterrupt):
        interview.answer("injury", "no")
    assert interview.check_in.answers == {"chest_pain": "no"}
    assert interview.next_question()
