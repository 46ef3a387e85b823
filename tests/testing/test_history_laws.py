"""Each law over time catches the app that breaks it; an app that asks the history keeps them all."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from recovery_advisor import Advice, Advisor, InputError, Readiness
from recovery_advisor.history import Amended, CheckedIn, Event, History, read_event
from recovery_advisor.testing import (
    HISTORY_LAWS,
    LAWS,
    HistoryLaw,
    HistoryLawBroken,
    assert_safe_over_time,
    histories,
)
from recovery_advisor.testing.apps_over_time import Following, following, made
from recovery_advisor.testing.made_up_days import way_back
from recovery_advisor.values.events import KINDS

HISTORY = History(engine="bitmap")
_SAME = settings(derandomize=True, database=None, deadline=None)
#: Those alone who are tried in every run.
tried_alone = settings(_SAME, phases=[Phase.explicit])
briefly = settings(_SAME, max_examples=2)

each_law = pytest.mark.parametrize("law", HISTORY_LAWS, ids=lambda law: law.id)


@each_law
def test_a_law_catches_the_app_that_breaks_it_in_every_run(law: HistoryLaw) -> None:
    with pytest.raises(HistoryLawBroken) as broken:
        law.check(law.wrong(HISTORY), settings=tried_alone)
    [breach] = broken.value.breaches
    assert breach.law == law.id
    assert law.says in str(broken.value)
    assert breach.must


@pytest.mark.deep
@each_law
def test_a_law_catches_it_among_random_people_too(law: HistoryLaw) -> None:
    random_alone = settings(_SAME, max_examples=1_000, phases=[Phase.generate])
    with pytest.raises(HistoryLawBroken) as broken:
        law.check(law.wrong(HISTORY), settings=random_alone)
    assert [breach.law for breach in broken.value.breaches] == [law.id]


@each_law
def test_an_app_that_asks_the_history_keeps_the_law(law: HistoryLaw) -> None:
    law.check(following(HISTORY), settings=briefly)


@pytest.mark.deep
def test_it_keeps_every_law_for_many_people() -> None:
    assert_safe_over_time(following(HISTORY), settings=settings(_SAME, max_examples=80))


@each_law
def test_a_law_is_told_in_one_sentence_with_where_it_comes_from(law: HistoryLaw) -> None:
    assert law.id.replace("-", "").isalpha() and law.id.islower()
    assert law.says[0].isupper() and law.says.endswith(".")
    assert law.source
    assert law.wrong.__doc__ and law.wrong.__doc__.endswith(".")


def test_every_law_has_a_name_of_its_own() -> None:
    assert len({*(law.id for law in HISTORY_LAWS), *(law.id for law in LAWS)}) == len(
        HISTORY_LAWS
    ) + len(LAWS)


def law(id: str) -> HistoryLaw:
    [wanted] = [one for one in HISTORY_LAWS if one.id == id]
    return wanted


def test_a_breach_tells_what_happened_and_what_was_advised() -> None:
    wrong = law("leave-ends-with-its-day")
    with pytest.raises(HistoryLawBroken) as broken:
        wrong.check(wrong.wrong(HISTORY), settings=tried_alone)
    told = str(broken.value)
    assert "2024-03-06 08:00:00+00:00 checked in: injury yes; all else at its best" in told
    assert (
        "2024-03-04 09:00:00+00:00 trained: {'level': 'gradual', 'peak_pain': 1, 'felt': 'fine'}"
        in told
    )
    assert "2024-03-07 10:00:00+00:00 asked for advice: mobility (readiness mobility, " in told
    assert "must hold:   after that long a silence it is rest, and not mobility" in told


def test_an_app_that_asks_a_clock_of_its_own_is_refused_and_told_how_to_be_given_one() -> None:
    class Clocked(Following):
        def advise(self, as_of: datetime) -> Advice:
            return HISTORY.advise(self.person)

    with pytest.raises(HistoryLawBroken, match="have it take as_of") as broken:
        assert_safe_over_time(made(Clocked, HISTORY), settings=tried_alone)
    assert [breach.law for breach in broken.value.breaches] == ["given-time-is-now"]


def test_where_no_advice_comes_back_that_is_told_alone() -> None:
    def broken_app(person: str) -> Any:
        raise OSError("out of order")

    with pytest.raises(HistoryLawBroken, match="out of order") as broken:
        assert_safe_over_time(broken_app, settings=tried_alone)
    [breach] = broken.value.breaches
    assert breach.law == "history-gets-an-advice"
    assert isinstance(broken.value.__cause__, OSError)


@pytest.mark.parametrize("result", [None, "rest", {"verdict": "rest"}, 7])
def test_what_is_no_advice_is_a_breach(result: object) -> None:
    class Mute(Following):
        def advise(self, as_of: datetime) -> Any:
            return result

    with pytest.raises(HistoryLawBroken) as broken:
        law("twice-is-once").check(made(Mute, HISTORY), settings=tried_alone)
    assert [breach.law for breach in broken.value.breaches] == ["history-gets-an-advice"]


class Awaited:
    """An app on the other side of a network."""

    def __init__(self, person: str) -> None:
        self.app = Following(HISTORY, person)

    async def record(self, event: Event) -> object:
        return self.app.record(event)

    async def advise(self, as_of: datetime) -> object:
        return self.app.advise(as_of).model_dump_json()


def test_an_asynchronous_app_that_answers_in_json_is_awaited() -> None:
    law("withdrawn-is-never-said").check(Awaited, settings=tried_alone)
    with pytest.raises(HistoryLawBroken):
        law("withdrawn-is-never-said").check(
            law("withdrawn-is-never-said").wrong(HISTORY), settings=tried_alone
        )


def test_an_app_says_for_whom_it_is_not_meant() -> None:
    class Picky(Following):
        def record(self, event: Event) -> object:
            assume(not isinstance(event, Amended))
            return super().record(event)

    law("withdrawn-is-never-said").check(made(Picky, HISTORY), settings=tried_alone)


@pytest.mark.parametrize(
    "wrong",
    [
        {"open_app": None},
        {"book": Advisor(engine="bitmap").book},
        {"book": "upper-back-history"},
        {"settings": 100},
    ],
)
def test_what_cant_be_checked_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        assert_safe_over_time(**{"open_app": following(HISTORY), **wrong})


def test_a_strategy_of_rules_without_a_past_or_of_unknown_events_is_refused() -> None:
    with pytest.raises(InputError, match="rules with a history pack"):
        histories(Advisor(engine="bitmap").book)
    with pytest.raises(InputError, match="checked_in, noticed"):
        histories(kinds=["checked in"])


def test_the_way_back_that_is_always_tried_leads_to_the_full_programme() -> None:
    device = following(HISTORY)("on the way back")
    events = way_back(HISTORY.book)
    for event in events:
        device.record(event)
    assert device.advise(events[-1].at).readiness is Readiness.FULL  # type: ignore[attr-defined]


@settings(_SAME, max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_any_history_is_taken_and_comes_back_from_json(events: tuple[Event, ...]) -> None:
    for event in events:
        assert read_event(event.to_json()) == event
        if isinstance(event, Amended):
            assert event.event in {one.id for one in events[: events.index(event)]}
    assert len({event.id for event in events}) == len(events)


def test_histories_have_gaps_zones_corrections_and_what_arrives_late() -> None:
    seen: list[tuple[Event, ...]] = []

    @settings(_SAME, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(histories(HISTORY.book))
    def draw(events: tuple[Event, ...]) -> None:
        seen.append(events)

    draw()
    each = [event for events in seen for event in events]
    assert {event.kind for event in each} == {*KINDS}
    assert len({event.at.utcoffset() for event in each}) > 4
    late = [any(a.at > b.at for a, b in pairwise(one)) for one in seen]
    assert any(late) and not all(late)
    silent = [one for one in each if isinstance(one, CheckedIn) and len(one.check_in) < 50]
    assert silent
    gaps = [b.at - a.at for one in seen for a, b in pairwise(one)]
    assert max(gaps) > timedelta(days=7) and timedelta(0) in gaps


@given(st.data())
@settings(_SAME, max_examples=4, suppress_health_check=[HealthCheck.too_slow])
def test_a_history_in_order_has_nothing_late(data: st.DataObject) -> None:
    events = data.draw(histories(HISTORY.book, kinds=["checked_in", "trained"], in_order=True))
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert {event.kind for event in events} <= {"checked_in", "trained"}
