"""Searches for people for whom an app breaks a law: those who are always tried, then random ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import hypothesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st
from hypothesis.errors import Flaky, UnsatisfiedAssumption
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise, NoAdviceGiven, ask
from recovery_advisor.testing.awaited import awaited
from recovery_advisor.testing.broken import Breach
from recovery_advisor.testing.tried_people import People
from recovery_advisor.values.preferences import Preferences

if TYPE_CHECKING:
    from recovery_advisor.testing.law import Law

#: Health checks to suppress: a check-in has forty answers or more, and an app may be remote.
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
#: With as many preferences is everybody tried who is always tried, where an app takes some.
_PREFERENCES = 3


def breaches_of(
    laws: Iterable[Law],
    advise: Advise,
    advisor: Advisor,
    preferences: SearchStrategy[Preferences] | None,
    settings: hypothesis.settings | None,
) -> list[Breach]:
    """The breach of each law that an app breaks, with the smallest people found.

    An app that gives no advice breaks a law of its own, which is then told alone.
    """
    chosen = hypothesis.settings(deadline=None, database=None) if settings is None else settings
    wishes = st.none() if preferences is None else preferences
    with awaited(advise) as app:
        found = _among_tried(laws, app, advisor, wishes, chosen)
        if NoAdviceGiven.law in found:
            return [found[NoAdviceGiven.law]]
        for law in laws:
            if law.id not in found and (breach := _among_random(law, app, advisor, wishes, chosen)):
                if breach.law == NoAdviceGiven.law:
                    return [breach]
                found[law.id] = breach
    return [found[law.id] for law in laws if law.id in found]


def _among_tried(
    laws: Iterable[Law],
    advise: Advise,
    advisor: Advisor,
    wishes: SearchStrategy[Preferences | None],
    chosen: hypothesis.settings,
) -> dict[str, Breach]:
    """The first breach of each law by those who are always tried; laws that try the same share them."""
    found: dict[str, Breach] = {}
    if Phase.explicit not in chosen.phases:
        return found
    groups = [list(same) for _, same in groupby(sorted(laws, key=_tried), key=_tried)]

    def try_all(drawn: Preferences | None) -> None:
        for same in groups:
            for people in same[0].tried(advisor.book):
                open_laws = [law for law in same if law.id not in found]
                if not open_laws or NoAdviceGiven.law in found:
                    break
                for breach in _breaches(open_laws, advise, people, advisor, drawn):
                    found[breach.law] = breach

    once = hypothesis.settings(
        _quietly(chosen),
        max_examples=1 if wishes is st.none() else _PREFERENCES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
    )
    once(given(wishes)(try_all))()
    return found


def _tried(law: Law) -> str:
    return f"{law.tried.__module__}.{law.tried.__qualname__}"


def _breaches(
    laws: Sequence[Law],
    advise: Advise,
    people: People,
    advisor: Advisor,
    drawn: Preferences | None,
) -> Iterator[Breach]:
    """The breach of each law by an app's answers to these check-ins, asked once for all laws."""
    try:
        asked = ask(advise, people, advisor, drawn)
    except NoAdviceGiven as nothing:
        yield Breach.by_no_advice(nothing, drawn)
        return
    except UnsatisfiedAssumption:  # not meant for them; the others are tried
        return
    for law in laws:
        if must := tuple(law.breaks(asked)):
            breach = Breach.of(law.id, law.says, asked, must)
            again = _breach_of(law, advise, people, advisor, drawn)
            yield breach if again else breach.but_fickle()


def _among_random(
    law: Law,
    advise: Advise,
    advisor: Advisor,
    wishes: SearchStrategy[Preferences | None],
    chosen: hypothesis.settings,
) -> Breach | None:
    """The breach with the smallest check-ins that Hypothesis finds; ``None`` where it finds none.

    Breaches are kept as seen: those of an app with a memory may not happen again.
    """
    seen: list[Breach] = []

    def try_on(people: People, drawn: Preferences | None) -> None:
        if breach := _breach_of(law, advise, people, advisor, drawn):
            seen.append(breach)
            raise _Broken

    try:
        _quietly(chosen)(given(law.people(advisor.book), wishes)(try_on))()
    except _Broken:
        return seen[-1]
    except Flaky:
        if not seen:
            raise
        return seen[-1].but_fickle()
    return None


def _breach_of(
    law: Law, advise: Advise, people: People, advisor: Advisor, drawn: Preferences | None
) -> Breach | None:
    try:
        asked = ask(advise, people, advisor, drawn)
    except NoAdviceGiven as nothing:
        return Breach.by_no_advice(nothing, drawn)
    must = tuple(law.breaks(asked))
    return Breach.of(law.id, law.says, asked, must) if must else None


class _Broken(Exception):
    """Fails one example; always raised at one place, so that Hypothesis sees one error."""


def _quietly(chosen: hypothesis.settings) -> hypothesis.settings:
    return hypothesis.settings(
        chosen,
        suppress_health_check={*chosen.suppress_health_check, *_SLOW},
        phases=[phase for phase in chosen.phases if phase is not Phase.explain],
        report_multiple_bugs=False,
        print_blob=False,
    )
