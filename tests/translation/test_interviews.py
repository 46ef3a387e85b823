"""An interview is in the language that was asked for, from the first prompt to the advice."""

from __future__ import annotations

import pytest

from recovery_advisor.cli.interview import run_interview
from tests.translation.folders import FOLDERS, PSEUDO, pseudo
from tests.translation.surfaces import slipped

#: More, a wrong answer, and each way of giving one; then all again, as often as something is asked.
TYPED = {
    "doubt": ["h", "0 0", "?", ""],
    "denial": ["none", "no", "x", "0"],
    "danger": ["1", "yes", "x", "10", "3", "0"],
    "silence": ["x", ""],
}


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_slips_past_on_the_terminal(folder: str, typed: str) -> None:
    advisor = pseudo(folder)
    said: list[str] = []
    lines = iter(["b", *TYPED[typed] * 100])

    def ask(prompt: str) -> str:
        said.append(prompt)
        return next(lines)

    run_interview(ask, said.append, advisor, {"locale": PSEUDO, "equipment": [], "minutes": 20})
    *asked, advice = said
    assert len(asked) > 3
    assert [slip for text in asked if not _is_advice(text) and (slip := slipped(text))] == []
    assert advice


def _is_advice(text: str) -> bool:
    """Advices cite, and are held by another test."""
    return "\n\n" in text


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_slips_past_in_what_an_app_is_given(folder: str) -> None:
    advisor = pseudo(folder)

    by_question = advisor.interview({}, {"locale": PSEUDO})
    while question := by_question.next_question():
        texts = [question.ask, question.help or "", *(band.say for band in question.bands)]
        assert [slip for text in texts if (slip := slipped(text))] == []
        by_question.answer(question.id, None)
    by_screen = advisor.interview({}, {"locale": PSEUDO})
    while screen := by_screen.next_screen():
        assert slipped(screen.title) == ""
        by_screen.answers({})
