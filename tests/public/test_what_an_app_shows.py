"""What an app needs to show questions, sessions and sources by itself is public and in words."""

from __future__ import annotations

import pytest

from recovery_advisor import Advice, Dose, Phase
from tests.support.advisors import shared_advisor
from tests.support.answers import NO_COMPLAINT
from tests.translation.folders import PSEUDO, pseudo

ADVISOR = shared_advisor("upper-back", engine="bitmap")
WELL = {
    **NO_COMPLAINT,
    "needs_special_plan": "no",
}


@pytest.fixture(scope="module")
def advice() -> Advice:
    return ADVISOR.assess(WELL, {"minutes": 25})


def test_phases_and_doses_are_in_the_words_of_the_printed_advice(advice: Advice) -> None:
    assert advice.session
    lines = advice.as_text().splitlines()
    for item in advice.session.exercises:
        assert f"  {advice.in_words(item.phase)}" in lines
        assert f"  - {item.name}: {advice.in_words(item.dose)}" in lines
    assert len({advice.in_words(phase) for phase in Phase}) == len(Phase)


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Dose(sets=3, repetitions=8, sides=2), "3 rounds of 8, each way"),
        (Dose(repetitions=1, hold="not given"), "hold briefly, once"),
        (Dose(minutes=1), "1 minute"),
    ],
)
def test_a_dose_is_worded(advice: Advice, dose: Dose, said: str) -> None:
    assert advice.in_words(dose) == said


def test_they_are_in_the_language_of_the_advice_and_english_once_read_back() -> None:
    advice = pseudo("upper-back").assess({}, {"locale": PSEUDO})
    assert advice.in_words(Phase.STRETCH) == "⟦Stretch⟧"
    again = Advice.model_validate_json(advice.model_dump_json())
    assert again.in_words(Phase.STRETCH) == "Stretch"


def test_a_question_has_what_a_slider_needs() -> None:
    """Both ends, which of them is worse, and bands that cover each value once."""
    interview, worse = ADVISOR.interview(), dict[str, str]()
    while question := interview.next_question():
        named = [value for band in question.bands for value in range(band.low, band.high + 1)]
        assert sorted(named) == list(range(question.low, question.high + 1))
        worse[question.id] = question.worse
        interview.answer(question.id, None)
    assert worse == dict.fromkeys(WELL, "higher") | {"range_of_motion": "lower"}


def test_a_source_is_shown_by_its_title() -> None:
    advice = ADVISOR.assess({})
    [reason] = advice.reasons
    assert reason.source.work == "project"
    assert "    [Decisions of this project, 0001-default-deny]" in advice.as_text().splitlines()
