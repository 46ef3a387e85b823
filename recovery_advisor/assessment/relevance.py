"""Which unanswered questions could still change the advice.

A question is missing when two completions of the unanswered questions that differ in it alone lead
to different outcomes: another readiness, another urgency or another set of ways that are allowed.

How that is found out is in ``completions.py``.
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
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.planning.equipment import available_equipment
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.preferences import Preferences

T = TypeVar("T")


class MissingQuestions:
    """Finds them for one rule book.

    Args:
        book: the rule book.
        laws: its laws.
        engine: evaluates completions; it is asked some tens of times.
    """

    def __init__(self, book: RuleBook, laws: Laws, engine: Engine) -> None:
        self.book, self.laws, self.engine = book, laws, engine
        self._alternatives = Alternatives(book, laws)
        self._unknown = [question.unknown for question in book.questions]
        self._usable = lru_cache(KEPT)(self._new_usable)

    def find(
        self,
        answers: Lowered,
        preferences: Preferences,
        cleared: ClearedQuestions = NOTHING_CLEARED,
    ) -> tuple[str, ...]:
        """Ids of the missing questions: first those that can change readiness or urgency.

        Args:
            answers: what is known so far.
            preferences: what needs equipment that is not available can't be allowed anyway.
            cleared: the questions that a professional has cleared.
        """
        if not self._unanswered(answers):
            return ()
        relevance = self.relevance(answers, preferences, cleared)
        weights = {self.book.questions[i].id: relevance.weight(i) for i in relevance.unanswered}
        missing = [id for id, weight in weights.items() if weight != NOT_MISSING]
        return tuple(sorted(missing, key=lambda id: (-weights[id], id)))

    def relevance(
        self,
        answers: Lowered,
        preferences: Preferences,
        cleared: ClearedQuestions = NOTHING_CLEARED,
    ) -> Relevance:
        """What each unanswered question can change; see :meth:`find`."""
        taken = [answers]
        if cleared.positions:
            # What permits sees cleared answers at their best, and an emergency as they were given.
            taken.append(cleared.at_best(answers))
        usable = self._usable(available_equipment(preferences, self.book))
        return Relevance(self.book, tuple(self._search(one, usable, cleared) for one in taken))

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

    Where the engine fails, an answer is taken to change everything: to ask once too often is safe.

    Args:
        book: the rule book.
        searches: one, or with a clearance one for each way in which its answers are taken.
    """

    def __init__(self, book: RuleBook, searches: tuple[CompletionSearch, ...]) -> None:
        self._book, self._searches = book, searches
        self._failed = False
        #: Positions of the questions that are not answered.
        self.unanswered = sorted(searches[0].unanswered)

    def weight(self, position: int) -> int:
        """What the answer to a question can change, as a number that goes up with its weight.

        Nothing where the answers as they were given settle it: an emergency of which a clearance
        names one half is one all the same.
        """
        return self._found(self._weight, position, on_failure=CHANGES_VERDICT)

    def urgency(self, position: int) -> Urgency:
        """The greatest urgency that the answer to a question can still bring."""
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
