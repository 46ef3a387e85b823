"""A screen of many yes-or-no questions is asked as one."""

from __future__ import annotations

import pytest

from recovery_advisor import Advisor
from recovery_advisor.cli import interview
from recovery_advisor.cli import prompts as asking
from recovery_advisor.rulebook.questions import Question
from tests.cli.scripted_person import NO_WISHES, PAGES, SYMPTOMS, ScriptedPerson, interviewed
from tests.support.flags import flagged_pages

PROMPT = "Any of these?"


@pytest.fixture
def conditions(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """The questions of the screen about health, on a pack that adds some to it."""
    advisor = Advisor.from_book(flagged_pages().book())
    monkeypatch.setattr(interview, "Advisor", lambda: advisor)
    questions = [one for one in advisor.book.questions if one.screen == "about_you"]
    assert len(questions) > asking.MOST_ONE_BY_ONE
    return questions


def _interviewed(screen: list[str], wishes: list[str]) -> ScriptedPerson:
    """A person with nothing but what they say on the screen about health; the injury is first."""
    return interviewed("no", *screen, *SYMPTOMS.values(), *wishes)


def _unsure(screen: list[str]) -> ScriptedPerson:
    """The same, whom doubt sends to a professional: no session is planned."""
    return _interviewed(screen, [])


def _number(id: str, conditions: list[Question]) -> str:
    return str([question.id for question in conditions].index(id) + 1)


def test_each_question_of_the_screen_is_shown_with_its_number(conditions: list[Question]) -> None:
    person = _interviewed(["none"], NO_WISHES)
    shown = " ".join(person.output.split())
    for number, question in enumerate(conditions, 1):
        assert f"{number}. {question.ask}" in shown
    assert sum(PROMPT in prompt for prompt in person.prompts) == 1


@pytest.mark.parametrize("word", ["none", "None ", "no", "n"])
def test_a_word_denies_them_all(conditions: list[Question], word: str) -> None:
    person = _interviewed([word], NO_WISHES)
    assert person.advice.startswith("You can do the full programme.")
    assert "Not answered yet" not in person.advice


def test_a_number_says_yes(conditions: list[Question]) -> None:
    person = interviewed("no", _number("night_pain", conditions))
    assert person.advice.startswith("See a medical professional")
    assert "You have night_pain." in person.advice
    assert "chest_pain" not in person.advice


@pytest.mark.parametrize("between", [",", " ", ", ", " , "])
def test_several_numbers_say_yes_to_each(conditions: list[Question], between: str) -> None:
    numbers = between.join(_number(id, conditions) for id in ("brittle_bones", "sore_knees"))
    person = _interviewed([numbers], NO_WISHES)
    assert "With sore knees, do not kneel." in person.advice
    assert "With brittle bones, do not round" in person.advice


def test_a_caution_leaves_a_session_without_what_it_speaks_against(
    conditions: list[Question],
) -> None:
    person = _interviewed([_number("sore_knees", conditions)], NO_WISHES)
    assert "With sore knees, do not kneel." in person.advice
    assert "Your session" in person.advice


def test_not_sure_asks_a_professional(conditions: list[Question]) -> None:
    person = _unsure(["?"])
    assert person.advice.startswith("Rest, and talk to a health professional")
    assert "Ask a professional about chest_pain." in person.advice
    assert "Your session" not in person.advice


@pytest.mark.parametrize("marked", ["{}?", " {}? ", "{}?,", "{0}? {0}?"])
def test_a_number_with_a_question_mark_is_not_sure_of_that_one(
    conditions: list[Question], marked: str
) -> None:
    person = _unsure([marked.format(_number("night_pain", conditions))])
    assert person.advice.startswith("Rest, and talk to a health professional")
    assert "Ask a professional about night_pain." in person.advice
    assert "chest_pain" not in person.advice


def test_of_sure_and_not_sure_of_one_number_the_sure_one_counts(conditions: list[Question]) -> None:
    number = _number("night_pain", conditions)
    assert "You have night_pain." in interviewed("no", f"{number}? {number}").advice


def test_sure_of_one_and_not_sure_of_another_are_kept_apart(conditions: list[Question]) -> None:
    marked = f"{_number('sore_knees', conditions)}, {_number('chest_pain', conditions)}?"
    person = _unsure([marked])
    assert "Ask a professional about chest_pain." in person.advice
    assert "You have chest_pain." not in person.advice
    missing = person.advice.partition("Not answered yet")[2]
    assert "sore knees" not in " ".join(missing.split())


def test_not_sure_where_there_is_only_yes_or_no_leaves_it_unknown(
    conditions: list[Question],
) -> None:
    person = _interviewed([_number("sore_knees", conditions) + "?"], NO_WISHES)
    assert person.advice.startswith("You can do the full programme.")
    missing = person.advice.partition("Not answered yet")[2].partition("\n\n")[0]
    assert "sore knees" in " ".join(missing.split())
    assert "brittle bones" not in " ".join(missing.split())


@pytest.mark.parametrize("word", ["h", "H", "help"])
def test_more_about_each_can_be_asked_for(word: str) -> None:
    person = interviewed(word, "1")
    heard = " ".join(person.output.split())
    helps = [one.help for one in PAGES[0] if one.help]
    assert len(helps) > 5
    assert {heard.count(help) for help in helps} == {2}
    assert person.prompts[0] == person.prompts[1]
    assert person.advice.startswith("Call your local emergency number")


def test_enter_alone_leaves_them_all_unknown(conditions: list[Question]) -> None:
    person = _interviewed([""], [])
    assert "Your session" not in person.advice
    missing = " ".join(person.advice.split()).partition("Not answered yet")[2]
    for id in ("chest pain", "night pain", "needs special plan"):
        assert id in missing


@pytest.mark.parametrize(
    "wrong", ["0", "6", ",", "nothing", "1 6", "1;2", "-1", "1.", "? 1", "1 ?", "1??", "6?"]
)
def test_what_is_no_number_of_the_screen_is_told_and_asked_again(
    conditions: list[Question], wrong: str
) -> None:
    person = _interviewed([wrong, wrong, "none"], NO_WISHES)
    assert person.outputs.count("Give numbers from 1 to 5, such as: 2 5, or none") == 2
    assert person.advice.startswith("You can do the full programme.")
