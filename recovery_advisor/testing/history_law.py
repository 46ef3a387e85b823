"""Laws over time: properties of any app that follows people from event to event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import hypothesis
from hypothesis.strategies import SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.loading.folder import load_history_book
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import Lived, OpenApp
from recovery_advisor.testing.history_broken import HistoryLawBroken
from recovery_advisor.testing.history_search import breaches_of
from recovery_advisor.testing.lives import Lives


@dataclass(frozen=True, slots=True)
class HistoryLaw:
    """A property that must hold for every history.

    Attributes:
        id: its name.
        says: the property, in one sentence.
        source: where it comes from.
        lives: the strategy of lives to compare, for a rule book with a history pack.
        breaks: gives the conditions that what was advised violates, a sentence each.
        wrong: an app that breaks it on the shipped rules; its docstring says what is wrong with it.
        tried: the lives that every run tries before random ones.
    """

    id: str
    says: str
    source: str
    lives: Callable[[RuleBook], SearchStrategy[Lives]]
    breaks: Callable[[Sequence[Lived], RuleBook], Iterator[str]]
    wrong: Callable[[History], OpenApp]
    tried: Callable[[RuleBook], Iterable[Lives]]

    def check(
        self,
        open_app: OpenApp,
        *,
        book: RuleBook | None = None,
        settings: hypothesis.settings | None = None,
    ) -> None:
        """Check an app against this law alone; see :func:`assert_safe_over_time` for the arguments.

        Raises:
            HistoryLawBroken: with the smallest counterexample found.
        """
        __tracebackhide__ = True
        if breaches := breaches_of([self], open_app, book or shipped_history_book(), settings):
            raise HistoryLawBroken.by(open_app, breaches)


shipped_history_book = cache(load_history_book)
