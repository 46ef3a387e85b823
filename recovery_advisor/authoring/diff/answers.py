"""The questions of two rule books, and the answers that both accept.

An answer is a pair of numbers: that of the answer in each book. Most answers are the same in both.
A band that moved is not, and neither is a denial given to a questionnaire that is too old for it in
one of them alone: ``pain: mild`` and such a *no* are then answers of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.values.library_error import RecoveryAdvisorError


class NotComparable(RecoveryAdvisorError, ValueError):
    """A question of two rule books has different scales in them."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """An answer that means different things in the two books.

    Attributes:
        old: its number in the old book.
        new: its number in the new one.
        band: the name of the band that is given as the answer, or ``None``.
        screening: the questionnaire to which the question was denied, or ``None``.
    """

    old: int
    new: int
    band: str | None = None
    screening: str | None = None


@dataclass(frozen=True)
class ComparedQuestion:
    """A question that one or both books ask.

    Attributes:
        question: as the new book has it, where that asks it.
        reworded: the answers that mean different things in the two.
    """

    question: Question
    reworded: tuple[Reworded, ...] = ()

    @cached_property
    def answers(self) -> tuple[tuple[int, int], ...]:
        """For each answer its number in the old and in the new book, the equal ones first."""
        same = [(number, number) for number in range(self.question.unknown + 1)]
        return (*same, *((one.old, one.new) for one in self.reworded))

    def said(self, number: int) -> Reworded | None:
        """The reworded answer with this number; ``None`` for others."""
        known = self.question.unknown + 1
        return self.reworded[number - known] if number >= known else None

    def value(self, number: int) -> int | str:
        """A known answer in words: its band where that has a single value, else the number.

        A band with another value in the other book is not used.
        """
        answer = answer_of(self.question, number)
        moved = {one.band for one in self.reworded}
        return self.question.value(number) if answer in moved else answer

    def answer(self, number: int) -> int | str:
        """A known answer as a check-in takes it: a band on a scale of words, whatever the other."""
        return answer_of(self.question, number) if self.question.worded else self.value(number)


def asked_by_either(old: RuleBook, new: RuleBook) -> tuple[ComparedQuestion, ...]:
    """The questions of the new book in its order, then those that only the old one asks.

    Raises:
        NotComparable: where a question of both lies on two scales.
    """
    of_both = [one for one in new.questions if one.id in old.question]
    faults = [fault for one in of_both for fault in _other_scale(old.question[one.id], one)]
    if faults:
        raise NotComparable("; ".join(faults))
    gone = [ComparedQuestion(one) for one in old.questions if one.id not in new.question]
    return (*(_asked(one, old, new) for one in new.questions), *gone)


def _asked(question: Question, old: RuleBook, new: RuleBook) -> ComparedQuestion:
    before = old.question.get(question.id)
    if before is None:
        return ComparedQuestion(question)
    return ComparedQuestion(
        question, (*_moved_bands(before, question), *_outdated(question, old, new))
    )


def _moved_bands(old: Question, new: Question) -> Iterator[Reworded]:
    """The bands that moved: one given as an answer means the worst value in it."""
    for name, _, _ in new.bands:
        if old.band(name) and old.codes[name] != new.codes[name]:
            yield Reworded(old.codes[name], new.codes[name], band=name)


def _outdated(question: Question, old: RuleBook, new: RuleBook) -> Iterator[Reworded]:
    """The denials given to a questionnaire that count in one of the books alone."""
    for name in sorted(old.questionnaires.keys() & new.questionnaires.keys()):
        before, after = (
            question.unknown if question.id in book.form.outdated(name) else 0
            for book in (old, new)
        )
        if before != after:
            yield Reworded(before, after, screening=name)


def _other_scale(old: Question, new: Question) -> Iterator[str]:
    if (old.low, old.high, old.worse) != (new.low, new.high, new.worse):
        yield (
            f"{new.id}: its answers can't be compared, as its scale was {_scale(old)} and is"
            f" {_scale(new)}; ask on another scale by another name"
        )


def _scale(question: Question) -> str:
    return f"{question.low}-{question.high} ({question.worse} is worse)"
