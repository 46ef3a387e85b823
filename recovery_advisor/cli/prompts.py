"""Asks questions on a terminal: one alone, or many yes-or-no questions at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from textwrap import fill

from recovery_advisor.cli.options.answers import read_answer
from recovery_advisor.cli.vocabulary import InDoubt, Vocabulary
from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.questions import AskedQuestion, Screen
from recovery_advisor.values.scale import Answer
from recovery_advisor.values.translator import Translator, humanize

#: A screen with more yes-or-no questions than this is asked at once: "any of these?"
MOST_ONE_BY_ONE = 3
#: The most questions of a screen: more would not fit on a terminal of 24 rows.
MOST_AT_ONCE = 9
NOT_SURE = "?"
#: The indent of what goes on below a numbered question.
_UNDER = "     "

Ask = Callable[[str], str]
Tell = Callable[[str], None]


class Wish(Enum):
    """What may be typed in place of an answer."""

    BACK = "back"
    SKIP = "skip"
    HELP = "help"


class GoBack(Exception):
    """The person wants to go back to the step before."""


def asked_as_one(screen: Screen) -> bool:
    """Whether a screen's questions are asked at once, rather than one by one."""
    questions = screen.questions
    return len(questions) > MOST_ONE_BY_ONE and all(one.yes_or_no for one in questions)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Asks a person questions, and reads what is typed.

    What a prompt shows is taken, in the person's language and in English.

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

    def word(self, wish: Wish) -> str:
        """The word for a wish."""
        words = self.words
        return {
            Wish.BACK: words("back"), Wish.SKIP: words("skip"), Wish.HELP: words("help")
        }[wish]  # fmt: skip

    @property
    def none(self) -> str:
        """The word that denies everything shown."""
        return self.words("none")

    def one(self, question: AskedQuestion) -> Answer:
        """The answer to one question; ``None`` for not known. Asks again for what can't be taken.

        Raises:
            GoBack: when the person wants to go back.
        """
        self._explain(question)
        vocabulary = self._vocabulary(
            {band.name: (band.say, humanize(band.name)) for band in question.bands}
        )
        prompt = self._prompt(question)
        while given := self.ask(prompt).strip():
            if given == NOT_SURE and question.yes_or_no:
                return _not_sure(question)
            if _takes_number(question, given):
                return read_answer(given)
            try:
                meaning = self._meaning(given, vocabulary)
            except InDoubt:
                continue
            if meaning is Wish.SKIP:
                break
            if isinstance(meaning, str):
                return meaning
            if meaning is Wish.HELP:
                self._explain(question)
            else:
                self.say(self._allowed(question))
        return None

    def any_of(self, questions: Sequence[AskedQuestion]) -> Mapping[str, Answer]:
        """The answers to many yes-or-no questions asked at once; naming some denies the others.

        Raises:
            GoBack: when the person wants to go back.
        """
        self._list(questions)
        if any(question.unsure for question in questions):
            self.say(
                self.words.must("Not sure about one of them? Put ? after its number, such as: 3?")
            )
        prompt = filled(
            self.words.must(
                "Any of these? Their numbers, or {none}; ? for not sure; {help} for more > "
            ),
            none=self.none,
            help=self.word(Wish.HELP),
        )
        vocabulary = self._vocabulary(_denials(questions, self.none))
        while given := self.ask(prompt).strip():
            if (answers := _read_numbers(given, questions)) is not None:
                return answers
            try:
                meaning = self._meaning(given, vocabulary)
            except InDoubt:
                continue
            if meaning is Wish.SKIP:
                break
            if meaning == "no":
                return dict.fromkeys((question.id for question in questions), "no")
            if meaning is Wish.HELP:
                self._list(questions)
            else:
                wrong = self.words("Give numbers from 1 to {most}, such as: 2 5, or {none}")
                self.say(filled(wrong, most=len(questions), none=self.none))
        return dict.fromkeys(question.id for question in questions)

    def _list(self, questions: Sequence[AskedQuestion]) -> None:
        """Show the questions, each with its help, which says what does not count."""
        for number, question in enumerate(questions, 1):
            self.tell(_numbered(number, question.ask))
            if question.help:
                self.tell(
                    fill(question.help, WIDTH, initial_indent=_UNDER, subsequent_indent=_UNDER)
                )

    def _explain(self, question: AskedQuestion) -> None:
        self.say(question.ask)
        if question.help:
            self.say(question.help)

    def _prompt(self, question: AskedQuestion) -> str:
        bands = ", ".join(band.say for band in question.bands)
        asked = self.words("[{bands}] > ") if _worded(question) else (
            self.words("[{low} to {high}, or {bands}] > ")
        )  # fmt: skip
        return filled(asked, low=question.low, high=question.high, bands=bands)

    def _allowed(self, question: AskedQuestion) -> str:
        bands, back = ", ".join(band.say for band in question.bands), self.word(Wish.BACK)
        allowed = self.words(
            "Give one of: {bands}. Enter alone skips it, and {back} goes back."
        ) if _worded(question) else self.words(
            "Give a whole number from {low} to {high}, or one of: {bands}."
            " Enter alone skips it, and {back} goes back."
        )  # fmt: skip
        return filled(allowed, low=question.low, high=question.high, bands=bands, back=back)

    def _vocabulary(self, answers: Mapping[str, Iterable[str]]) -> Vocabulary[str | Wish]:
        words: dict[str | Wish, Iterable[str]] = {
            wish: (wish.value, self.word(wish)) for wish in Wish
        }
        words.update(answers)
        return Vocabulary(words)

    def _meaning(self, given: str, vocabulary: Vocabulary[str | Wish]) -> str | Wish | None:
        """What was typed means.

        Raises:
            GoBack: when the person wants to go back.
            InDoubt: when it could mean several things, which was said.
        """
        try:
            meaning = vocabulary.meaning(given)
        except InDoubt as doubt:
            text = self.words("{typed} could mean each of: {meanings}. Give the whole word.")
            could = ", ".join(map(self._said, doubt.meanings))
            self.say(filled(text, typed=given, meanings=could))
            raise
        if meaning is Wish.BACK:
            raise GoBack
        return meaning

    def _said(self, meaning: object) -> str:
        if isinstance(meaning, Wish):
            return self.word(meaning)
        return self.words(humanize(str(meaning)))


def _denials(questions: Sequence[AskedQuestion], none: str) -> Mapping[str, Iterable[str]]:
    """The words that deny all, and those that deny nothing and must not be mistaken for them."""
    says: dict[str, set[str]] = {"no": {"none", none}, "yes": set(), "unsure": set()}
    for band in (band for question in questions for band in question.bands):
        says[band.name] = says.get(band.name, set()) | {humanize(band.name), band.say}
    return says


def _worded(question: AskedQuestion) -> bool:
    """Whether a question takes words alone: each band has one value."""
    return all(band.low == band.high for band in question.bands)


def _takes_number(question: AskedQuestion, given: str) -> bool:
    number = read_answer(given)
    return isinstance(number, int) and not _worded(question) and question.takes(number)


def _numbered(number: int, text: str) -> str:
    return fill(f"{number:3}. {text}", WIDTH, subsequent_indent=_UNDER)


def _read_numbers(given: str, questions: Sequence[AskedQuestion]) -> Mapping[str, Answer] | None:
    """Answers to all of the questions; ``None`` for what is no list of their numbers."""
    if given == NOT_SURE:
        return {question.id: _not_sure(question) for question in questions}
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
