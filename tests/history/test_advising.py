"""The advice follows from all events as they stand, however they came, and a bug of ours permits nothing."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import ValidationError

from recovery_advisor import Advisor, InputError, Readiness, Urgency, Verdict
from recovery_advisor.course.instants import instant
from recovery_advisor.course.step import step
from recovery_advisor.history import (
    Amended,
    CheckedIn,
    Cleared,
    Event,
    History,
    MemoryStore,
    Noticed,
    StoreError,
    Trained,
    fold,
    sqlite_store,
)
from recovery_advisor.history import derived as derived_of
from recovery_advisor.history.kept import Kept
from recovery_advisor.history.kept_people import KeptPeople
from recovery_advisor.history.picture import course_picture
from recovery_advisor.history.plain_book import plain_book
from tests.history.broken_stores import GivesItsOwnList
from tests.history.person import (
    HURT,
    NOW,
    WELL,
    ZONE,
    book,
    check_in,
    day,
    new_history,
    session,
    story,
    tap,
)


def recorded(*events: Event, person: str = "ann") -> History:
    history = new_history()
    for event in events:
        history.record(person, event, now=NOW)
    return history


def test_a_hurt_person_who_does_well_comes_back_to_all_of_it() -> None:
    history = new_history()
    story(history, 9)
    verdicts = [one.verdict for one in history.timeline("ann") if one.event.kind == "checked_in"]
    assert verdicts[0] is Verdict.GRADUAL_RETURN
    assert verdicts[-1] is Verdict.FULL_PROGRAMME
    assert history.advisor.assess(HURT).verdict is Verdict.GRADUAL_RETURN, "never by itself"


def test_what_is_left_is_explained() -> None:
    history = new_history()
    story(history, 4)
    [*_, change] = history.advise("ann", day(3)).explain().what_would_change
    assert any("in a row had been clear" in one.say for one in change.sets)


def test_somebody_without_events_is_to_rest_and_check_in() -> None:
    history = new_history()
    advice = history.advise("nobody")
    assert advice.verdict is Verdict.REST
    assert "check-in-again" in advice.explain().why_not[0].model_dump_json()
    assert history.people() == []


def test_advice_is_of_the_time_asked_for() -> None:
    history = recorded(check_in(0))
    assert history.advise("ann", day(0)).readiness > Readiness.REST
    assert history.advise("ann", day(2)).readiness is Readiness.REST
    assert history.advise("ann", day(-1)).readiness is Readiness.REST
    assert history.advise("ann").readiness is Readiness.REST, "the machine's now is later"


@pytest.mark.parametrize(
    ("sign", "urgency"), [("new_weakness", Urgency.URGENT), ("chest_pain", Urgency.EMERGENCY)]
)
def test_sign_that_stood_then_is_told_whatever_came_later(sign: str, urgency: Urgency) -> None:
    """An app may ask as of an instant before the latest events."""
    hours = 1 / 24
    history = recorded(check_in(0, HURT, **{sign: "yes"}))
    then = history.advise("ann", day(hours))
    history.record("ann", check_in(5 * hours, HURT), now=NOW)
    looked = Cleared(at=day(10 * hours), by="Dr B", scope={sign}, expires=day(9).date())
    history.record("ann", looked, now=NOW)
    advice = history.advise("ann", day(hours))
    assert then.urgency is advice.urgency is urgency
    assert advice.readiness is Readiness.REST
    assert history.advise("ann", day(11 * hours)).urgency is Urgency.NONE
    early = history.advise("ann", day(10 * hours) - timedelta(minutes=4))
    assert early.urgency is Urgency.NONE, "a clock may be five minutes behind"
    ahead = recorded(check_in(0, HURT), check_in(1, HURT, **{sign: "yes"}))
    assert ahead.advise("ann", day(0.5)).urgency is urgency, "what is told ahead counts as well"


def test_what_is_noticed_lowers_till_the_next_check_in() -> None:
    history = recorded(check_in(0), tap(0.1, chest_pain="yes"))
    assert history.advise("ann", day(0.1)).verdict is Verdict.EMERGENCY


def test_slip_that_is_withdrawn_never_was() -> None:
    slip = tap(0.1, chest_pain="yes")
    history = recorded(check_in(0), slip, Amended(at=day(0.1), event=slip.id))
    assert history.advise("ann", day(0.1)) == recorded(check_in(0)).advise("ann", day(0.1))


def test_order_of_arrival_and_repeats_mean_nothing() -> None:
    whole = new_history()
    story(whole, 8)
    lines = whole.export("ann")
    advice = whole.advise("ann", day(8))
    shuffler = random.Random(7)
    for _ in range(3):
        shuffler.shuffle(lines)
        history = new_history()
        for line in [*lines, *lines[:5]]:
            history.import_("ann", [line], now=NOW)
            history.advise("ann", day(8))
        assert history.advise("ann", day(8)) == advice
        assert [one.course for one in history.timeline("ann")] == [
            one.course for one in whole.timeline("ann")
        ]


def test_late_event_is_folded_where_it_belongs() -> None:
    history = recorded(*(check_in(n, HURT) for n in range(5)))
    history.advise("ann", day(4))
    history.record("ann", check_in(1.5, HURT, pain=8), now=NOW)
    kept = history.advise("ann", day(4))
    assert kept == recorded(*(check_in(n, HURT) for n in (0, 1, 2, 3, 4)), check_in(1.5, HURT, pain=8)).advise(
        "ann", day(4)
    )  # fmt: skip
    courses = [one.course for one in history.timeline("ann")]
    assert courses[-1] == fold(
        [check_in(n, HURT) for n in range(5)] + [check_in(1.5, HURT, pain=8)], book()
    )


def test_only_what_is_new_is_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    history = recorded(*(check_in(n, HURT) for n in range(20)))
    history.advise("ann", day(19))
    folded: list[int] = []

    def counted(rules: Any, course: Any, moment: Any) -> Any:
        folded.append(moment.at)
        return step(rules, course, moment)

    monkeypatch.setattr("recovery_advisor.history.kept.step", counted)
    history.advise("ann", day(19))
    assert folded == []
    history.record("ann", check_in(20, HURT), now=NOW)
    history.advise("ann", day(20))
    assert folded == [instant(day(20))]
    history.record("ann", session(17), now=NOW)
    history.advise("ann", day(20))
    assert folded[1:] == [instant(day(n)) for n in (17, 18, 19, 20)]


def test_two_histories_on_one_store_see_each_other(tmp_path: Any) -> None:
    one, other = (new_history(sqlite_store(tmp_path / "recovery.db")) for _ in range(2))
    one.record("ann", check_in(0), now=NOW)
    assert other.advise("ann", day(0)).readiness > Readiness.REST
    other.record("ann", tap(0.01, chest_pain="yes"), now=NOW)
    assert one.advise("ann", day(0.02)).verdict is Verdict.EMERGENCY
    other.forget("ann")
    assert one.advise("ann", day(0.02)).verdict is Verdict.REST
    one.record("ann", check_in(0, pain=3), now=NOW)
    assert [len(each.export("ann")) for each in (one, other)] == [1, 1]


def test_a_store_that_gives_its_own_list_hides_nothing() -> None:
    held: dict[str, dict[str, str]] = {}
    history = new_history(GivesItsOwnList(held))
    history.record("ann", check_in(0), now=NOW)
    assert history.advise("ann", day(0)).urgency is Urgency.NONE
    history.record("ann", tap(0.1, chest_pain="yes"), now=NOW)
    assert history.advise("ann", day(0.1)).urgency is Urgency.EMERGENCY


class ForgottenMeanwhile(MemoryStore):
    """Somebody is forgotten right after each reading of their events."""

    history: History | None = None

    def read(self, person: str) -> list[str]:
        texts = super().read(person)
        if self.history and texts:
            self.history.forget(person)
        return texts


def test_nothing_stays_of_somebody_who_is_forgotten_while_advised() -> None:
    store = ForgottenMeanwhile()
    history = new_history(store)
    history.record("ann", check_in(0), now=NOW)
    store.history = history
    history.advise("ann", day(0))
    assert history._kept.get("ann") == Kept()
    store.history = None
    history.record("bob", check_in(0), now=NOW)
    history.advise("bob", day(0))
    assert history._kept.get("bob").events, "later ones are kept again"


def test_nothing_stays_of_somebody_whose_forgetting_is_cut_short() -> None:
    history = new_history(store := MemoryStore())
    history.record("ann", check_in(0), now=NOW)
    history.advise("ann", day(0))

    def cut_short(person: str) -> int:
        MemoryStore.forget(store, person)
        history.advise("bob", day(0))
        raise StoreError("The store", "overwrite its log", "it is read", "Try again.")

    store.forget = cut_short  # type: ignore[method-assign]
    with pytest.raises(StoreError):
        history.forget("ann")
    assert history._kept.get("ann") == Kept()


def test_threads_get_the_advice_that_one_gets() -> None:
    history = new_history()
    people = [f"person {number}" for number in range(4)]
    for number, person in enumerate(people):
        for n in range(6):
            history.record(person, check_in(n, HURT, pain=number), now=NOW)
    fresh = History.from_book(book(), history.store, engine="bitmap")
    expected = {person: fresh.advise(person, day(5)) for person in people}
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda person: history.advise(person, day(5)), people * 10))
    assert found == [expected[person] for person in people * 10]


def test_as_many_people_are_kept_as_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recovery_advisor.history.kept_people.MOST_MOMENTS", 6)
    history = new_history()
    for person in ("ann", "bob", "cid"):
        for number in range(3):
            history.record(person, check_in(number, HURT), now=NOW)
        history.advise(person, day(2))
    people: KeptPeople = history._kept
    assert [len(people.get(one).moments) for one in ("ann", "bob", "cid")] == [0, 3, 3]
    history.advise("bob", day(2))
    history.forget("bob")
    assert not people.get("bob").texts and len(people.get("cid").moments) == 3


# Clearances


def clearance(number: float, scope: set[str], days: int, by: str = "clinic 7") -> Cleared:
    at = day(number)
    return Cleared(at=at, by=by, scope=scope, expires=at.date() + timedelta(days))


FRAIL = {**WELL, "osteoporosis": "yes"}


def test_clearances_in_force_are_one_clearance() -> None:
    history = recorded(
        check_in(0, FRAIL, pregnancy="yes"),
        clearance(0, {"osteoporosis"}, 10),
        clearance(0, {"pregnancy"}, 5, "Dr B"),
    )
    both = {"osteoporosis", "pregnancy"}
    plain = {
        **FRAIL,
        "pregnancy": "yes",
        "clearance": {"by": "Dr B, clinic 7", "at": "2026-03-01", "scope": sorted(both), "expires": "2026-03-06"},
    }  # fmt: skip
    by_hand = history.advisor.assess(plain, today=day(0).date())
    assert history.advise("ann", day(0)).verdict is by_hand.verdict
    assert history.advise("ann", day(0)).reasons[-1] == by_hand.reasons[-1]
    assert by_hand.available != history.advisor.assess({**FRAIL, "pregnancy": "yes"}).available
    assert by_hand.available == history.advise("ann", day(0)).available


def test_clearance_ends_with_its_last_day_where_it_was_given() -> None:
    history = recorded(check_in(0, FRAIL), clearance(0, {"osteoporosis"}, 1), check_in(1, FRAIL))
    last = day(1).replace(hour=23, minute=59)
    west = timezone(timedelta(hours=-11))
    assert "cleared" in last_reason(history, last)
    assert "cleared" in last_reason(history, last.astimezone(UTC))
    assert "cleared" in last_reason(history, last.astimezone(west))
    assert "cleared" not in last_reason(history, last + timedelta(minutes=1))
    assert "cleared" not in last_reason(history, (last + timedelta(minutes=1)).astimezone(west))


def last_reason(history: History, at: Any) -> str:
    return history.advise("ann", at).reasons[-1].rule


def test_clearance_for_ever_is_taken() -> None:
    at = day(0).astimezone(timezone(timedelta(hours=-12)))
    for_ever = Cleared(at=at, by="x" * 200, scope={"osteoporosis"}, expires=date.max)
    other = Cleared(at=at, by="y" * 200, scope={"osteoporosis"}, expires=date.max)
    history = recorded(check_in(0, FRAIL), for_ever, other)
    assert last_reason(history, day(0)) == "cleared"


def test_clearances_that_outlast_others_speak_for_them() -> None:
    history = recorded(
        check_in(0, FRAIL, pregnancy="yes"),
        *(clearance(0.001 * number, {"osteoporosis"}, 3, f"Dr {number}") for number in range(3)),
        clearance(0.01, {"osteoporosis", "pregnancy"}, 9, "clinic 7"),
    )
    reason = history.advise("ann", day(0.1)).reasons[-1]
    assert reason.rule == "cleared" and "clinic 7" in reason.say and "Dr" not in reason.say
    assert "2026-03-10" in reason.say


# Times that no calendar has


ENDS = ["9999-12-31T23:59:59-12:00", "9999-01-01T00:00:00+00:00", "1899-12-31T23:00:00+00:00"]


@pytest.mark.parametrize("at", ENDS)
def test_event_of_a_year_beyond_the_calendar_is_refused(at: str) -> None:
    with pytest.raises(ValidationError, match="an instant with its time zone"):
        Noticed(at=at, answers={"pain": 1})


@pytest.mark.parametrize("at", [*ENDS, "0001-01-01T00:00:00+12:00"])
def test_time_of_a_year_beyond_the_calendar_is_refused(at: str) -> None:
    history, time = recorded(check_in(0)), datetime.fromisoformat(at)
    for ask in (
        lambda: history.record("ann", check_in(0), now=time),
        lambda: history.import_("ann", history.export("ann"), now=time),
        lambda: history.advise("ann", time),
    ):
        with pytest.raises(InputError, match="a time from 1900 to 9998"):
            ask()


def test_last_instant_that_an_event_may_have_is_reckoned_with() -> None:
    last = datetime(9998, 12, 31, 23, 59, 59, 999_999, timezone(timedelta(hours=-12)))
    history = new_history()
    for event in (
        CheckedIn(at=last, check_in=HURT),
        Trained(at=last, level="gradual"),
        Cleared(at=last, by="clinic 7", scope={"osteoporosis"}, expires=date.max),
    ):
        history.record("ann", event, now=last)
    assert history.advise("ann", last).readiness > Readiness.REST
    *_, moment = history.timeline("ann")
    assert moment.course.injured_since == moment.course.last_session == last
    assert course_picture(history.timeline("ann"), book())


# What today's rules can't read


def stored(history: History, event: Event) -> None:
    """Put an event into the store as an app with other rules would have."""
    history.store.append("ann", [(event.id, event.to_json())])


@pytest.mark.parametrize("number", [-40, 2])
def test_answer_that_can_no_longer_be_read_permits_nothing(number: int) -> None:
    history = recorded(*(check_in(n) for n in range(2)))
    assert history.advise("ann", day(1)).session is not None
    old = check_in(number, gone_question="yes")
    stored(history, old)
    with pytest.raises(InputError, match=f"event {old.id}: gone_question") as caught:
        history.advise("ann", day(max(number, 1)))
    advice = caught.value.advice
    assert advice is not None and advice.readiness is Readiness.REST and advice.session is None
    with pytest.raises(InputError, match="gone_question"):
        history.timeline("ann")
    history.record("ann", Amended(at=day(3), event=old.id), now=NOW)
    assert history.advise("ann", day(1)).session is not None


@pytest.mark.parametrize(
    "unread",
    [
        check_in(-3, chest_pain="yes", gone_question="yes"),
        tap(-3, chest_pain="yes", gone_question="yes"),
        check_in(-3, chest_pain="yes", pain=11),
        check_in(-3, chest_pain="yes", clearance={"by": "x"}),
    ],
)
def test_urgency_of_what_can_be_read_of_it_is_told(unread: CheckedIn | Noticed) -> None:
    history = recorded(check_in(0))
    stored(history, unread)
    with pytest.raises(InputError) as caught:
        history.advise("ann", day(0))
    assert caught.value.advice is not None
    assert caught.value.advice.urgency is Urgency.EMERGENCY


def test_urgency_of_the_other_events_is_told() -> None:
    history = recorded(check_in(0), tap(0.1, chest_pain="yes"))
    stored(history, check_in(-3, gone_question="yes"))
    with pytest.raises(InputError) as caught:
        history.advise("ann", day(0.2))
    assert caught.value.advice is not None
    assert caught.value.advice.urgency is Urgency.EMERGENCY


def test_a_referral_that_leaves_exercise_is_told_without_it() -> None:
    history = recorded(check_in(0, long_morning_stiffness="yes"))
    advice = history.advise("ann", day(0))
    assert advice.urgency is Urgency.SOON and advice.session is not None
    stored(history, check_in(-3, gone_question="yes"))
    with pytest.raises(InputError) as caught:
        history.advise("ann", day(0))
    assert caught.value.advice is not None and caught.value.advice.session is None
    assert caught.value.advice.urgency is Urgency.SOON
    assert caught.value.advice.readiness is Readiness.REST


def test_each_event_that_cannot_be_read_is_named() -> None:
    history = new_history()
    bad = [check_in(n, gone_question="yes", pain=20) for n in range(3)]
    for one in bad:
        stored(history, one)
    with pytest.raises(InputError) as caught:
        history.advise("ann", day(3), {"locale": "en"})
    fields = {fault.field for fault in caught.value.faults}
    assert fields == {f"event {one.id}: {q}" for one in bad for q in ("pain", "gone_question")}


@pytest.mark.parametrize("wrong", [{"clear_days": 100}, {"clear_days": "many"}, {"pain": 0}, {}])
def test_bug_of_the_derived_answers_permits_nothing(
    monkeypatch: pytest.MonkeyPatch, wrong: Any
) -> None:
    history = recorded(check_in(0))
    monkeypatch.setattr("recovery_advisor.history.history.derived", lambda *given: wrong)
    if not wrong:
        assert history.advise("ann", day(0)).readiness is Readiness.REST
        return
    with pytest.raises(InputError) as caught:
        history.advise("ann", day(0))
    assert caught.value.advice is not None
    assert caught.value.advice.readiness is Readiness.REST


# Rules, preferences, records


def test_advisor_of_a_history_is_that_of_the_same_rules() -> None:
    shipped = Advisor(engine="bitmap")
    assert plain_book(book()).id == shipped.book.id
    assert new_history().advisor.assess(HURT) == shipped.assess(HURT)
    assert History(engine="bitmap").advise("ann").rulebook == book().id


def test_preferences_are_heeded_or_refused() -> None:
    history = recorded(check_in(0))
    short = history.advise("ann", day(0), {"minutes": 10})
    assert short.session is not None and short.session.seconds <= 600
    with pytest.raises(InputError, match="minutes"):
        history.advise("ann", day(0), {"minutes": "ten"})
    with pytest.raises(InputError, match="minutes"):
        history.timeline("ann", {"minutes": "ten"})


def test_record_of_an_advice_holds_what_the_history_said() -> None:
    history = new_history()
    story(history, 3)
    advice = history.advise("ann", day(2))
    course = fold((one.event for one in history.timeline("ann")), book())
    assert f'"clear_days":{derived_of(course, day(2), book())["clear_days"]}' in advice.record()


@pytest.mark.parametrize("given", [None, "book", Advisor(engine="bitmap").book])
def test_book_without_a_history_pack_is_refused(given: Any) -> None:
    with pytest.raises(InputError, match="a RuleBook with a history pack"):
        History.from_book(given)
    if given is not None:
        with pytest.raises(InputError, match="a RuleBook with a history pack"):
            fold([check_in(0)], given)


def test_store_is_in_memory_unless_one_is_given() -> None:
    assert isinstance(History.from_book(book(), engine="bitmap").store, MemoryStore)


def test_zones_mean_nothing() -> None:
    events: list[Event] = [check_in(n, HURT) for n in range(3)]
    events.append(Trained(at=day(1.1), level="gradual", peak_pain=1, felt="fine"))
    west = timezone(timedelta(hours=-9))
    moved = [one.model_copy(update={"at": one.at.astimezone(west)}) for one in events]
    assert fold(events, book()) == fold(moved, book())
    assert recorded(*events).advise("ann", day(2)) == recorded(*moved).advise(
        "ann", day(2).astimezone(west)
    )
    assert west != ZONE
