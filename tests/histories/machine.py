"""A person's history at random, on two devices with one store, held against the oracle and the laws."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from functools import cache
from itertools import count
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from recovery_advisor import Advice, Readiness, RuleBook, Urgency, load_history_book
from recovery_advisor.history import (
    Amended,
    CheckedIn,
    Cleared,
    Event,
    History,
    MemoryStore,
    Noticed,
    Trained,
)
from recovery_advisor.values.permissive import more_permissive, opens_more
from tests.cli.running import HEALTHY
from tests.histories.oracle import Oracle, standing
from tests.histories.oracle_reading import Reader

#: Summer time and winter time of one place among them, and both sides of the date line.
OFFSETS = (-600, -420, 0, 60, 120, 345, 630, 660, 780)
WAITS = (0, 5, 20, 60, 360, 719, 720, 1200, 1440, 1440, 1440, 1441, 2160, 3600, 3601, 5040, 5041, 20_160, 20_161)  # fmt: skip
GOOD: Mapping[str, Any] = {**HEALTHY, "injury": "yes"}
DAYS: tuple[Mapping[str, Any], ...] = (
    *(GOOD,) * 6,
    {"pain": 1, "stiffness": "mild"},
    {"pain": 3},
    {"pain": 5, "daily_activity_pain": 2},
    {"swelling": "mild"},
    {"pain": 8},
    {"fever_or_unwell": "yes"},
    {"chest_pain": "yes"},
    {"chest_pain": "unsure"},
    {"new_weakness": "yes"},
    {"pain": None},
    {"chest_pain": None, "fever_or_unwell": None},
    {"injury": "no"},
    {"injury": None},
    {"injury": "no", "pain": 3, "daily_activity_pain": 2},
)
NOTICED: tuple[Mapping[str, Any], ...] = (
    {"pain": 0}, {"pain": 5}, {"pain": 6}, {"swelling": "none"}, {"chest_pain": "yes"},
    {"chest_pain": "no"}, {"injury": "yes"}, {"daily_activity_pain": 1},
)  # fmt: skip
SCOPES = ({"chest_pain"}, {"new_weakness"}, {"fever_or_unwell", "unclear_days"}, {"flares"}, {"pain", "daily_activity_pain"})  # fmt: skip
SESSIONS = st.tuples(
    st.sampled_from(("mobility", "gradual", "full", "other")),
    st.sampled_from((None, 0, 1, 2, 3, 5, 6)),
    st.sampled_from((None, "fine", "fine", "hard", "too_much")),
)
#: Read beside 6 (i) of the laws: only these two compare a person with what was before.
BY_COMPARISON = (Urgency.NONE, Urgency.ROUTINE, Urgency.SOON)
_numbers = count()


@cache
def book() -> RuleBook:
    return load_history_book()


@cache
def reader() -> Reader:
    return Reader(book())


@cache
def devices() -> tuple[History, History]:
    """Two that share a store, and know of each other's events by that alone."""
    store = MemoryStore()
    return (
        History.from_book(book(), store, engine="bitmap"),
        History.from_book(book(), store, engine="bitmap"),
    )


class Histories(RuleBasedStateMachine):
    """One person, whose events the machine knows by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.person = f"person-{next(_numbers)}"
        self.now = datetime(2026, 3, 1, 20, tzinfo=timezone(timedelta(hours=1)))
        self.events: dict[str, Event] = {}

    def teardown(self) -> None:
        devices()[0].forget(self.person)

    # --- what happens ------------------------------------------------------------

    @initialize(weeks=st.sampled_from((0, 1, 2, 4)), every=st.sampled_from((1440, 2160)))
    def some_good_days(self, weeks: int, every: int) -> None:
        for number in range(weeks * 7):
            self.wait(every if number else 0)
            self.check_in(0, {}, 0)
            self.train_as_advised(0)

    @rule(minutes=st.sampled_from(WAITS))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(offset=st.sampled_from(OFFSETS))
    def travel(self, offset: int) -> None:
        self.now = self.now.astimezone(timezone(timedelta(minutes=offset)))

    @rule(
        device=st.integers(0, 1),
        day=st.sampled_from(DAYS),
        late=st.sampled_from((0, 0, 0, 45, 1440)),
    )
    def check_in(self, device: int, day: Mapping[str, Any], late: int) -> None:
        at = self.now - timedelta(minutes=late)
        self.tell(device, CheckedIn(at=at, check_in={**GOOD, **day}))

    @rule(
        device=st.integers(0, 1), answers=st.sampled_from(NOTICED), late=st.sampled_from((0, 0, 90))
    )
    def notice(self, device: int, answers: Mapping[str, Any], late: int) -> None:
        self.tell(device, Noticed(at=self.now - timedelta(minutes=late), answers=answers))

    @rule(device=st.integers(0, 1))
    def train_as_advised(self, device: int) -> None:
        advice = self.advised()
        if advice.session:
            level: Any = advice.readiness.value
            self.tell(device, Trained(at=self.now, level=level, peak_pain=1, felt="fine"))

    @rule(device=st.integers(0, 1), session=SESSIONS, late=st.sampled_from((0, 600)))
    def train(self, device: int, session: tuple[Any, Any, Any], late: int) -> None:
        level, peak, felt = session
        at = self.now - timedelta(minutes=late)
        self.tell(device, Trained(at=at, level=level, peak_pain=peak, felt=felt))

    @rule(device=st.integers(0, 1), scope=st.sampled_from(SCOPES), days=st.sampled_from((0, 3, 30)))
    def clear(self, device: int, scope: set[str], days: int) -> None:
        expires = self.now.date() + timedelta(days)
        self.tell(
            device, Cleared(at=self.now, by="clinic", scope=frozenset(scope), expires=expires)
        )

    @precondition(lambda self: any(self.originals()))
    @rule(device=st.integers(0, 1), data=st.data(), day=st.sampled_from((None, *DAYS)))
    def amend(self, device: int, data: st.DataObject, day: Mapping[str, Any] | None) -> None:
        event = data.draw(st.sampled_from(list(self.originals())[-6:]))
        by = None
        if day is not None and isinstance(event, CheckedIn):
            by = CheckedIn(at=event.at, check_in={**GOOD, **day})
        self.tell(device, Amended(at=self.now, event=event.id, by=by))

    @precondition(lambda self: any(self.originals()))
    @rule(device=st.integers(0, 1), data=st.data())
    def tell_again(self, device: int, data: st.DataObject) -> None:
        """Number 8 of docs/history.md: what arrives twice counts once."""
        event = data.draw(st.sampled_from(list(self.originals())))
        devices()[device].record(self.person, event, now=self.now)

    @rule(device=st.integers(0, 1), seed=st.integers(0, 9))
    def move(self, device: int, seed: int) -> None:
        """Number 8 of docs/history.md: all events sent on in any order, and twice, are the same history."""
        lines = devices()[device].export(self.person)
        Random(seed).shuffle(lines)
        with self.twin(lines) as twin:
            assert devices()[device].import_(twin, lines, now=self.now) == 0
            same = devices()[1 - device].advise(twin, self.now)
            assert same == self.advised()

    @rule(device=st.integers(0, 1))
    def forget(self, device: int) -> None:
        devices()[device].forget(self.person)
        self.events.clear()
        assert devices()[1 - device].export(self.person) == []

    # --- what must hold ------------------------------------------------------------

    @invariant()
    def what_is_derived_is_what_the_oracle_says(self) -> None:
        derived = json.loads(self.advised().record())["derived"]
        assert derived == Oracle(self.events.values(), reader()).derived(self.now)

    @invariant()
    def two_devices_say_the_same(self) -> None:
        assert self.advised(1) == self.advised(0)

    @invariant()
    def a_history_holds_back_and_opens_one_way_alone(self) -> None:
        """Number 3 of docs/history.md."""
        history, advice = devices()[0], self.advised()
        record = json.loads(advice.record())
        today = record["today"] and date.fromisoformat(record["today"])
        check_in = without_derived(record["check_in"])
        plain = history.advisor.assess(check_in, today=today)
        assert advice.urgency >= plain.urgency
        if advice.readiness > plain.readiness:
            assert (plain.readiness, advice.readiness) == (Readiness.GRADUAL, Readiness.FULL)
            assert any(one.rule == "full-after-an-injury" for one in advice.reasons)
            healed = {**check_in, "injury": "no"}
            plain = history.advisor.assess(healed, today=today)
        assert not list(more_permissive(advice, plain))

    @rule(minutes=st.sampled_from(WAITS))
    def later_is_no_more_open(self, minutes: int) -> None:
        """Number 2 of docs/history.md; on one day, as a clearance ends with a day."""
        later = devices()[0].advise(self.person, self.now + timedelta(minutes=minutes))
        assert not list(more_permissive(later, self.advised()))

    @precondition(lambda self: isinstance(self.last(CheckedIn), CheckedIn))
    @rule(data=st.data())
    def a_worse_answer_now_is_no_more_open(self, data: st.DataObject) -> None:
        """Number 1 of docs/history.md."""
        last = self.last(CheckedIn)
        question = data.draw(st.sampled_from([one for one in book().asked if one.id in GOOD]))
        code = question.codes[last.check_in.get(question.id)]
        if code < question.span:
            worse = self.advised_if(last, {question.id: question.answer(code + 1)})
            assert not list(more_permissive(worse, self.advised()))

    @precondition(lambda self: isinstance(self.last(CheckedIn), CheckedIn))
    @rule(data=st.data())
    def a_missing_answer_now_opens_nothing(self, data: st.DataObject) -> None:
        """Number 9 of docs/history.md."""
        last = self.last(CheckedIn)
        question = data.draw(st.sampled_from([one for one in book().asked if one.id in GOOD]))
        severities = range(0, question.span + 1, max(1, question.span // 4))
        missing = self.advised_if(last, {question.id: None})
        for severity in severities:
            known = self.advised_if(last, {question.id: question.answer(severity)})
            assert not list(opens_more(missing, known))

    @precondition(lambda self: isinstance(self.last(Trained), Trained))
    @rule()
    def a_session_that_failed_opens_least(self) -> None:
        """Number 4 of docs/history.md."""
        last = self.last(Trained)
        fine, unsure, failed = (
            self.advised_with(last.model_copy(update={"peak_pain": peak, "felt": felt}))
            for peak, felt in ((1, "fine"), (None, None), (6, "too_much"))
        )
        assert not list(more_as_compared(unsure, fine))
        assert not list(more_as_compared(failed, unsure))

    @rule(
        hours=st.sampled_from((0, 1, 30, 100, 400)),
        sign=st.sampled_from(("chest_pain", "new_weakness")),
    )
    def a_danger_sign_in_the_past_opens_nothing(self, hours: int, sign: str) -> None:
        """Number 5 of docs/history.md."""
        noticed = Noticed(at=self.now - timedelta(hours=hours), answers={sign: "yes"}, id="sign")
        with_sign = self.advised_with(noticed)
        assert not list(more_as_compared(with_sign, self.advised()))
        if not any(isinstance(one, Cleared) for one in self.events.values()):
            assert with_sign.readiness is Readiness.REST
            assert with_sign.urgency >= Urgency.URGENT

    @rule(hours=st.sampled_from((0, 30, 100)))
    def a_failed_session_in_the_past_opens_nothing(self, hours: int) -> None:
        """Number 10 of docs/history.md, but for the day between that it asks for."""
        at = self.now - timedelta(hours=hours)
        failed = Trained(at=at, level="mobility", peak_pain=6, felt="too_much", id="failed")
        assert not list(more_as_compared(self.advised_with(failed), self.advised()))

    # --- by what means ---------------------------------------------------------------

    def tell(self, device: int, event: Event) -> None:
        kept = devices()[device].record(self.person, event, now=self.now)
        self.events[kept.id] = kept

    def advised(self, device: int = 0) -> Advice:
        return devices()[device].advise(self.person, self.now)

    def originals(self) -> Iterator[Event]:
        return (one for one in self.events.values() if not isinstance(one, Amended))

    def last(self, kind: type[Event]) -> Any:
        """The last event that counts, if it is of a kind and none is of the same instant."""
        counted = standing(self.events.values())
        if kind is Trained:
            counted = [one for one in counted if isinstance(one, Trained)]
        alone = counted and all(one.at < counted[-1].at for one in counted[:-1])
        return counted[-1] if alone and isinstance(counted[-1], kind) else None

    def advised_if(self, last: CheckedIn, answers: Mapping[str, Any]) -> Advice:
        """What would be advised had the last check-in other answers."""
        return self.advised_with(last.model_copy(update={"check_in": {**last.check_in, **answers}}))

    def advised_with(self, other: Event) -> Advice:
        """What would be advised with one more event, or another under its id."""
        counted = {one.id: one for one in standing(self.events.values())}
        with self.twin([one.to_json() for one in {**counted, other.id: other}.values()]) as twin:
            return devices()[0].advise(twin, self.now)

    def twin(self, lines: list[str]) -> Twin:
        return Twin(f"{self.person}-twin", lines, self.now)


class Twin:
    """A person with other events, forgotten at the end."""

    def __init__(self, name: str, lines: list[str], now: datetime) -> None:
        self.name, self.lines, self.now = name, lines, now

    def __enter__(self) -> str:
        new = {json.loads(line)["id"] for line in self.lines}
        assert devices()[0].import_(self.name, self.lines, now=self.now) == len(new)
        return self.name

    def __exit__(self, *_: object) -> None:
        devices()[1].forget(self.name)


def without_derived(check_in: dict[str, Any]) -> dict[str, Any]:
    """A check-in whose clearance names only what is asked."""
    clearance = check_in.get("clearance")
    if clearance is None:
        return check_in
    scope = {*clearance["scope"]} & {one.id for one in book().asked}
    return {**check_in, "clearance": {**clearance, "scope": sorted(scope)} if scope else None}


def more_as_compared(advice: Advice, than: Advice) -> Iterator[str]:
    """How an advice is more permissive, but for 6 (i): ``flares`` and ``worsening`` move urgency up to soon."""
    yield from opens_more(advice, than)
    if not {advice.urgency, than.urgency} <= set(BY_COMPARISON) and advice.urgency < than.urgency:
        yield f"urgency is at least {than.urgency}, and not {advice.urgency}"
