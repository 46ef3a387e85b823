"""Finds the unanswered questions that could still change the advice.

A question is missing when two completions of the unanswered questions that differ in it alone lead
to different outcomes: another readiness, another urgency or another set of ways that are allowed.

The search is in ``completions.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from recovery_advisor.assessment.completions import (
    CHANGES_VERDICT,
    NOT_MISSING,
    Alternatives,
    CompletionSearch,
)
from recovery_advisor.assessment.faults import log_fault
from recovery_advisor.decision import KEPT, Laws
from recovery_advisor.engines.clearance import NOTHING_CLEARED, ClearedQuestions
from recovery_advisor.engines.consensus import ask_all
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.planning.equipment import available_equipment
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.preferences import Preferences

T = TypeVar("T")


class MissingQuestions:
    """Finds the missing questions of one rule book.

    Args:
        book: the rule book.
        laws: its laws.
        engine: evaluates completions, some tens of them each time.
    """

    def __init__(self, book: RuleBook, laws: Laws, engine: Engine) -> None:
        self.book: RuleBook = book
        self.laws: Laws = laws
        self.engine: Engine = engine
        self._alternatives = Alternatives(book, laws)
        #: The number of an unknown answer that somebody can give; a derived answer stays as it is.
        self._unknown = [None if one.derived else one.unknown for one in book.questions]
        self._usable = lru_cache(KEPT)(self._new_usable)

    def find(
        self,
        answers: Lowered,
        preferences: Preferences,
        cleared: ClearedQuestions = NOTHING_CLEARED,
        fault: bool = False,
    ) -> tuple[str, ...]:
        """Ids of the missing questions: first those that can change readiness or urgency.

        Args:
            answers: what is known so far.
            preferences: ways whose equipment is not available are allowed to nobody.
            cleared: the questions that a professional has cleared.
            fault: whether the engine can't be trusted; every question can then change it.
        """
        if not self._unanswered(answers):
            return ()
        relevance = self.relevance(answers, preferences, cleared, fault)
        weights = {self.book.questions[i].id: relevance.weight(i) for i in relevance.unanswered}
        missing = [id for id, weight in weights.items() if weight != NOT_MISSING]
        return tuple(sorted(missing, key=lambda id: (-weights[id], id)))

    def can_be_trusted(self, evaluation: Evaluation) -> bool:
        """Whether the engine finds on the answers as given what the engines that decided found."""
        if evaluation.fault:
            return False
        engine = evaluation.cleared.shown_to(self.engine)
        found = ask_all([engine], evaluation.answers, len(self.book.effects))
        if found.seen == (evaluation.counting,):
            return True
        failures = "; ".join(found.failures) or "the engines disagree"
        log_fault("engine", f"{failures} while choosing questions", self.book)
        return False

    def relevance(
        self,
        answers: Lowered,
        preferences: Preferences,
        cleared: ClearedQuestions = NOTHING_CLEARED,
        fault: bool = False,
    ) -> Relevance:
        """What each unanswered question can change; see :meth:`find`."""
        views = [answers]
        if cleared.positions:
            # Permits see cleared answers at their best, emergencies see them as given.
            views.append(cleared.at_best(answers))
        usable = self._usable(available_equipment(preferences, self.book))
        searches = tuple(self._search(one, usable, cleared) for one in views)
        return Relevance(self.book, searches, fault)

    def _search(
        self, answers: Lowered, usable: frozenset[str], cleared: ClearedQuestions
    ) -> CompletionSearch:
        engine, unanswered = cleared.shown_to(self.engine), self._unanswered(answers)
        return CompletionSearch(self._alternatives, engine, answers, unanswered, usable)

    def _unanswered(self, answers: Lowered) -> list[int]:
        both = zip(answers, self._unknown, strict=True)
        return [position for position, (answer, unknown) in enumerate(both) if answer == unknown]

    def _new_usable(self, equipment: frozenset[str]) -> frozenset[str]:
        """Ids of the ways whose equipment is available."""
        return frozenset(way.id for way in self.book.ways if way.needs <= equipment)


class Relevance:
    """What the unanswered questions of one person can change.

    Where an engine fails, every answer is assumed to change everything: asking too much is safe.

    Args:
        book: the rule book.
        searches: over the answers as given and, with a clearance, over them at their best too.
        failed: whether an engine has failed already.
    """

    def __init__(
        self, book: RuleBook, searches: tuple[CompletionSearch, ...], failed: bool
    ) -> None:
        self._book, self._searches = book, searches
        self._failed = failed
        #: Positions of the questions that are not answered.
        self.unanswered: list[int] = sorted(searches[0].unanswered)

    def weight(self, position: int) -> int:
        """What the answer to a question can change: a number of ``completions.py``.

        ``NOT_MISSING`` where the answers as given settle the outcome: an emergency stays one
        though a clearance names one of its questions.
        """
        return self._found(self._weight, position, on_failure=CHANGES_VERDICT)

    def urgency(self, position: int) -> Urgency:
        """The greatest urgency that the answer to a question can still bring about."""
        return self._found(self._urgency, position, on_failure=Urgency.EMERGENCY)

    def _weight(self, position: int) -> int:
        if self._searches[0].settled:
            return NOT_MISSING
        return max(one.weight(position) for one in self._of(position))

    def _urgency(self, position: int) -> Urgency:
        return max(one.urgency(position) for one in self._of(position))

    def _of(self, position: int) -> list[CompletionSearch]:
        return [one for one in self._searches if position in one.unanswered]

    def _found(self, find: Callable[[int], T], position: int, on_failure: T) -> T:
        if not self._failed:
            try:
                return find(position)
            except Exception as error:
                self._failed = True
                log_fault("engine", f"{type(error).__name__} while choosing questions", self._book)
        return on_failure
