"""How questions are put on a terminal: one alone, or many yes-or-no ones as one screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import fill

from recovery_advisor.cli.options import answer as read_answer
from recovery_advisor.model.answers import Answer
from recovery_advisor.model.text import WIDTH
from recovery_advisor.rulebook.vocabulary import Question

#: A screen with more yes-or-no questions than this is asked as one: "any of these?"
MOST_ONE_BY_ONE = 3
#: Words that deny everything shown.
NONE = ("none", "no", "n")
NOT_SURE = "?"
_MORE = ("h", "help")

Ask = Callable[[str], str]
Tell = Callable[[str], None]


def asked_together(questions: Sequence[Question]) -> Sequence[Sequence[Question]]:
    """The questions of a screen, those in one list that are asked as one."""
    if len(questions) > MOST_ONE_BY_ONE and all(map(_can_be_denied, questions)):
        return [questions]
    return [[question] for question in questions]


def ask_together(questions: Sequence[Question], ask: Ask, tell: Tell) -> Mapping[str, Answer]:
    """Answers to questions that are asked as one."""
    if len(questions) == 1:
        return {questions[0].id: ask_one(questions[0], ask, tell)}
    return _ask_any_of(questions, ask, tell)


def ask_one(question: Question, ask: Ask, tell: Tell) -> Answer:
    """One answer; ``None`` for Enter alone. What can't be taken is asked again."""
    tell(fill(question.ask, WIDTH))
    if question.help:
        tell(fill(question.help, WIDTH))
    bands = ", ".join(name for name, _, _ in question.bands)
    prompt = f"[{bands}] > " if _can_be_denied(question) else (
        f"[{question.low} to {question.high}, or {bands}] > "
    )  # fmt: skip
    while given := ask(prompt).strip().lower():
        if given == NOT_SURE and _can_be_denied(question):
            return _not_sure(question)
        answer = {"y": "yes", "n": "no"}.get(given, read_answer(given))
        if answer in question.codes:
            return answer
        tell(f"Give {question.scale.allowed}, or Enter alone.")
    return None


def _ask_any_of(questions: Sequence[Question], ask: Ask, tell: Tell) -> Mapping[str, Answer]:
    """Many yes-or-no questions as one screen, shown whole. Naming some denies the others."""
    for number, question in enumerate(questions, 1):
        tell(_numbered(number, question.ask))
    if any(question.band("unsure") for question in questions):
        tell("Not sure about one of them? Put ? after its number, such as: 3?")
    prompt = "Any of these? Their numbers, or none; ? for not sure; h for more > "
    while given := ask(prompt).strip().lower():
        if given in _MORE:
            for number, question in enumerate(questions, 1):
                tell(_numbered(number, question.help or question.ask))
            continue
        answers = _read_numbers(given, questions)
        if answers is not None:
            return answers
        tell(f"Give numbers from 1 to {len(questions)}, such as: 2 5")
    return dict.fromkeys(question.id for question in questions)


def _numbered(number: int, text: str) -> str:
    return fill(f"{number:3}. {text}", WIDTH, subsequent_indent="     ")


def _read_numbers(given: str, questions: Sequence[Question]) -> Mapping[str, Answer] | None:
    """Answers to all of the questions; ``None`` for what can't be taken."""
    if given == NOT_SURE:
        return {question.id: _not_sure(question) for question in questions}
    if given in NONE:
        return dict.fromkeys((question.id for question in questions), "no")
    words = given.replace(",", " ").split()
    numbered = {str(number): question for number, question in enumerate(questions, 1)}
    if not words or not numbered.keys() >= {word.removesuffix(NOT_SURE) for word in words}:
        return None
    return {question.id: _said_of(number, question, words) for number, question in numbered.items()}


def _said_of(number: str, question: Question, words: Sequence[str]) -> Answer:
    if number in words:
        return "yes"
    return _not_sure(question) if number + NOT_SURE in words else "no"


def _can_be_denied(question: Question) -> bool:
    return question.band("no") == (0, 0) and question.band("yes") is not None


def _not_sure(question: Question) -> Answer:
    """What doubt is as an answer: where a question has no band for it, it stays unknown."""
    return "unsure" if question.band("unsure") else None
