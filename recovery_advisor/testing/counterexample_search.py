"""Looks for the smallest people for whom an app breaks a law."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, NothingTold, ask
from recovery_advisor.testing.broken import Breach
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.preferences import Preferences

if TYPE_CHECKING:
    from recovery_advisor.testing.law import Law

#: People have forty answers or more, and an app may be at the other end of a network.
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


def search(
    law: Law,
    advise: Advise,
    advisor: Advisor,
    preferences: SearchStrategy[Preferences] | None,
    settings: hypothesis.settings | None,
) -> Breach | None:
    """The breach with the smallest people that Hypothesis finds; ``None`` where it finds none.

    What an app with a memory answered is kept as it was seen: it may not happen again.
    """
    seen: list[Breach] = []

    def try_on(people: tuple[CheckInBase, ...], wishes: Preferences | None) -> None:
        if breach := breach_of(law, advise, people, advisor, wishes):
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
    people: tuple[CheckInBase, ...],
    advisor: Advisor,
    wishes: Preferences | None = None,
) -> Breach | None:
    """How an app breaks a law when it is asked about these people; ``None`` where it keeps it."""
    try:
        asked = ask(advise, people, advisor, wishes)
    except NothingTold as nothing:
        return Breach.by_silence(nothing, wishes)
    must = tuple(law.breaks(asked))
    return Breach.of(law.id, law.says, asked, must) if must else None


class _Broken(Exception):
    """Ends one try. Whatever broke, it comes from one place, so that Hypothesis sees one fault."""


def _quietly(settings: hypothesis.settings | None) -> hypothesis.settings:
    chosen = hypothesis.settings(deadline=None, database=None) if settings is None else settings
    return hypothesis.settings(
        chosen,
        suppress_health_check={*chosen.suppress_health_check, *_SLOW},
        phases=[phase for phase in chosen.phases if phase is not Phase.explain],
        report_multiple_bugs=False,
        print_blob=False,
    )
