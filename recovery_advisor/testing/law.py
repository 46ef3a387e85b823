"""What a law is: something that any function from a check-in to an advice must keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import hypothesis
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.broken import LawBroken
from recovery_advisor.testing.counterexample_search import search
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.preferences import Preferences

#: People that an app is asked about one after the other.
People = tuple[CheckInBase, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """One thing that must hold for every person.

    Attributes:
        id: its name.
        says: what must hold, in one sentence.
        source: the law of ``recovery_advisor/decision.py``, the property of the project's list, or the
            decision that it is.
        people: whom to ask about, for the questions of a rule book.
        breaks: what would have had to hold, a sentence each, after they were asked about.
        wrong: an app that breaks it on the shipped rules; its docstring says what is wrong with it.
    """

    id: str
    says: str
    source: str
    people: Callable[[RuleBook], SearchStrategy[People]]
    breaks: Callable[[Asked], Iterator[str]]
    wrong: Callable[[Advisor], Advise]

    def check(
        self,
        advise: Advise,
        *,
        advisor: Advisor | None = None,
        preferences: SearchStrategy[Preferences] | None = None,
        settings: hypothesis.settings | None = None,
    ) -> None:
        """Hold an app against this law alone; see :func:`assert_safe` for what it takes.

        Raises:
            LawBroken: with the smallest people found for whom it is broken.
        """
        __tracebackhide__ = True
        breach = search(self, advise, advisor or shipped_advisor(), preferences, settings)
        if breach:
            raise LawBroken.by(advise, [breach], laws=1)


@cache
def shipped_advisor() -> Advisor:
    """The advisor on the shipped packs."""
    return Advisor()
