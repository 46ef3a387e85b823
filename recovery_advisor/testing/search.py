"""Searches for people for whom an app breaks a law: those who are always tried, then random ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import hypothesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st
from hypothesis.errors import Flaky, UnsatisfiedAssumption
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_under_test import Advise, Asked, NoAdviceGiven, ask
from recovery_advisor.testing.awaited import awaited
from recovery_advisor.testing.broken import Breach
from recovery_advisor.testing.tried_people import People
from recovery_advisor.values.preferences import Preferences

#: Health checks to suppress: a check-in has forty answers or more, and an app may be remote.
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
#: With as many preferences is everybody tried who is always tried, where an app takes some.
_PREFERENCES = 3


class Law(Protocol):
    """What a search needs of :class:`recovery_advisor.testing.Law`."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def says(self) -> str:
        """The property, in one sentence."""

    @property
    def people(self) -> Callable[[RuleBook], SearchStrategy[People]]:
        """The strategy of random check-ins."""

    @property
    def tried(self) -> Callable[[RuleBook], Iterable[People]]:
        """The check-ins that are always tried."""

    @property
    def breaks(self) -> Callable[[Asked], Iterator[str]]:
        """The conditions that the answers of an app violate."""


def breaches_of(
    laws: Sequence[Law],
    advise: Advise,
    advisor: Advisor,
    preferences: SearchStrategy[Preferences] | None,
    settings: hypothesis.settings | None,
) -> list[Breach]:
    """The breach of each law that an app breaks, with the smallest people found.

    An app that gives no advice breaks a law of its own, which is then told alone.
    """
    chosen = hypothesis.settings(deadline=None, database=None) if settings is None else settings
    with awaited(advise) as app:
        search = _Search(app, advisor, preferences, chosen)
        found = search.among_tried(laws)
        for same in _grouped(laws, by=lambda law: law.people):
            if NoAdviceGiven.law not in found:
                found |= search.among_random([law for law in same if law.id not in found])
    if NoAdviceGiven.law in found:
        return [found[NoAdviceGiven.law]]
    return [found[law.id] for law in laws if law.id in found]


def _grouped(laws: Iterable[Law], by: Callable[[Law], object]) -> list[list[Law]]:
    groups: dict[object, list[Law]] = {}
    for law in laws:
        groups.setdefault(by(law), []).append(law)
    return list(groups.values())


def broken(
    laws: Sequence[Law],
    advise: Advise,
    people: People,
    advisor: Advisor,
    preferences: Preferences | None = None,
) -> Iterator[tuple[Law, Breach]]:
    """Each law broken by what an app answers these people, who are asked about once."""
    try:
        asked = ask(advise, people, advisor, preferences)
    except NoAdviceGiven as nothing:
        yield laws[0], Breach.by_no_advice(nothing, preferences, advisor.book)
        return
    for law in laws:
        if must := tuple(law.breaks(asked)):
            yield law, Breach.of(law.id, law.says, asked, must)


class _Broken(Exception):
    """Fails one example; always raised at one place, so that Hypothesis sees one error."""


@dataclass(frozen=True)
class _Search:
    """A search for breaches by one app.

    Attributes:
        advise: the app.
        advisor: the advisor whose rules it is checked against.
        preferences: the strategy of what it is given besides; ``None`` where it takes none.
        chosen: how hard to look.
    """

    advise: Advise
    advisor: Advisor
    preferences: SearchStrategy[Preferences] | None
    chosen: hypothesis.settings

    def among_tried(self, laws: Sequence[Law]) -> dict[str, Breach]:
        """The first breach of each law by those who are always tried; laws share their people."""
        found: dict[str, Breach] = {}

        def try_all(drawn: Preferences | None) -> None:
            for same in _grouped(laws, by=lambda law: law.tried):
                for people in same[0].tried(self.advisor.book):
                    sought = [law for law in same if law.id not in found]
                    if not sought or NoAdviceGiven.law in found:
                        break
                    found.update(self._first_of_each(sought, people, drawn))

        if Phase.explicit in self.chosen.phases:
            once = hypothesis.settings(
                self._quietly,
                max_examples=1 if self.preferences is None else _PREFERENCES,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.generate],
            )
            once(given(self._wishes)(try_all))()
        return found

    def among_random(self, laws: Sequence[Law]) -> dict[str, Breach]:
        """The breach of each law with the smallest people that Hypothesis finds; they share them."""
        found: dict[str, Breach] = {}
        while sought := [law for law in laws if law.id not in found]:
            smallest = self._smallest(sought)
            if smallest is None or NoAdviceGiven.law in found:
                break
            law, breach = smallest
            found |= {law.id: breach, breach.law: breach}
        return found

    def _smallest(self, laws: Sequence[Law]) -> tuple[Law, Breach] | None:
        """The breach of the law that is found to be broken first.

        Breaches are kept as seen: those of an app with a memory may not happen again.
        """
        seen: list[tuple[Law, Breach]] = []

        def try_on(people: People, drawn: Preferences | None) -> None:
            sought = [seen[0][0]] if seen else laws
            for broken in self._broken(sought, people, drawn):
                seen.append(broken)
                raise _Broken

        try:
            self._quietly(given(laws[0].people(self.advisor.book), self._wishes)(try_on))()
        except _Broken:
            return seen[-1]
        except Flaky:
            if not seen:
                raise
            return seen[-1][0], seen[-1][1].but_fickle()
        return None

    def _first_of_each(
        self, laws: Sequence[Law], people: People, drawn: Preferences | None
    ) -> Iterator[tuple[str, Breach]]:
        """The breach of each law by these people, marked where it does not happen again."""
        try:
            for law, breach in self._broken(laws, people, drawn):
                again = any(self._broken([law], people, drawn))
                yield breach.law, breach if again else breach.but_fickle()
        except UnsatisfiedAssumption:  # it is not meant for them; the others are tried
            return

    def _broken(
        self, laws: Sequence[Law], people: People, drawn: Preferences | None
    ) -> Iterator[tuple[Law, Breach]]:
        return broken(laws, self.advise, people, self.advisor, drawn)

    @property
    def _wishes(self) -> SearchStrategy[Preferences | None]:
        return st.none() if self.preferences is None else self.preferences

    @property
    def _quietly(self) -> hypothesis.settings:
        return hypothesis.settings(
            self.chosen,
            suppress_health_check={*self.chosen.suppress_health_check, *_SLOW},
            phases=[phase for phase in self.chosen.phases if phase is not Phase.explain],
            report_multiple_bugs=False,
            print_blob=False,
        )
