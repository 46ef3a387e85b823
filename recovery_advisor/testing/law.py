"""Laws: properties of any function from a check-in to an advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import hypothesis
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.broken import LawBroken
from recovery_advisor.testing.search import breaches_of
from recovery_advisor.testing.tried_people import People, nobody
from recovery_advisor.values.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Law:
    """A property that must hold for every person.

    Attributes:
        id: its name.
        says: the property, in one sentence.
        source: the law of ``recovery_advisor/decision.py``, the property of the project's list, or the
            decision that it is.
        people: the strategy of check-ins, for a rule book.
        breaks: gives the conditions that the answers of an app violate, a sentence each.
        wrong: an app that breaks it on the shipped rules; its docstring says what is wrong with it.
        tried: the check-ins that every run tries before random ones, for a rule book.
    """

    id: str
    says: str
    source: str
    people: Callable[[RuleBook], SearchStrategy[People]]
    breaks: Callable[[Asked], Iterator[str]]
    wrong: Callable[[Advisor], Advise]
    tried: Callable[[RuleBook], Iterable[People]] = nobody

    def check(
        self,
        advise: Advise,
        *,
        advisor: Advisor | None = None,
        preferences: SearchStrategy[Preferences] | None = None,
        settings: hypothesis.settings | None = None,
    ) -> None:
        """Check an app against this law alone; see :func:`assert_safe` for the arguments.

        Raises:
            LawBroken: with the smallest counterexample found.
        """
        __tracebackhide__ = True
        if breaches := breaches_of(
            [self], advise, advisor or shipped_advisor(), preferences, settings
        ):
            raise LawBroken.by(advise, breaches, laws=1)


@cache
def shipped_advisor() -> Advisor:
    """The advisor on the shipped packs."""
    return Advisor()
