"""Asks questions on a terminal: one alone, or many yes-or-no questions at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill

from recovery_advisor.cli.options.answers import read_answer
from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.values.questions import AskedQuestion, Screen
from recovery_advisor.values.scale import Answer
from recovery_advisor.values.translator import Translator

#: A screen with more yes-or-no questions than this is asked at once: "any of these?"
MOST_ONE_BY_ONE = 3
#: Words that deny everything shown.
NONE = ("none", "no", "n")
NOT_SURE = "?"
_MORE = ("h", "help")
_BACK = ("b", "back")
_SKIP = ("s", "skip")

Ask = Callable[[str], str]
Tell = Callable[[str], None]


class GoBack(Exception):
    """The person wants to go back to the step before."""


def asked_as_one(screen: Screen) -> bool:
    """Whether a screen's questions are asked at once, rather than one by one."""
    questions = screen.questions
    return len(questions) > MOST_ONE_BY_ONE and all(one.yes_or_no for one in questions)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Asks a person questions, and reads what is typed.

    Attributes:
        ask: shows a prompt and returns the line typed.
        tell: shows a text.
        words: the language of the person.
    """

    ask: Ask
    tell: Tell
    words: Translator

    def say(self, text: str) -> None:
        """Show a text, wrapped."""
        self.tell(fill(text, WIDTH))

    def one(self, question: AskedQuestion) -> Answer:
        """The answer to one question; ``None`` for not known. Asks again for what can't be taken.

        Raises:
            GoBack: when the person wants to go back.
        """
        self.say(question.ask)
        if question.help:
            self.say(question.help)
        bands = ", ".join(band.say for band in question.bands)
        asked = self.words("[{bands}] > ") if question.yes_or_no else (
            self.words("[{low} to {high}, or {bands}] > ")
        )  # fmt: skip
        prompt = asked.format(low=question.low, high=question.high, bands=bands)
        while given := self._typed(prompt):
            if given == NOT_SURE and question.yes_or_no:
                return _not_sure(question)
            answer = _read(given, question)
            if question.takes(answer):
                return answer
            allowed = self.words(
                "Give a whole number from {low} to {high}, or one of: {bands}."
                " Enter alone skips it, and b goes back."
            )
            self.say(allowed.format(low=question.low, high=question.high, bands=bands))
        return None

    def any_of(self, questions: Sequence[AskedQuestion]) -> Mapping[str, Answer]:
        """The answers to many yes-or-no questions asked at once; naming some denies the others.

        Raises:
            GoBack: when the person wants to go back.
        """
        for number, question in enumerate(questions, 1):
            self.tell(_numbered(number, question.ask))
        if any(question.unsure for question in questions):
            self.say(
                self.words.must("Not sure about one of them? Put ? after its number, such as: 3?")
            )
        prompt = self.words.must(
            "Any of these? Their numbers, or none; ? for not sure; h for more > "
        )
        while given := self._typed(prompt):
            if given in _MORE:
                for number, question in enumerate(questions, 1):
                    self.tell(_numbered(number, question.help or question.ask))
                continue
            answers = _read_numbers(given, questions)
            if answers is not None:
                return answers
            wrong = self.words("Give numbers from 1 to {most}, such as: 2 5")
            self.say(wrong.format(most=len(questions)))
        return dict.fromkeys(question.id for question in questions)

    def _typed(self, prompt: str) -> str:
        """The text typed, in lower case; empty for a skip."""
        given = self.ask(prompt).strip().lower()
        if given in _BACK:
            raise GoBack
        return "" if given in _SKIP else given


def _numbered(number: int, text: str) -> str:
    return fill(f"{number:3}. {text}", WIDTH, subsequent_indent="     ")


def _read(given: str, question: AskedQuestion) -> Answer:
    """The answer typed: a number, a band, or a word for one."""
    named = {band.say.lower(): band.name for band in question.bands}
    named |= {"y": "yes", "n": "no"}
    return named.get(given, read_answer(given))


def _read_numbers(given: str, questions: Sequence[AskedQuestion]) -> Mapping[str, Answer] | None:
    """Answers to all of the questions; ``None`` for what can't be taken."""
    if given == NOT_SURE:
        return {question.id: _not_sure(question) for question in questions}
    if given in NONE:
        return dict.fromkeys((question.id for question in questions), "no")
    words = given.replace(",", " ").split()
    numbered = {str(number): question for number, question in enumerate(questions, 1)}
    if not words or not numbered.keys() >= {word.removesuffix(NOT_SURE) for word in words}:
        return None
    return {
        question.id: _answer_to(number, question, words) for number, question in numbered.items()
    }


def _answer_to(number: str, question: AskedQuestion, words: Sequence[str]) -> Answer:
    if number in words:
        return "yes"
    return _not_sure(question) if number + NOT_SURE in words else "no"


def _not_sure(question: AskedQuestion) -> Answer:
    """The answer for *not sure*: ``None``, unknown, where the question has no band for it."""
    return "unsure" if question.unsure else None
