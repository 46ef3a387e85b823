"""The school grade that a text needs."""

from __future__ import annotations

import pytest

from recovery_advisor.authoring.lint.reading_ease import grade, syllables

EASY = "Rest now. Call a friend. Go slow."
HARD = "Individualised rehabilitation necessitates considerable interprofessional collaboration."


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("rest", 1), ("swelling", 2), ("move", 1), ("table", 2), ("role", 1), ("healed", 1),
        ("settled", 2), ("needed", 2), ("stretches", 2), ("professional", 4), ("the", 1),
        ("muscles", 2), ("don't", 1), ("x", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_heard(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formula_is_that_of_flesch_and_kincaid() -> None:
    """Six words, two sentences, six syllables."""
    assert grade("Call me now. Then go home.") == pytest.approx(0.39 * 3 + 11.8 * 1 - 15.59)


def test_long_words_and_sentences_need_a_higher_grade() -> None:
    assert grade(EASY) < 3 < 12 < grade(HARD)
    assert grade("Rest now and go slow and call.") > grade("Rest now. Go slow. Call.")


def test_a_known_term_is_an_easy_word() -> None:
    text = "See a physical therapist. Physical therapists help."
    assert grade(text, ["physical therapist"]) < grade(text)
    assert grade(text, ["therapy"]) == grade(text)


def test_a_text_without_words_needs_no_grade() -> None:
    assert grade("1 2 3.") == 0.0
