"""Chooses the next question, or the next screen of questions, by priority."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from recovery_advisor.assessment.completions import NOT_MISSING
from recovery_advisor.assessment.intake import Subject
from recovery_advisor.assessment.priorities import Priorities, Priority
from recovery_advisor.assessment.question_texts import asked_question, asked_screen
from recovery_advisor.assessment.relevance import MissingQuestions, Relevance
from recovery_advisor.decision import KEPT
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.questions import AskedQuestion, Screen
from recovery_advisor.values.translator import Translator


class QuestionChooser:
    """Chooses the next questions of one rule book. Immutable, safe to share between threads.

    Args:
        book: the rule book.
        missing: finds what the unanswered questions can change.
    """

    def __init__(self, book: RuleBook, missing: MissingQuestions) -> None:
        self._book, self._missing = book, missing
        self._priorities = Priorities(book)
        highest = self._priorities.highest
        self._order = sorted(range(len(highest)), key=highest.__getitem__, reverse=True)
        self._in_words = lru_cache(KEPT)(self._asked_question)

    def next_question(self, subject: Subject, fault: bool = False) -> AskedQuestion | None:
        """The question of the highest priority; ``None`` where none is left.

        Args:
            subject: what is known so far.
            fault: whether an engine can't be trusted; every question can then change the advice.
        """
        position = self.choose(self._relevance(subject, fault), subject.asked)
        if position is None:
            return None
        return self._in_words(position, self._words(subject.preferences))

    def next_screen(
        self, subject: Subject, fault: bool = False, size: int | None = None
    ) -> Screen | None:
        """The first screen, in the order of the rules, with the questions worth asking on it.

        Args:
            subject: what is known so far.
            fault: as for :meth:`next_question`.
            size: the most questions of a screen; ``None`` is all.
        """
        relevance, words = self._relevance(subject, fault), self._words(subject.preferences)
        for id in self._book.screens:
            positions = self._worth_asking(id, relevance, subject.asked)
            if positions:
                questions = tuple(self._in_words(position, words) for position in positions[:size])
                return asked_screen(id, questions, self._book, words)
        return None

    def open_questions(self, subject: Subject, fault: bool = False) -> tuple[str, ...]:
        """Ids of the questions that can still change the advice and were not yet asked."""
        missing = self._missing.find(subject.answers, subject.preferences, subject.cleared, fault)
        return tuple(id for id in missing if id not in subject.asked)

    def choose(self, relevance: Relevance, asked: Set[str]) -> int | None:
        """Position of the question of the highest priority; ``None`` where none has one.

        Args:
            relevance: what each unanswered question can change.
            asked: ids of questions that are not to be asked again.
        """
        open_ones = {i for i in relevance.unanswered if self._book.questions[i].id not in asked}
        found: int | None = None
        best: Priority | None = None
        for position in self._order:
            if best and best > self._priorities.highest[position]:
                break
            if position in open_ones:
                priority = self._priorities.of(position, relevance)
                if priority and (best is None or priority > best):
                    found, best = position, priority
        return found

    def _worth_asking(self, screen: str, relevance: Relevance, asked: Set[str]) -> list[int]:
        """Positions of the questions of a screen that are not yet asked and can change something."""
        questions = self._book.questions
        return [
            i
            for i in relevance.unanswered
            if questions[i].screen == screen
            and questions[i].id not in asked
            and relevance.weight(i) != NOT_MISSING
        ]

    def _relevance(self, subject: Subject, fault: bool) -> Relevance:
        return self._missing.relevance(subject.answers, subject.preferences, subject.cleared, fault)

    def _words(self, preferences: Preferences) -> Translator:
        return self._book.languages.words(preferences.locale)

    def _asked_question(self, position: int, words: Translator) -> AskedQuestion:
        return asked_question(self._book.questions[position], words)
