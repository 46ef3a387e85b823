"""The texts about answers that could not be read: first what they may mean, then which they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.assessment.reason_texts import translated
from recovery_advisor.engines.evaluation import Unread
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast
from recovery_advisor.rulebook.wording import threshold_for_people
from recovery_advisor.values.errors import printable
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.translator import Translator, humanize

#: As many fields are named; a person wants to read the reason.
_MOST_NAMED = 30


class UnreadTexts:
    """The built-in reason of one rule book for what could not be read, in one language."""

    def __init__(self, book: RuleBook, words: Translator) -> None:
        self._book, self._words = book, words
        self._unreadable = _unreadable(book, words)

    def reason(self, unread: Unread, number: str | None, known: Urgency) -> Reason:
        """The reason, which begins with the answers that would be more urgent than what is known.

        Args:
            unread: what could not be read.
            number: the number to call, if one was given.
            known: how urgent it is by what could be read.
        """
        graver = [one for one in unread.dangers if one[0] > known]
        dangers = [say for one in graver for say in self._if_so(*one, number)]
        say = filled(self._unreadable.say, questions=self._names(unread.fields))
        return self._unreadable.model_copy(update={"say": " ".join([*dangers, say])})

    def _if_so(
        self, urgency: Urgency, answers: Sequence[AtLeast], number: str | None
    ) -> Iterator[str]:
        """What to do where an answer is one of these: where it is *yes*, and of other scales."""
        words, asked = self._words, self._book.question
        yes = tuple(one.question for one in answers if asked[one.question].scale.denies)
        if yes:
            template = _where(_if_yes(words), urgency, number)
            yield filled(template, questions=self._names(yes), number=number)
        others = [
            filled(
                words("{question} is {answer}"),
                question=words(humanize(one.question)),
                answer=threshold_for_people(one, asked[one.question], words),
            )
            for one in answers
            if one.question not in yes
        ]
        if others:
            template = _where(_if_any(words), urgency, number)
            yield filled(template, answers=self._listed(others), number=number)

    def _names(self, fields: tuple[str, ...]) -> str:
        words, asked = self._words, self._book.question
        parts = {
            "check-in": words.must("the whole check-in"),
            "screening": words.must("the questionnaire"),
            "screened": words.must("the questionnaire"),
            "clearance": words.must("the clearance"),
            "derived": words.must("the history"),
        }
        return self._listed([
            words(humanize(one)) if one in asked else parts.get(one) or printable(one)
            for one in fields
        ])  # fmt: skip

    def _listed(self, named: list[str]) -> str:
        words, left = self._words, len(named) - _MOST_NAMED
        if left > 0:
            named = [*named[:_MOST_NAMED], words.many("{n} more", "{n} more", left)]
        return words.listed(named)


def _if_yes(words: Translator) -> tuple[str, str, str]:
    """To see a doctor, to call the local number, and to call a number that is known."""
    return (
        words.must("If the answer to any of these is yes, see a doctor today: {questions}."),
        words.must(
            "If the answer to any of these is yes, call your local emergency number now:"
            " {questions}."
        ),
        words.must("If the answer to any of these is yes, call {number} now: {questions}."),
    )


def _if_any(words: Translator) -> tuple[str, str, str]:
    """The same for answers that are named."""
    return (
        words.must("If any of these is so, see a doctor today: {answers}."),
        words.must("If any of these is so, call your local emergency number now: {answers}."),
        words.must("If any of these is so, call {number} now: {answers}."),
    )


def _where(templates: tuple[str, str, str], urgency: Urgency, number: str | None) -> str:
    """The text for an urgency, and for whether the number to call is known."""
    today, local, known = templates
    if urgency is not Urgency.EMERGENCY:
        return today
    return local if number is None else known


def _unreadable(book: RuleBook, words: Translator) -> Reason:
    """The built-in reason for answers that could not be read; the library has words of its own."""
    if book.words.unreadable:
        return translated(book.words.unreadable, words)
    return book.words.engine_fault.model_copy(
        update={
            "rule": "unreadable",
            "say": words.must("Rest for now, as this could not be read: {questions}."),
            "because": words.must("An answer that can't be read may be one that forbids exercise."),
        }
    )
