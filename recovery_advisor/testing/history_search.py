"""Searches for lives in which an app breaks a law: those that are always tried, then random ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

import hypothesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st
from hypothesis.errors import Flaky, UnsatisfiedAssumption
from hypothesis.strategies import SearchStrategy

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import Call, Lived, NoAdviceOverTime, OpenApp, lived
from recovery_advisor.testing.awaited import awaited
from recovery_advisor.testing.history_broken import HistoryBreach
from recovery_advisor.testing.lives import Lives

#: The law of an app that gives no advice: it is then told alone.
NO_ADVICE = "history-gets-an-advice"
NO_ADVICE_SAYS = "Every event is taken, and an advice comes back whenever it is asked for."
_MOST = 30
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


class Law(Protocol):
    """What a search needs of :class:`recovery_advisor.testing.HistoryLaw`."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def says(self) -> str:
        """The property, in one sentence."""

    @property
    def lives(self) -> Callable[[RuleBook], SearchStrategy[Lives]]:
        """The strategy of random lives."""

    @property
    def tried(self) -> Callable[[RuleBook], Iterable[Lives]]:
        """The lives that are always tried."""

    @property
    def breaks(self) -> Callable[[Sequence[Lived], RuleBook], Iterator[str]]:
        """The conditions that what was advised violates."""


class _Broken(Exception):
    """A law is broken; the breach has been kept."""


def breaches_of(
    laws: Iterable[Law], open_app: OpenApp, book: RuleBook, settings: hypothesis.settings | None
) -> list[HistoryBreach]:
    """The breach of each law that an app breaks, with the smallest lives found."""
    chosen = _by_default() if settings is None else settings
    found: list[HistoryBreach] = []
    with awaited(_called) as call:
        for law in laws:
            search = _Search(law, open_app, book, call)
            breach = search.among_tried(chosen) or search.among_random(chosen)
            if breach and breach.law == NO_ADVICE:
                return [breach]
            found += [breach] if breach else []
    return found


def _by_default() -> hypothesis.settings:
    """The profile at work with fewer examples, as each is a whole history, or two."""
    most = min(hypothesis.settings().max_examples, _MOST)
    return hypothesis.settings(max_examples=most, deadline=None, database=None)


def _called(function: Callable[..., object], *given: Any) -> object:
    return function(*given)


class _Search:
    """The search for lives in which an app breaks one law."""

    def __init__(self, law: Law, open_app: OpenApp, book: RuleBook, call: Call) -> None:
        self.law, self.open_app, self.book, self.call = law, open_app, book, call

    def among_tried(self, chosen: hypothesis.settings) -> HistoryBreach | None:
        """The breach in the first of the lives that are always tried."""
        found: list[HistoryBreach] = []

        def try_all(_: None) -> None:
            for lives in () if found else self.law.tried(self.book):
                try:
                    breach = self._breach(lives)
                except UnsatisfiedAssumption:  # it is not meant for them; the others are tried
                    continue
                if breach:
                    found.append(breach)
                    return

        if Phase.explicit in chosen.phases:
            once = hypothesis.settings(
                _quietly(chosen),
                max_examples=1,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.generate],
            )
            once(given(st.none())(try_all))()  # so that the app may leave people out
        return found[0] if found else None

    def among_random(self, chosen: hypothesis.settings) -> HistoryBreach | None:
        """The breach in the smallest random lives found; as seen, of an app with a memory."""
        seen: list[HistoryBreach] = []

        def try_on(lives: Lives) -> None:
            if breach := self._breach(lives):
                seen.append(breach)
                raise _Broken

        try:
            _quietly(chosen)(given(self.law.lives(self.book))(try_on))()
        except (_Broken, Flaky):
            if not seen:
                raise
            return seen[-1]
        return None

    def _breach(self, lives: Lives) -> HistoryBreach | None:
        try:
            told = lived(self.open_app, lives, self.call)
        except NoAdviceOverTime as error:
            return HistoryBreach.by_no_advice(NO_ADVICE, NO_ADVICE_SAYS, error, self.book)
        must = tuple(self.law.breaks(told, self.book))
        return HistoryBreach.of(self.law.id, self.law.says, told, must, self.book) if must else None


def _quietly(chosen: hypothesis.settings) -> hypothesis.settings:
    return hypothesis.settings(
        chosen,
        suppress_health_check={*chosen.suppress_health_check, *_SLOW},
        phases=[phase for phase in chosen.phases if phase is not Phase.explain],
        report_multiple_bugs=False,
        print_blob=False,
    )
