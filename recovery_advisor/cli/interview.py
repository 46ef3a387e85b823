"""Called bare on a terminal: asks, most dangerous first, and answers as soon as there is danger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.asking import NONE, Ask, Tell, ask_one, ask_together, asked_together
from recovery_advisor.cli.options import answer as read_answer
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.model.advice import Advice
from recovery_advisor.model.answers import Answer
from recovery_advisor.model.errors import InputError
from recovery_advisor.model.levels import REFERRED_NOW
from recovery_advisor.model.text import in_words
from recovery_advisor.rulebook.book import RuleBook


def run_interview(ask: Ask = input, tell: Tell = print) -> None:
    """Ask screen by screen, then say what to do; with leave to exercise, ask for gear and time.

    A referral for today is told as soon as an answer shows it, and ends the questions.
    """
    advisor = Advisor()
    tell("A few questions about your neck, shoulders and back. Enter alone means: not known.\n")
    answers: dict[str, Answer] = {}
    advice = advisor.assess(answers)
    for answered in _answered(advisor.book, ask, tell):
        answers |= answered
        advice = advisor.assess(answers)
        if advice.verdict in REFERRED_NOW:
            _refer(advisor, answers, ask, tell)
            return
    if advice.session or advice.no_session:
        advice = _with_wishes(advisor, answers, ask, tell)
    _conclude(advice, tell)


def _answered(book: RuleBook, ask: Ask, tell: Tell) -> Iterator[Mapping[str, Answer]]:
    """The answers to each question, or to each screen that is asked as one."""
    for screen, title in book.screens.items():
        questions = [question for question in book.questions if question.screen == screen]
        if questions:
            tell(f"{title}\n{'-' * len(title)}")
            for together in asked_together(questions):
                yield ask_together(together, ask, tell)
            tell("")


def _refer(advisor: Advisor, answers: dict[str, Answer], ask: Ask, tell: Tell) -> None:
    """Tell a referral at once. After it, ask only what could make it more urgent still."""
    advice = advisor.assess(answers)
    _conclude(advice, tell)
    decisive = [id for id in advice.missing if id not in answers]
    if not decisive:
        return
    tell("\nStill to ask, as it could make this an emergency:")
    for id in decisive:
        answers[id] = ask_one(advisor.book.question[id], ask, tell)
        graver = advisor.assess(answers)
        if graver.urgency > advice.urgency:
            _conclude(graver, tell)
            return
    tell("\nThank you. Please do what is said above.")


def _conclude(advice: Advice, tell: Tell) -> None:
    tell("")
    tell(coloured(advice))


def _with_wishes(advisor: Advisor, answers: Mapping[str, Answer], ask: Ask, tell: Tell) -> Advice:
    """The advice again, planned with what the person has. Only a wrong wish is asked again."""
    tell("Two more questions, for your session.")
    gear = f"Which of these do you have? {', '.join(advisor.book.equipment)} > "
    minutes = f"How many minutes? [{advisor.book.session.minutes}] > "
    asked: tuple[tuple[str, str, Callable[[str], object]], ...] = (
        ("equipment", gear, _read_gear), ("minutes", minutes, read_answer),
    )  # fmt: skip
    advice, wishes = advisor.assess(answers), dict[str, object]()
    for name, prompt, read in asked:
        while given := ask(prompt).strip():
            try:
                advice = advisor.assess(answers, {**wishes, name: read(given)})
            except InputError as error:
                tell(f"{in_words(error.field or '')}: give {error.allowed}.")
            else:
                wishes[name] = read(given)
                break
    return advice


def _read_gear(given: str) -> list[str]:
    named = [name.strip().lower() for name in given.split(",")]
    return [name.replace(" ", "_") for name in named if name and name not in NONE]
