"""Words what a person answered, and what a threshold asks of it, as one would say it to them."""

from __future__ import annotations

from recovery_advisor.rulebook.amounts import amount_in_unit, is_amount
from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.wording import answer_for_people, threshold_for_people
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import Translator, humanize


def answered(question: Question, severity: int, words: Translator) -> str:
    """What was said of a question whose answer is known: ``You said that the pain is 3 of 10.``"""
    about = words(humanize(question.id))
    answer = answer_for_people(question, severity, words)
    says = {"question": about, "answer": answer, "most": str(question.high)}
    name = question.word(severity)
    if question.derived:
        return filled(words("For {question}, your history says: {answer}."), **says)
    if name == "unsure":
        return filled(words("You were not sure about {question}."), **says)
    if question.band("yes"):
        return filled(words("Asked about {question}, you said {answer}."), **says)
    if name == "none":
        return filled(words("You said that there is no {question}."), **says)
    if isinstance(question.answer(severity), int):
        return filled(words("You said that the {question} is {answer} of {most}."), **says)
    return filled(words("You said that the {question} is {answer}."), **says)


def cleared(question: Question, words: Translator) -> str:
    """What is said of an answer that a professional has cleared."""
    says = words("A professional has cleared {question}.")
    return filled(says, question=words(humanize(question.id)))


def compared(
    question: Question, threshold: Threshold, *, met: bool, steps: int | None, words: Translator
) -> str:
    """What a threshold makes of an answer: ``Mild or worse counts here.``

    Args:
        question: what was asked.
        threshold: of a rule.
        met: whether the answer is on the threshold's side.
        steps: from the answer to the other side; ``None`` where nothing is said of them.
        words: the language.
    """
    where = {"threshold": threshold_for_people(threshold, question, words)}
    if steps is None:
        return filled(_plain(threshold, met=met, words=words), **where)
    if is_amount(question):
        return filled(
            _in_units(question, threshold, met=met, words=words),
            **where,
            amount=amount_in_unit(question, steps, words),
        )
    return _in_steps(threshold, steps, met=met, words=words, **where)


def _plain(threshold: Threshold, *, met: bool, words: Translator) -> str:
    if not met:
        return words("It would have to be {threshold}.")
    if isinstance(threshold, AtLeast):
        return words("What counts here is {threshold}.")
    return words("It is enough that it is {threshold}.")


def _in_units(question: Question, threshold: Threshold, *, met: bool, words: Translator) -> str:
    lower_is_worse = question.worse == "lower"
    if not met and lower_is_worse:
        return words("It would have to be {threshold}: {amount} to go.")
    if not met:
        return words("It would have to be {threshold}: {amount} too many.")
    if isinstance(threshold, AtLeast) is not lower_is_worse:
        return words("What counts here is {threshold}; with {amount} less it would not count.")
    return words("What counts here is {threshold}; with {amount} more it would not count.")


def _in_steps(side: Threshold, steps: int, *, met: bool, words: Translator, threshold: str) -> str:
    if not met:
        return words.many(
            "It would have to be {threshold}: {n} step to go.",
            "It would have to be {threshold}: {n} steps to go.",
            steps,
            threshold=threshold,
        )
    if isinstance(side, AtLeast):
        return words.many(
            "What counts here is {threshold}; if it were {n} step better, it would not count.",
            "What counts here is {threshold}; if it were {n} steps better, it would not count.",
            steps,
            threshold=threshold,
        )
    return words.many(
        "It is enough that it is {threshold}; if it were {n} step worse, it would not be enough.",
        "It is enough that it is {threshold}; if it were {n} steps worse, it would not be enough.",
        steps,
        threshold=threshold,
    )
