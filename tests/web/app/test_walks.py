"""The page as a person walks it: each screen's own fields and buttons, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from recovery_advisor import Advice
from tests.web.app.page import ADVISOR, TODAY, Page

DESK_WORKER = {
    "pain": 3,
    "daily_activity_pain": 2,
    "swelling": "none",
    "stiffness": "moderate",
    "range_of_motion": "reduced",
}
STRAIN = {
    "injury": "yes",
    "pain": 1,
    "daily_activity_pain": 0,
    "swelling": "mild",
    "stiffness": "mild",
    "range_of_motion": "near_full",
}


def advised(page: Page) -> Advice:
    visit = page.bridge._visit
    check_in = page.bridge._knowledge.check_in(visit)
    return ADVISOR.assess(check_in, today=date.fromisoformat(TODAY))


def test_a_well_person_is_through_in_twelve_taps() -> None:
    page = Page()
    page.answer_all({})
    assert page.taps <= 12
    assert "Your session" in page.screen.text


@pytest.mark.parametrize("answers", [{}, DESK_WORKER, STRAIN, {"pain": "unknown"}, {"pain": 8}])
def test_the_page_says_what_the_library_says_of_the_same_answers(
    answers: dict[str, object],
) -> None:
    page = Page()
    page.answer_all(answers)
    advice = advised(page)
    assert " ".join(advice.say) in page.screen.text
    assert ("Your session" in page.screen.text) is (advice.readiness != "rest")
    for reason in advice.reasons:
        assert reason.say in page.screen.text


def test_a_swollen_strain_is_told_to_rest_and_what_would_change_it() -> None:
    page = Page()
    page.answer_all(STRAIN)
    assert "Rest" in page.screen.text
    assert "Your session" not in page.screen.text
    assert "If the swelling were gone" in page.screen.text


def test_every_screen_that_advises_says_that_no_clinician_has_reviewed_the_rules() -> None:
    for answers in ({}, STRAIN, {"pain": 8}):
        page = Page()
        page.answer_all(answers)
        assert "clinician" in page.screen.text


def test_progress_never_grows_while_nothing_new_is_opened() -> None:
    page, left = Page(), []
    for _ in range(5):
        left.append(int(page.screen.text.split("At most ")[1].split()[0]))
        page.press("none")
    assert left == sorted(left, reverse=True)


def test_back_and_forth_shows_what_was_answered() -> None:
    page = Page()
    page.press("none")
    page.tick(page.asked[0], "unsure")
    first = page.asked[0]
    page.press("next")
    page.back()
    assert page.form.held[f"q.{first}"] == ["unsure"]
    page.send("to", depth=2)
    assert page.reply["depth"] == 2


def test_an_answer_can_be_changed_from_the_advice() -> None:
    page = Page()
    page.answer_all(STRAIN)
    do, fields = next(one for one in page.screen.buttons if one[1].get("question") == "swelling")
    page.send(do, **fields)
    page.form.held["q.swelling"] = ["none"]
    page.press("next")
    page.answer_all({})
    assert "Your session" in page.screen.text


def test_the_session_is_planned_by_the_gear_and_the_time_of_the_person() -> None:
    page = Page()
    page.answer_all({})
    before = page.screen.text
    page.send("prefer", equipment=["resistance_band"], household=["chair"], minutes="10")
    assert page.screen.text != before
    assert page.bridge._visit.wishes["equipment"] == ["resistance_band"]
    assert page.reply["focus"] == "#session"


def test_each_exercise_is_a_card_with_a_drawing_and_a_dose() -> None:
    page = Page()
    page.answer_all({})
    html, session = page.reply["html"], advised(page).session
    assert session
    assert html.count('class="card"') == len(session.exercises)
    for item in session.exercises:
        assert item.drawing is not None
        assert item.dose_in_words in page.screen.text


def test_a_number_question_can_be_left_unknown_and_never_permits() -> None:
    page = Page()
    page.answer_all({}, otherwise="unknown")
    assert "Your session" not in page.screen.text


def test_what_is_open_is_asked_again_and_keeps_what_was_given() -> None:
    page = Page()
    while page.asked[0] != "injury" and "pain" not in page.asked:
        page.press("none")
    page.tick("pain", "4")
    page.press("next")
    assert page.form.held["q.pain"] == ["4"]
    assert "Still to answer" in page.screen.text


def test_a_double_click_denies_nothing_of_the_next_screen() -> None:
    page = Page()
    fields = dict(page.form.held)
    page.press("none")
    shown = page.asked
    page.send("answer", **fields, press="none")
    assert page.asked == shown
    assert not set(shown) & set(page.bridge._visit.answers)
