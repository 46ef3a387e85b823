"""Called bare on a terminal: asks, and answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from textwrap import fill

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.options import answer as read_answer
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.model.advice import Advice
from recovery_advisor.model.answers import Answer
from recovery_advisor.model.errors import InputError
from recovery_advisor.model.text import WIDTH, in_words
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.vocabulary import Question

#: A screen with more yes-or-no questions than this is asked as one: "any of these?"
MOST_ONE_BY_ONE = 3

Ask = Callable[[str], str]
Tell = Callable[[str], None]


def run_interview(ask: Ask = input, tell: Tell = print) -> None:
    """Ask every question, then say what to do; with leave to exercise, ask for gear and time."""
    advisor = Advisor()
    tell("A few questions about your neck, shoulders and back. Enter alone means: not known.\n")
    answers = dict(_answers(advisor.book, ask, tell))
    advice = advisor.assess(answers)
    if advice.session or advice.no_session:
        advice = _with_wishes(advisor, answers, ask, tell)
    tell("")
    tell(coloured(advice))


def _answers(book: RuleBook, ask: Ask, tell: Tell) -> Iterator[tuple[str, Answer]]:
    for screen, title in book.screens.items():
        questions = [question for question in book.questions if question.screen == screen]
        if not questions:
            continue
        tell(f"{title}\n{'-' * len(title)}")
        if len(questions) > MOST_ONE_BY_ONE and all(map(_can_be_denied, questions)):
            yield from _any_of_these(questions, ask, tell)
        else:
            for question in questions:
                yield question.id, _one(question, ask, tell)
        tell("")


def _can_be_denied(question: Question) -> bool:
    return question.band("no") == (0, 0) and question.band("yes") is not None


def _one(question: Question, ask: Ask, tell: Tell) -> Answer:
    """One answer; ``None`` for Enter alone. What can't be taken is asked again."""
    tell(fill(question.ask, WIDTH))
    if question.help:
        tell(fill(question.help, WIDTH))
    bands = ", ".join(name for name, _, _ in question.bands)
    prompt = f"[{bands}] > " if _can_be_denied(question) else (
        f"[{question.low} to {question.high}, or {bands}] > "
    )  # fmt: skip
    while given := ask(prompt).strip().lower():
        answer = {"y": "yes", "n": "no"}.get(given, read_answer(given))
        if answer in question.codes:
            return answer
        tell(f"Give {question.scale.allowed}, or Enter alone.")
    return None


def _any_of_these(questions: list[Question], ask: Ask, tell: Tell) -> Iterator[tuple[str, Answer]]:
    """Many yes-or-no questions as one screen, shown whole. Naming some denies the others."""
    for number, question in enumerate(questions, 1):
        tell(fill(f"{number:3}. {question.ask}", WIDTH, subsequent_indent="     "))
    known = {str(number) for number in range(1, len(questions) + 1)}
    prompt = "Any of these? Their numbers, or none; ? for not sure > "
    while given := ask(prompt).strip().lower():
        numbers = given.replace(",", " ").split()
        if given == "?":
            yield from ((question.id, _not_sure(question)) for question in questions)
            return
        if given in ("none", "no", "n") or (numbers and known.issuperset(numbers)):
            for number, question in enumerate(questions, 1):
                yield question.id, "yes" if str(number) in numbers else "no"
            return
        tell(f"Give numbers from 1 to {len(questions)}, such as: 2 5")
    yield from ((question.id, None) for question in questions)


def _not_sure(question: Question) -> Answer:
    return "unsure" if question.band("unsure") else None


def _with_wishes(advisor: Advisor, answers: Mapping[str, Answer], ask: Ask, tell: Tell) -> Advice:
    """The advice again, planned with what the person has."""
    tell("You may exercise. Two more, for your session.")
    while True:
        gear = ask(f"Which of these do you have? {', '.join(advisor.book.equipment)} > ")
        minutes = ask(f"How many minutes? [{advisor.book.session.minutes}] > ").strip()
        named = [name.strip().lower() for name in gear.split(",")]
        wishes: dict[str, object] = {
            "equipment": [name.replace(" ", "_") for name in named if name]
        }
        if minutes:
            wishes["minutes"] = read_answer(minutes)
        try:
            return advisor.assess(answers, wishes)
        except InputError as error:
            tell(f"{in_words(error.field or '')}: give {error.allowed}.")
