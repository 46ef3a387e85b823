"""Finds the dangers among answers that could not be read, beside those that could."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from recovery_advisor.assessment.faults import log_fault
from recovery_advisor.assessment.intake import Subject
from recovery_advisor.assessment.priorities import Priorities
from recovery_advisor.decision import Laws
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.levels import NOW, Urgency


class Danger(NamedTuple):
    """Answers that may be what could not be read.

    Attributes:
        urgency: what they bring about.
        answers: the mildest of them, or worse.
    """

    urgency: Urgency
    answers: AtLeast


class UnreadDangers:
    """Finds dangers by one rule book. Immutable, safe to share between threads.

    Args:
        book: the rule book.
        laws: its laws.
        engine: evaluates each answer at its worst, some tens of them each time.
    """

    def __init__(self, book: RuleBook, laws: Laws, engine: Engine) -> None:
        self._book, self._laws, self._engine = book, laws, engine
        ranked = zip(book.questions, Priorities(book).highest, strict=True)
        #: The questions of which *yes* is a danger whatever the other answers are.
        self.alone: Mapping[str, tuple[Danger, ...]] = {
            question.id: (Danger(one.urgency_alone, AtLeast(question.id, question.span)),)
            for question, one in ranked
            if one.urgency_alone in NOW and question.band("yes") and not question.derived
        }

    def beside(self, subject: Subject) -> Mapping[str, tuple[Danger, ...]]:
        """The questions not known whose worst answer would be urgent or more, the gravest first.

        It would be more urgent than what is known of the person. Where the engine fails, they are
        those of :attr:`alone`.
        """
        try:
            return dict(self._found(subject))
        except Exception as error:
            log_fault("engine", f"{type(error).__name__} while looking for dangers", self._book)
            return self.alone

    def _found(self, subject: Subject) -> Iterator[tuple[str, tuple[Danger, ...]]]:
        engine, answers = subject.cleared.shown_to(self._engine), subject.answers
        known = self._urgency(engine, answers)
        for position, question in enumerate(self._book.questions):
            if not _is_open(question, answers[position]):
                continue
            worst = self._urgency(engine, _with(answers, position, question.span))
            if worst in NOW and worst > known:
                each = (_with(answers, position, one) for one in range(question.span + 1))
                urgencies = [self._urgency(engine, one) for one in each]
                yield question.id, tuple(_dangers(question, urgencies, known))

    def _urgency(self, engine: Engine, answers: Lowered) -> Urgency:
        return self._laws.decide(engine.counting(answers)).urgency


def _dangers(question: Question, urgencies: Sequence[Urgency], known: Urgency) -> Iterator[Danger]:
    """For each urgency above what is known the mildest answer; of *yes* and *no* for the gravest."""
    reached = sorted({one for one in urgencies if one in NOW and one > known}, reverse=True)
    for urgency in reached[:1] if question.scale.denies else reached:
        least = next(severity for severity, one in enumerate(urgencies) if one >= urgency)
        yield Danger(urgency, AtLeast(question.id, least))


def _is_open(question: Question, severity: int) -> bool:
    """Whether an answer that is asked for is not known, or is the doubt that one is taken for."""
    if question.derived:
        return False
    return severity == question.unknown or question.answer(severity) == "unsure"


def _with(answers: Lowered, position: int, severity: int) -> Lowered:
    return (*answers[:position], severity, *answers[position + 1 :])
