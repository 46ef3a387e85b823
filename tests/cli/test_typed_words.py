"""What a prompt shows is taken, in the language of the person and in English, and doubt is refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from recovery_advisor import Advisor
from recovery_advisor.cli.interview import run_interview
from recovery_advisor.cli.vocabulary import InDoubt, Vocabulary
from tests.cli.scripted_person import PAGES, SYMPTOMS, ScriptedPerson, up_to
from tests.support.catalogues import bracketed, compiled
from tests.translation.folders import PSEUDO, book_of, whole_catalogue, with_language

GERMAN = {
    "none": "keine", "no": "nein", "unsure": "unsicher", "yes": "ja", "back": "zurück",
    "skip": "weiter", "help": "Hilfe", "mild": "leicht", "moderate": "mäßig", "severe": "stark",
    "dumbbells": "Hanteln", "resistance band": "Gummiband",
}  # fmt: skip


def speaking(words: Mapping[str, str]) -> Advisor:
    """An advisor in a language with these words, and all else in brackets."""
    texts = whole_catalogue("both packs", lambda text: words.get(text, bracketed(text)))
    return Advisor.from_book(with_language(book_of("both packs"), compiled(texts)), engine="bitmap")


def interviewed(words: Mapping[str, str], *answers: str) -> ScriptedPerson:
    person = ScriptedPerson(answers)
    run_interview(person.ask, person.tell, speaking(words), {"locale": PSEUDO})
    return person


def say(words: Mapping[str, str]) -> list[str]:
    """The symptoms of somebody healthy in a language."""
    return [words.get(answer, answer) for answer in SYMPTOMS.values()]


def told_to(advice: str) -> str:
    return advice.partition("\n")[0].strip("⟦⟧")


@pytest.mark.parametrize("none", ["keine", "KEINE.", "k", "none", "nein", "n"])
def test_the_word_of_the_prompt_denies_all_that_is_shown(none: str) -> None:
    person = interviewed(GERMAN, *[none] * len(PAGES), *say(GERMAN), none, "")
    assert "keine⟦; ? for not sure; ⟧Hilfe" in person.prompts[0]
    assert told_to(person.advice) == "You can do the full programme."


@pytest.mark.parametrize("yes", ["ja", "Ja!", "j", "yes", "y"])
def test_a_word_that_is_shown_for_an_answer_is_taken(yes: str) -> None:
    person = interviewed(GERMAN, *up_to("fever_or_unwell"), "nein", yes)
    assert person.prompts[-1] == "[nein, ja] > ".replace("[", "⟦[⟧").replace("] > ", "⟦] > ⟧")
    assert told_to(person.advice).startswith("Call your local emergency number")


@pytest.mark.parametrize(("help", "back", "skip"), [("Hilfe", "zurück", "weiter"), ("h", "z", "w"), ("help", "back", "skip")])  # fmt: skip
def test_the_words_of_the_banner_are_taken(help: str, back: str, skip: str) -> None:
    pages = ["keine"] * len(PAGES)
    person = interviewed(GERMAN, *pages, help, back, "keine", *[skip] * len(SYMPTOMS))
    assert (
        "Hilfe" in person.outputs[0]
        and "zurück" in person.outputs[0]
        and "weiter" in person.outputs[0]
    )
    assert told_to(person.advice) == "Rest for now. Pause your exercises, but keep up the daily movement that feels"  # fmt: skip


def test_gear_is_taken_as_it_is_shown() -> None:
    said = ["keine"] * len(PAGES) + say(GERMAN)
    person = interviewed(GERMAN, *said, "Hanteln, Kettlebell", "hanteln,Gummiband", "")
    assert "Hanteln" in person.prompts[-2]
    assert person.prompts[-3] == person.prompts[-2]
    assert "⟦Needs: ⟧Hanteln" not in person.advice and "⟦Needs: ⟧⟦bicycle⟧" in person.advice


NEARLY_NO = {**GERMAN, "yes": "nai", "no": "ochi", "unsure": "isos"}


def test_the_first_letter_of_yes_that_is_also_that_of_an_english_no_is_asked_again() -> None:
    """Else *nai*, shortened as ever, would deny."""
    person = interviewed(NEARLY_NO, *up_to("fever_or_unwell"), "n", "nai")
    assert any("n⟦ could mean each of: ⟧ochi, nai" in told for told in person.outputs)
    assert told_to(person.advice).startswith("Call your local emergency number")


def test_so_it_is_where_all_are_denied_at_once() -> None:
    [chest_pain] = up_to("chest_pain")
    person = interviewed(NEARLY_NO, "n", chest_pain)
    assert person.prompts[0] == person.prompts[1]
    assert told_to(person.advice).startswith("Call your local emergency number")


@pytest.mark.parametrize("skip", ["s", "sí"])
def test_the_first_letter_of_yes_is_not_lost_as_a_skip(skip: str) -> None:
    spanish = {"yes": "sí", "no": "no", "unsure": "no sé"}
    fever = up_to("fever_or_unwell")
    person = interviewed(spanish, *fever, skip, *["sí"][len(skip) - 1 :])
    assert len(person.prompts) == len(fever) + 3 - len(skip)
    assert told_to(person.advice).startswith("Call your local emergency number")
    assert any("⟦skip⟧, sí" in told for told in person.outputs) is (skip == "s")


WORDS = Vocabulary({"no": ["no", "nein"], "not yet": ["not yet", "noch nicht"], "yes": ["ja"]})


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [("no", "no"), ("NEIN", "no"), ("noch  nicht", "not yet"), ("J", "yes"), ("ne", None), ("1", None)],
)  # fmt: skip
def test_a_word_is_taken_whole_or_by_its_first_letter(typed: str, meaning: str | None) -> None:
    assert WORDS.meaning(typed) == meaning


def test_a_letter_of_several_words_is_in_doubt() -> None:
    with pytest.raises(InDoubt) as doubt:
        WORDS.meaning("n")
    assert doubt.value.meanings == ("no", "not yet")


def test_an_answer_that_is_named_as_a_wish_is_in_doubt() -> None:
    both: Vocabulary[object] = Vocabulary({1: ["back"], 2: ["back", "upper back"]})
    with pytest.raises(InDoubt):
        both.meaning("back")
    assert both.meaning("upper back") == 2
