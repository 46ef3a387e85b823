"""Whatever comes in whatever order, what is kept is what a fold of all events says, and plain advice bounds it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Readiness
from recovery_advisor.history import Amended, CheckedIn, Cleared, Event, fold, read_event
from recovery_advisor.history.order import in_order, standing
from tests.history.person import HURT, NOW, WELL, book, check_in, day, new_history, session, tap

days = st.floats(0, 40).map(lambda number: round(number, 1))
answers = st.fixed_dictionaries(
    {},
    optional={
        "pain": st.integers(0, 9) | st.just("unknown"),
        "swelling": st.sampled_from(["none", "mild"]),
        "chest_pain": st.sampled_from(["no", "unsure", "yes"]),
        "osteoporosis": st.sampled_from(["no", "yes"]),
    },
)
events: st.SearchStrategy[Any] = st.one_of(
    st.builds(check_in, days, st.sampled_from([WELL, HURT])),
    st.builds(lambda at, whole, some: check_in(at, whole, **some), days, st.just(HURT), answers),
    st.builds(lambda at, some: tap(at, **some), days, answers),
    st.builds(session, days, st.sampled_from(["mobility", "gradual", "full", "other"])),
    st.builds(
        lambda at: Cleared(
            at=day(at), by="clinic 7", scope={"chest_pain", "osteoporosis"}, expires=day(at + 9).date()
        ),
        days,
    ),
)  # fmt: skip


@given(st.lists(events, min_size=1, max_size=12), st.data())
def test_kept_course_is_the_fold_of_all_events(some: list[Event], data: st.DataObject) -> None:
    history = new_history()
    for event in some:
        history.record("ann", event, now=NOW)
        if data.draw(st.booleans(), "amend"):
            known = [read_event(text) for text in history.store.read("ann")]
            chosen = data.draw(
                st.sampled_from([one for one in known if not isinstance(one, Amended)]), "which"
            )
            like = [one for one in some if one.kind == chosen.kind]
            by: Any = data.draw(st.none() | st.sampled_from(like), "by")
            at = day(data.draw(days, "when"))
            history.record("ann", Amended(at=at, event=chosen.id, by=by), now=NOW)
        if data.draw(st.booleans(), "advise"):
            history.advise("ann", day(40))
    all_events = [read_event(text) for text in history.export("ann")]
    assert all_events == in_order(all_events)
    course = fold(data.draw(st.permutations(all_events), "order"), book())
    assert history._readable("ann", day(40), None).course == course


@given(st.lists(events, min_size=1, max_size=12), days)
def test_plain_advice_bounds_that_of_a_history(some: list[Event], as_of: float) -> None:
    """No less urgent, and no higher but for all of it in place of the gentle part."""
    history = new_history()
    for event in some:
        history.record("ann", event, now=NOW)
    advice = history.advise("ann", day(as_of))
    at = history._lowering.check_in(fold(some, book()), day(as_of))
    plain = history.advisor.assess(at, today=day(as_of).date())
    assert advice.urgency >= plain.urgency
    assert advice.readiness <= plain.readiness or (
        (plain.readiness, advice.readiness) == (Readiness.GRADUAL, Readiness.FULL)
    )
    check_ins = [one for one in standing(some) if isinstance(one.event, CheckedIn)]
    if not check_ins or check_ins[-1].event.at > day(as_of + 0.01):
        assert advice.readiness is Readiness.REST
