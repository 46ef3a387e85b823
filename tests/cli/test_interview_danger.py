"""Danger is told as soon as an answer shows it, and nothing needless is asked after it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from recovery_advisor import Advisor
from recovery_advisor.cli import interview
from tests.cli.scripted_person import (
    BOOK,
    PAGES,
    SYMPTOMS,
    ScriptedPerson,
    healthy_but,
    interviewed,
    page_of,
    up_to,
)
from tests.support.advisors import shared_advisor

FLAGS = [
    question.id for question in BOOK.questions if "unsure" in [name for name, *_ in question.bands]
]
EMERGENCIES = [id for id in FLAGS if shared_advisor().assess({id: "yes"}).urgency == "emergency"]
URGENT = [id for id in FLAGS if id not in EMERGENCIES]
EMERGENCY = "Call your local emergency number now."
TODAY = "See a medical professional today"
CONSULT = "Rest, and see a health professional within two weeks"


class Denying(ScriptedPerson):
    """Answers from a list, then denies all else that is asked, but for what is said by its id."""

    def __init__(self, answers: list[str], alone: Mapping[str, str]) -> None:
        super().__init__(answers)
        self._alone = {BOOK.question[id].ask: said for id, said in alone.items()}
        self._seen = 0
        #: How many prompts came before each text.
        self.prompts_before: list[int] = []

    def ask(self, prompt: str) -> str:
        if self._answers:
            return super().ask(prompt)
        self.prompts.append(prompt)
        shown, self._seen = self.outputs[self._seen :], len(self.outputs)
        texts = [" ".join(text.split()) for text in shown]
        if "Any of these?" in prompt:
            numbers = [
                number
                for number, _, ask in (text.partition(". ") for text in texts)
                if self._alone.get(ask) == "yes"
            ]
            return " ".join(numbers) or "none"
        said = next((self._alone[text] for text in texts if text in self._alone), None)
        return ("0" if "0 to 10" in prompt else "no") if said is None else said

    def tell(self, text: str) -> None:
        self.prompts_before.append(len(self.prompts))
        super().tell(text)

    def told_after(self, beginning: str) -> int:
        """After how many prompts the advice was first told that begins like this."""
        place = next(at for at, text in enumerate(self.outputs) if text.startswith(beginning))
        return self.prompts_before[place]


def denying(*answers: str, **alone: str) -> Denying:
    """Somebody who gives these answers, and then has nothing else."""
    person = Denying([*answers], alone)
    interview.run_interview(person.ask, person.tell, Advisor.from_book(BOOK))
    return person


def times_asked(person: ScriptedPerson, id: str) -> int:
    return " ".join(person.output.split()).count(BOOK.question[id].ask)


def asked(person: ScriptedPerson, *ids: str) -> set[str]:
    return {id for id in ids or BOOK.question if times_asked(person, id)}


@pytest.mark.parametrize("id", EMERGENCIES)
def test_an_emergency_sign_is_told_after_its_page_and_ends_the_questions(id: str) -> None:
    person = interviewed(*up_to(id))
    assert person.advice.startswith(EMERGENCY)
    assert len(person.prompts) == page_of(id) + 1
    assert "Your session" not in person.output


@pytest.mark.parametrize("id", URGENT)
def test_an_urgent_sign_is_told_after_its_page_and_only_what_could_be_graver_is_asked(
    id: str,
) -> None:
    person = denying(*up_to(id))
    assert person.told_after(TODAY) == page_of(id) + 1
    grave = {"pain", "daily_activity_pain"} if id == "belly_and_shoulder_pain" else set()
    assert asked(person, *SYMPTOMS) == grave
    later = {one.id for page in PAGES[page_of(id) + 1 :] for one in page}
    assert asked(person, *later) & set(URGENT) <= _HALVES | _BESIDE.get(id, set())
    assert EMERGENCY not in person.output and "Your session" not in person.output


#: Urgent signs that make an emergency together, or beside a condition of a later page.
_HALVES = {"new_headache", "new_dizziness", "fever_or_unwell", "new_weakness", "cord_signs"}
#: And those of a later page that make one beside an urgent sign.
_BESIDE = {"pain_on_breathing_in": {"swollen_limb_or_hot_joint"}}


@pytest.mark.parametrize("id", EMERGENCIES)
def test_not_sure_of_an_emergency_sign_is_told_as_for_today(id: str) -> None:
    person = denying(*up_to(id, mark="?"))
    assert person.told_after(TODAY) == page_of(id) + 1
    assert not asked(person, *SYMPTOMS)
    assert EMERGENCY not in person.output and "Your session" not in person.output


@pytest.mark.parametrize("id", URGENT)
def test_not_sure_of_an_urgent_sign_goes_on_and_offers_nothing(id: str) -> None:
    person = denying(*up_to(id, mark="?"))
    assert person.outputs[-1].startswith(CONSULT)
    assert TODAY not in person.outputs and "Your session" not in person.output


def test_not_sure_of_a_whole_page_may_be_an_emergency() -> None:
    """Doubt about the chest beside doubt about another sign of the heart."""
    person = interviewed("?")
    assert person.advice.startswith(EMERGENCY)


def test_an_emergency_among_others_ends_the_questions() -> None:
    person = interviewed(*up_to("fever_or_unwell", "hard_fall"))
    assert person.advice.startswith(EMERGENCY)
    assert "fever or chills" not in person.advice
    assert len(person.prompts) == page_of("hard_fall") + 1


@pytest.mark.parametrize(
    ("flag", "condition"),
    [("fever_or_unwell", "low_defences"), ("new_weakness", "cancer_history")],
)
def test_what_could_make_it_an_emergency_is_asked_after_the_referral_is_told(
    flag: str, condition: str
) -> None:
    person = denying(*up_to(flag), **{condition: "yes"})
    [told] = [place for place, text in enumerate(person.outputs) if text.startswith(TODAY)]
    assert told < person.outputs.index(BOOK.question[condition].ask)
    assert person.outputs[-1].startswith(EMERGENCY)


@pytest.mark.parametrize("answer", ["no", "", "?"])
def test_where_it_is_no_emergency_the_referral_stands(answer: str) -> None:
    fever = up_to("fever_or_unwell")
    person = interviewed(*fever, "no", answer)
    assert asked(person, "surgery_or_spine_injection", "low_defences", "pregnancy") == {
        "surgery_or_spine_injection", "low_defences",
    }  # fmt: skip
    assert EMERGENCY not in person.output
    at = person.outputs.index("Thank you. Please do as was said:")
    assert person.outputs[at + 1].startswith(TODAY)


def test_each_thing_that_could_make_it_an_emergency_is_asked() -> None:
    both = up_to("new_weakness", "fever_or_unwell")[: page_of("new_weakness") + 1]
    fever = {"fever_or_unwell": "yes"}
    for condition in ("low_defences", "surgery_or_spine_injection", "cancer_history"):
        assert denying(*both, **fever, **{condition: "yes"}).outputs[-1].startswith(EMERGENCY)
    assert EMERGENCY not in denying(*both, **fever).output


def test_an_age_that_makes_a_fall_an_emergency_is_told_on_its_screen() -> None:
    person = interviewed(*up_to("lighter_fall"), "from 65")
    assert person.advice.startswith(EMERGENCY)
    assert not asked(person, *SYMPTOMS, "under_18")


def test_flags_that_were_left_unknown_are_not_asked_again_after_a_referral() -> None:
    answers = [said if said != "none" else "" for said in up_to("fever_or_unwell")]
    person = denying(*answers)
    assert person.told_after(TODAY) == len(answers)
    assert {times_asked(person, id) for id in BOOK.question} == {0, 1}


@pytest.mark.parametrize("condition", [None, "known_aneurysm"])
def test_pain_that_needs_a_look_today_is_told_before_stiffness_is_asked(
    condition: str | None,
) -> None:
    pain, named = ("1", [condition]) if condition else ("9", [])
    person = interviewed(*healthy_but(*named)[: len(PAGES)], pain)
    assert person.advice.startswith("See a medical professional")
    assert times_asked(person, "stiffness") == 0


def test_cancer_and_slight_pain_goes_on_as_it_can_wait_for_some_days() -> None:
    person = interviewed(*healthy_but("cancer_history", pain="1"), "", "")
    assert TODAY not in person.output
    assert "Let your doctor know about this pain" in person.advice
