"""Questions and screens with their texts in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.check_in_form import is_older
from recovery_advisor.values.questions import AskedQuestion, Band, Questionnaire, Screen
from recovery_advisor.values.translator import ENGLISH, Translator, humanize


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


def newest_questionnaires(book: RuleBook) -> Mapping[str, Questionnaire]:
    """The newest questionnaire of each name, with its questions in English."""
    newest = {
        name: ids
        for name, ids in book.form.questionnaires.items()
        if not any(is_older(name, other) for other in book.form.questionnaires)
    }
    return MappingProxyType({name: _questionnaire(name, ids, book) for name, ids in newest.items()})


def _questionnaire(name: str, ids: Iterable[str], book: RuleBook) -> Questionnaire:
    # Not made inside of a comprehension: Python 3.13.0 crashes where pydantic looks at its names.
    questions = tuple(asked_question(book.question[id], ENGLISH) for id in ids)
    return Questionnaire(id=name, questions=questions)


def asked_screen(
    id: str, questions: tuple[AskedQuestion, ...], book: RuleBook, words: Translator
) -> Screen:
    """A screen of questions, with its title."""
    return Screen(id=id, title=words(book.screens[id]), questions=questions)
