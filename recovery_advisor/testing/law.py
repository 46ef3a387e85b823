"""Laws: properties of any function from a check-in to an advice, and the search for breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import hypothesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_under_test import Advise, Asked, NoAdviceGiven, ask
from recovery_advisor.testing.broken import Breach, LawBroken
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.preferences import Preferences

#: Check-ins that an app is given one after the other.
People = tuple[CheckInBase, ...]
#: Health checks to suppress: a check-in has forty answers or more, and an app may be remote.
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


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
        """Check an app against this law alone; see :func:`assert_safe` for the arguments.

        Raises:
            LawBroken: with the smallest counterexample found.
        """
        __tracebackhide__ = True
        breach = search(self, advise, advisor or shipped_advisor(), preferences, settings)
        if breach:
            raise LawBroken.by(advise, [breach], laws=1)


@cache
def shipped_advisor() -> Advisor:
    """The advisor on the shipped packs."""
    return Advisor()


def search(
    law: Law,
    advise: Advise,
    advisor: Advisor,
    preferences: SearchStrategy[Preferences] | None,
    settings: hypothesis.settings | None,
) -> Breach | None:
    """The breach with the smallest check-ins that Hypothesis finds; ``None`` where it finds none.

    Breaches are kept as seen: those of an app with a memory may not happen again.
    """
    seen: list[Breach] = []

    def try_on(people: People, drawn: Preferences | None) -> None:
        if breach := breach_of(law, advise, people, advisor, drawn):
            seen.append(breach)
            raise _Broken

    try_all = given(law.people(advisor.book), st.none() if preferences is None else preferences)
    try:
        _quietly(settings)(try_all(try_on))()
    except _Broken:
        return seen[-1]
    except Flaky:
        if not seen:
            raise
        return seen[-1].but_fickle()
    return None


def breach_of(
    law: Law,
    advise: Advise,
    people: People,
    advisor: Advisor,
    preferences: Preferences | None = None,
) -> Breach | None:
    """The breach of a law by an app's answers to these check-ins; ``None`` where it holds."""
    try:
        asked = ask(advise, people, advisor, preferences)
    except NoAdviceGiven as nothing:
        return Breach.by_no_advice(nothing, preferences)
    must = tuple(law.breaks(asked))
    return Breach.of(law.id, law.says, asked, must) if must else None


class _Broken(Exception):
    """Fails one example; always raised at one place, so that Hypothesis sees one error."""


def _quietly(settings: hypothesis.settings | None) -> hypothesis.settings:
    chosen = hypothesis.settings(deadline=None, database=None) if settings is None else settings
    return hypothesis.settings(
        chosen,
        suppress_health_check={*chosen.suppress_health_check, *_SLOW},
        phases=[phase for phase in chosen.phases if phase is not Phase.explain],
        report_multiple_bugs=False,
        print_blob=False,
    )
