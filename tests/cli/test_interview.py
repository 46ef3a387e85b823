"""The questions on a terminal, with scripted answers."""

from __future__ import annotations

from textwrap import fill

import pytest

from recovery_advisor import Advisor, InputError
from recovery_advisor.cli import interview
from tests.cli.scripted_person import (
    BOOK,
    DECISIVE,
    NO_WISHES,
    PAGES,
    SYMPTOMS,
    ScriptedPerson,
    healthy_but,
    interviewed,
    page_of,
    up_to,
)

ANSWERED = len(healthy_but())
#: What matters beside a fall, a fever or weak bones alone.
NOBODY_WELL_IS_ASKED = {"age_band", "long_steroids", "blood_thinners", "low_defences"}


@pytest.fixture
def base_pack_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interview of the seven questions, each asked alone: injury, health, then how it feels."""
    advisor = Advisor(["upper-back"])
    monkeypatch.setattr(interview, "Advisor", lambda: advisor)


def test_a_healthy_person_gets_a_session_after_eleven_answers_and_two_wishes() -> None:
    gear, minutes = "", "20"
    assert (len(PAGES), len(SYMPTOMS)) == (6, 5)
    person = interviewed(*["none"] * 6, *SYMPTOMS.values(), gear, minutes)
    assert len(person.prompts) == 13
    assert person.advice.startswith("You can do the full programme.")
    assert "Your session, about " in person.advice
    assert "Not answered yet" not in person.advice


def test_danger_signs_come_first_then_conditions_then_how_it_feels() -> None:
    person = interviewed(*healthy_but(), *NO_WISHES)
    assert list(BOOK.screens) == [
        "heart_and_breath", "head_and_face", "nerves_and_legs", "arms_and_joints",
        "how_it_began", "age", "about_you", "symptoms",
    ]  # fmt: skip
    titles = [f"\n{title}\n---" for id, title in BOOK.screens.items() if id != "age"]
    places = [person.output.index(title) for title in titles]
    assert places == sorted(places)
    assert f"\n{BOOK.screens['age']}\n" not in person.output
    at_once = ["Any of these?" in prompt for prompt in person.prompts]
    assert at_once == [place < len(PAGES) for place in range(len(person.prompts))]


def test_enter_alone_everywhere_is_rest_with_what_is_missing() -> None:
    """As nothing is denied, what a healthy person is not asked is asked too, each alone."""
    person = interviewed(*[""] * (ANSWERED + len(NOBODY_WELL_IS_ASKED)))
    assert person.advice.startswith("Rest for now.")
    words = person.advice.replace("\n", " ")
    assert "Not answered yet" in words
    assert all(id.replace("_", " ") in words for id in BOOK.question)


@pytest.mark.parametrize(
    ("id", "missing"), [("chest_pain", "chest pain"), ("dizziness", "dizziness")]
)
def test_enter_alone_on_a_screen_denies_nothing(id: str, missing: str) -> None:
    answers = healthy_but()
    answers[page_of(id)] = ""
    blood_thinners = ["no"] if id == "chest_pain" else []  # as the belly was not denied either
    person = interviewed(*answers[: len(PAGES)], *blood_thinners, *SYMPTOMS.values())
    assert person.advice.startswith("Rest for now.")
    assert missing in person.advice.partition("Not answered yet")[2]


def test_every_question_that_matters_is_asked_once_in_its_own_words() -> None:
    """Weak defences matter beside a fever alone, an age beside a fall: all of that was denied."""
    heard = " ".join(interviewed(*healthy_but(), *NO_WISHES).output.split())
    asked = {question.id: heard.count(question.ask) for question in BOOK.questions}
    assert {id for id, times in asked.items() if times == 0} == NOBODY_WELL_IS_ASKED
    assert {times for id, times in asked.items() if id not in NOBODY_WELL_IS_ASKED} == {1}
    for id, title in BOOK.screens.items():
        assert heard.count(f"{title} {'-' * len(title)} ") == (id != "age")


@pytest.mark.parametrize("wrong", ["11", "-1", "2.5", "very", "?", "true", "9" * 5_000])
def test_a_wrong_answer_is_told_what_is_allowed_and_asked_again(wrong: str) -> None:
    answers = healthy_but()
    place = len(PAGES) + list(SYMPTOMS).index("pain")
    person = interviewed(*answers[:place], wrong, wrong, *answers[place:], *NO_WISHES)
    assert person.prompts[place] == person.prompts[place + 1] == person.prompts[place + 2]
    allowed = "Give a whole number from 0 to 10, or one of: none, slight, mild, moderate, severe"
    assert " ".join(person.output.split()).count(allowed) == 2
    assert person.advice.startswith("You can do the full programme.")


@pytest.mark.parametrize("no", ["n", "N", "no", " No ", "no."])
@pytest.mark.parametrize("yes", ["y", "Y", "yes", "YES!"])
@pytest.mark.usefixtures("base_pack_alone")
def test_yes_and_no_can_be_shortened(no: str, yes: str) -> None:
    planned = interviewed(no, yes, *SYMPTOMS.values())
    assert planned.advice.startswith("Rest, and talk to a health professional")
    free = interviewed(no, no, *SYMPTOMS.values(), *NO_WISHES)
    assert free.advice.startswith("You can do the full programme.")


@pytest.mark.usefixtures("base_pack_alone")
def test_a_question_mark_leaves_a_lone_yes_or_no_question_unknown() -> None:
    person = interviewed("no", "?", *SYMPTOMS.values())
    assert person.advice.startswith("Rest for now.")
    assert "needs special plan" in " ".join(person.advice.partition("Not answered yet")[2].split())


def test_gear_and_minutes_are_asked_only_above_rest() -> None:
    resting = interviewed(*healthy_but(swelling="mild"))
    assert len(resting.prompts) == ANSWERED
    assert "Now to your session" not in resting.output
    free = interviewed(*healthy_but(), *NO_WISHES)
    assert len(free.prompts) == ANSWERED + 2
    assert "resistance band" in free.prompts[-2]
    assert "minutes" in free.prompts[-1]


def test_gear_and_minutes_shape_the_session() -> None:
    person = interviewed(*healthy_but(), "resistance band, dumbbells", "30")
    assert "Needs: bicycle" in person.advice
    assert "Needs: resistance band" not in person.advice
    assert "Needs: dumbbells" not in person.advice


def test_gear_may_begin_with_a_capital_as_a_phone_writes_it() -> None:
    person = interviewed(*healthy_but(), "Resistance band", "")
    assert "Needs: resistance band" not in person.advice


@pytest.mark.parametrize("nothing", ["", "none", "None", "no"])
def test_no_gear_can_be_said_in_words(nothing: str) -> None:
    person = interviewed(*healthy_but(), nothing, "")
    assert "Needs: resistance band" in person.advice
    assert person.advice.startswith("You can do the full programme.")


def test_gear_that_does_not_exist_is_asked_again_alone() -> None:
    person = interviewed(*healthy_but(), "anvil", "dumbbells", "")
    gear, again, minutes = person.prompts[-3:]
    assert gear == again
    assert "minutes" in minutes
    assert person.outputs[-3].startswith("equipment: give bicycle, dumbbells")
    assert "Needs: dumbbells" not in person.advice


@pytest.mark.parametrize("wrong", ["soon", "0", "241", "20.5", "-1"])
def test_wrong_minutes_are_asked_again_and_the_gear_is_kept(wrong: str) -> None:
    person = interviewed(*healthy_but(), "dumbbells", wrong, "30")
    assert sum("Which of these" in prompt for prompt in person.prompts) == 1
    assert sum("How many minutes" in prompt for prompt in person.prompts) == 2
    assert "1 to 240" in person.outputs[-3]
    assert "Needs: dumbbells" not in person.advice
    assert person.advice == interviewed(*healthy_but(), "dumbbells", "30").advice


def test_wrong_minutes_may_be_given_up() -> None:
    person = interviewed(*healthy_but(), "dumbbells", "soon", "")
    assert person.advice == interviewed(*healthy_but(), "dumbbells", "").advice


@pytest.mark.parametrize("back", ["b", "back", " Back "])
def test_back_takes_the_last_answer_away_and_asks_again(back: str) -> None:
    answers = healthy_but()
    first = len(PAGES)
    person = interviewed(*answers[: first + 2], back, back, *answers[first:], *NO_WISHES)
    assert person.advice == interviewed(*answers, *NO_WISHES).advice
    assert person.prompts[first] == person.prompts[first + 4]
    heard = " ".join(person.output.split())
    assert heard.count(BOOK.question["pain"].ask) == 2
    assert heard.count(BOOK.question["daily_activity_pain"].ask) == 3


def test_back_at_the_first_question_stays_there() -> None:
    person = interviewed("b", "b", *healthy_but(), *NO_WISHES)
    assert person.outputs.count("This is the first question.") == 2
    assert person.advice.startswith("You can do the full programme.")


def test_back_goes_behind_a_whole_screen() -> None:
    person = interviewed(*["none"] * len(PAGES), "b", "none", *SYMPTOMS.values(), *NO_WISHES)
    assert sum("Any of these?" in prompt for prompt in person.prompts) == len(PAGES) + 1
    assert person.advice.startswith("You can do the full programme.")


def test_a_slip_of_the_hand_can_be_taken_back_after_a_referral() -> None:
    page, answers = page_of("fever_or_unwell"), healthy_but()
    person = interviewed(*up_to("fever_or_unwell"), "b", *answers[page:], *NO_WISHES)
    assert "See a medical professional today" in person.output
    assert person.advice.startswith("You can do the full programme.")


@pytest.mark.parametrize("skip", ["", "skip", " Skip "])
def test_a_question_can_be_skipped(skip: str) -> None:
    answers = healthy_but(swelling=skip)
    person = interviewed(*answers)
    assert person.advice.startswith("Rest for now.")
    assert "swelling" in person.advice.partition("Not answered yet")[2]


def test_a_letter_that_could_be_an_answer_or_a_wish_is_asked_again() -> None:
    """Severe, or skip."""
    answers = healthy_but()
    place = len(PAGES) + list(SYMPTOMS).index("swelling")
    person = interviewed(*answers[:place], "s", "n", *answers[place + 1 :], *NO_WISHES)
    assert "s could mean each of: skip, severe. Give the whole word." in person.outputs
    assert person.prompts[place] == person.prompts[place + 1] == "[none, mild, moderate, severe] > "
    assert person.advice.startswith("You can do the full programme.")


@pytest.mark.parametrize("help", ["h", "help", "H"])
@pytest.mark.parametrize("id", ["pain", "range_of_motion"])
def test_help_on_a_single_question_tells_it_again_with_more(help: str, id: str) -> None:
    answers = healthy_but()
    place = len(PAGES) + list(SYMPTOMS).index(id)
    person = interviewed(*answers[:place], help, *answers[place:], *NO_WISHES)
    assert person.prompts[place] == person.prompts[place + 1]
    heard = " ".join(person.output.split())
    assert heard.count(BOOK.question[id].ask) == 2
    assert (
        person.output.count(
            f"{fill(BOOK.question[id].ask, 79)}\n{fill(BOOK.question[id].help or '', 79)}"
        )
        == 2
    )
    assert person.advice.startswith("You can do the full programme.")


@pytest.mark.parametrize("number", ["0", "1", "2"])
@pytest.mark.usefixtures("base_pack_alone")
def test_a_number_is_no_answer_where_only_words_are_shown(number: str) -> None:
    person = interviewed(number, "no", "no", *SYMPTOMS.values(), *NO_WISHES)
    assert (
        person.outputs.count("Give one of: no, yes. Enter alone skips it, and back goes back.") == 1
    )


def test_each_screen_fits_on_a_terminal() -> None:
    """24 rows of 80 columns, from the title to what is typed."""
    rows, screens = 0, []

    def tell(text: str) -> None:
        nonlocal rows
        rows += len(text.split("\n"))
        if text.startswith("\n"):  # a title, below an empty line
            rows = 2
        assert all(len(line) < 80 for line in text.split("\n"))

    def ask(prompt: str) -> str:
        nonlocal rows
        assert len(prompt) < 80
        screens.append(rows + 1)
        rows = 0
        return "help" if len(screens) % 2 else ""

    interview.run_interview(ask, tell, Advisor.from_book(BOOK, engine="bitmap"))
    assert len(screens) > 2 * len(PAGES)
    assert max(screens) <= 24


def test_progress_is_shown_and_says_at_most() -> None:
    person = interviewed(*healthy_but(), *NO_WISHES)
    bars = [text for text in person.outputs if text.startswith("[")]
    assert bars[0] == f"[{'.' * 20}] 0 answered, at most {len(BOOK.questions)} left"
    left = [int(bar.split()[-2]) for bar in bars]
    assert left == sorted(left, reverse=True)
    assert len(bars) == ANSWERED


def test_what_can_change_nothing_any_more_is_not_asked() -> None:
    doubt = up_to("fever_or_unwell", mark="?")
    person = interviewed(*doubt, *["no"] * 3, *DECISIVE)
    heard = " ".join(person.output.split())
    assert BOOK.question["range_of_motion"].ask not in heard
    assert person.advice.startswith("Rest, and see a health professional within two weeks")


def test_wishes_given_beforehand_are_not_asked_again() -> None:
    person = ScriptedPerson(healthy_but())
    wishes = {"equipment": ["dumbbells"], "minutes": 30}
    interview.run_interview(person.ask, person.tell, preferences=wishes)
    assert person.advice == interviewed(*healthy_but(), "dumbbells", "30").advice


def test_a_wish_that_can_not_be_taken_is_said_before_any_question() -> None:
    person = ScriptedPerson([])
    with pytest.raises(InputError, match="minutes"):
        interview.run_interview(person.ask, person.tell, preferences={"minutes": 0})
    assert person.outputs == []
