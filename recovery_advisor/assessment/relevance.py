"""Which unanswered questions could still change the advice.

A question is missing when two completions of the unanswered questions that differ in it alone lead
to different outcomes: another readiness, another urgency or another set of ways that are allowed.

How that is found out is in ``explain/searching.py``.
"""

from __future__ import annotations

from recovery_advisor.assessment.completions import NOT_MISSING, Alternatives, Search
from recovery_advisor.decision import Laws
from recovery_advisor.engines.clearance import NOTHING_CLEARED, ClearedQuestions
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.levels import Urgency


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

    def find(
        self,
        answers: Lowered,
        usable: frozenset[str],
        cleared: ClearedQuestions = NOTHING_CLEARED,
    ) -> tuple[str, ...]:
        """Ids of the missing questions: first those that can change readiness or urgency.

        Args:
            answers: what is known so far.
            usable: ids of the ways whose equipment is available; others can't be allowed anyway.
            cleared: the questions that a professional has cleared.
        """
        weighing = self.weighing(answers, usable, cleared)
        weights = {self.book.questions[i].id: weighing.weight(i) for i in weighing.unanswered}
        missing = [id for id, weight in weights.items() if weight != NOT_MISSING]
        return tuple(sorted(missing, key=lambda id: (-weights[id], id)))

    def weighing(
        self,
        answers: Lowered,
        usable: frozenset[str],
        cleared: ClearedQuestions = NOTHING_CLEARED,
    ) -> Weighing:
        """What each unanswered question can change; see :meth:`find`."""
        taken = [answers]
        if cleared.positions:
            # What permits sees cleared answers at their best, and an emergency as they were given.
            taken.append(cleared.at_best(answers))
        return Weighing(tuple(self._search(one, usable, cleared) for one in taken))

    def _search(
        self, answers: Lowered, usable: frozenset[str], cleared: ClearedQuestions
    ) -> Search:
        questions = self.book.questions
        unanswered = [i for i, question in enumerate(questions) if answers[i] == question.unknown]
        engine = cleared.shown_to(self.engine)
        return Search(self._alternatives, engine, answers, unanswered, usable)


class Weighing:
    """What the unanswered questions of one person can change.

    Args:
        searches: one, or with a clearance one for each way in which its answers are taken.
    """

    def __init__(self, searches: tuple[Search, ...]) -> None:
        self._searches = searches
        #: Positions of the questions that are not answered.
        self.unanswered = sorted(searches[0].unanswered)

    def weight(self, position: int) -> int:
        """What the answer to a question can change, as a number that goes up with its weight.

        Nothing where the answers as they were given settle it: an emergency of which a clearance
        names one half is one all the same.
        """
        if self._searches[0].settled:
            return NOT_MISSING
        return max(one.weight(position) for one in self._of(position))

    def urgency(self, position: int) -> Urgency:
        """The greatest urgency that the answer to a question can still bring."""
        return max(one.urgency(position) for one in self._of(position))

    def _of(self, position: int) -> list[Search]:
        return [one for one in self._searches if position in one.unanswered]
