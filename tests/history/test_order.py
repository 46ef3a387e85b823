"""One order, and corrections applied before anything is folded."""

from __future__ import annotations

from datetime import UTC, timedelta
from itertools import permutations

import pytest

from recovery_advisor import InputError
from recovery_advisor.history import Amended, Event, EventConflict, Noticed
from recovery_advisor.history.order import in_order, standing
from recovery_advisor.values.events import AnyEvent
from tests.history.person import check_in, day, session, tap

FIRST = check_in(1)
LATER = check_in(2)
TAP = tap(1.5, pain=5)


def amend(of: Event, by: AnyEvent | None = None, hours: int = 1) -> Amended:
    return Amended(at=of.at + timedelta(hours=hours), event=of.id, by=by)


def stand(*events: Event) -> list[Event]:
    return [one.event for one in standing(events) if not one.withdrawn]


def test_order_is_by_instant_then_kind_then_id() -> None:
    same_instant = [session(1), tap(1), FIRST, amend(LATER, hours=-24)]
    elsewhere = Noticed(at=day(1).astimezone(UTC), answers={"pain": 0}, id="zz")
    expected = [FIRST, *sorted([same_instant[1], elsewhere], key=lambda one: one.id)]
    expected += [same_instant[0], same_instant[3], LATER]
    for given in permutations([*same_instant, elsewhere, LATER]):
        assert in_order(given) == expected


def test_set_has_each_event_once() -> None:
    assert in_order([FIRST, LATER, FIRST]) == [FIRST, LATER]


def test_two_contents_under_one_id_are_refused() -> None:
    other = FIRST.model_copy(update={"at": day(3)})
    with pytest.raises(EventConflict, match="an id of its own"):
        in_order([FIRST, other])


def test_withdrawn_event_does_not_count_and_is_told() -> None:
    assert stand(FIRST, TAP, amend(TAP)) == [FIRST]
    assert [one.withdrawn for one in standing([FIRST, TAP, amend(TAP)])] == [False, True]


def test_corrected_event_stands_under_its_id_where_it_belongs() -> None:
    corrected = check_in(3, pain=4)
    [first, second] = stand(FIRST, LATER, amend(FIRST, corrected))
    assert first == LATER
    assert (second.id, second.at) == (FIRST.id, corrected.at)
    assert second.model_dump(exclude={"id"}) == corrected.model_dump(exclude={"id"})


def test_latest_of_several_corrections_counts() -> None:
    corrected, again = tap(1.5, pain=4), tap(1.5, pain=3)
    corrections = [amend(TAP, hours=1), amend(TAP, corrected, 2), amend(TAP, again, 3)]
    for given in permutations([TAP, *corrections]):
        [one] = stand(*given)
        assert isinstance(one, Noticed) and one.answers == {"pain": 3}
    assert stand(TAP, *corrections, amend(TAP, hours=4)) == []


def test_correction_waits_for_its_event() -> None:
    assert stand(FIRST, amend(TAP)) == [FIRST]


@pytest.mark.parametrize(
    ("event", "correction", "says"),
    [
        (TAP, amend(TAP, session(1)), "an event of kind noticed"),
        (amend(TAP), amend(amend(TAP)), "no correction"),
    ],
)
def test_correction_that_fits_no_event_is_refused(
    event: Event, correction: Amended, says: str
) -> None:
    with pytest.raises(InputError, match=says):
        standing([TAP, event, correction])
