"""Questions and screens with their texts in one language."""

from __future__ import annotations

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.questions import AskedQuestion, Band, Screen
from recovery_advisor.values.translator import Translator, humanize


def asked_question(question: Question, words: Translator) -> AskedQuestion:
    """A question with its texts, as it is shown to a person."""
    return AskedQuestion(
        id=question.id,
        ask=words(question.ask),
        help=words(question.help) if question.help else None,
        screen=question.screen,
        low=question.low,
        high=question.high,
        worse=question.worse,
        bands=tuple(
            Band(name=name, say=words(humanize(name)), low=low, high=high)
            for name, low, high in question.bands
        ),
        yes_or_no=question.band("no") == (0, 0) and question.band("yes") is not None,
        unsure=question.band("unsure") is not None,
    )


def asked_screen(
    id: str, questions: tuple[AskedQuestion, ...], book: RuleBook, words: Translator
) -> Screen:
    """A screen of questions, with its title."""
    return Screen(id=id, title=words(book.screens[id]), questions=questions)
