"""Strategies of histories: gaps, zones, flares, danger signs, corrections, and what arrives late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple, Self

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.loading.folder import load_history_book
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.check_in_strategies import near_thresholds
from recovery_advisor.testing.made_up_days import START, danger_signs, hurt, way_back
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.events import (
    KINDS,
    Amended,
    AnyEvent,
    CheckedIn,
    Cleared,
    Event,
    Noticed,
    Trained,
)
from recovery_advisor.values.scale import Answer

Kind = str
#: Hours from one event to the next: within a day, a day, every other, and gaps that end something.
_GAPS = (
    0,
    1,
    2,
    6,
    11,
    12,
    13,
    20,
    23,
    24,
    24,
    24,
    24,
    25,
    28,
    36,
    47,
    48,
    60,
    61,
    84,
    85,
    200,
    340,
)
_OFFSETS = (0, 1, 2, -5, -8, 5.5, 9, 13, 14, -12)
_LONGEST, _AFTER_STEADY = 24, 5
#: Most events of a history are of these.
_MOSTLY: tuple[Kind, ...] = ("checked_in", "checked_in", "checked_in", "trained")


def histories(
    book: RuleBook | None = None,
    *,
    kinds: Sequence[Kind] = tuple(KINDS),
    in_order: bool = False,
) -> SearchStrategy[tuple[Event, ...]]:
    """Histories of one person, in the order in which their events arrive.

    Most are of somebody on the way back from an injury: clear days, sessions that go well, and now
    and then a gap, a flare, a danger sign, a slip that is corrected, a professional who had a look.
    The zone changes, as on a journey or in summer, and some events arrive late. A correction comes
    after what it corrects. All of it lies in the past, and each event has a name of its own.

    Args:
        book: the rules; ``None`` is the shipped ones with their history pack.
        kinds: of the events, such as ``("checked_in", "trained")``.
        in_order: whether no event arrives late.

    Raises:
        InputError: for rules without a history pack, or a kind that there is not.
    """
    rules = load_history_book() if book is None else book
    if not rules.derived:
        raise InputError("book", rules.id.sha256, "rules with a history pack")
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise InputError("kinds", unknown[0], ", ".join(KINDS))
    return _histories(_Contents.of(rules), tuple(kinds), in_order)


def answers(book: RuleBook) -> SearchStrategy[Mapping[str, Answer]]:
    """Answers to a whole check-in; mostly of somebody who was injured and has no complaint any more."""
    return _answers(hurt(book), _some_answers(book))


class _Contents(NamedTuple):
    """What events of one rule book hold.

    Attributes:
        book: the rule book.
        answers: of a check-in.
        some_answers: of what is noticed.
        scope: what a professional looked into.
    """

    book: RuleBook
    answers: SearchStrategy[Mapping[str, Answer]]
    some_answers: SearchStrategy[dict[str, Answer]]
    scope: SearchStrategy[str]

    @classmethod
    def of(cls, book: RuleBook) -> Self:
        some = _some_answers(book)
        clearable = [one.id for one in book.questions if one.may_be_cleared]
        scope = [*danger_signs(book), *clearable] or [one.id for one in book.asked]
        return cls(book, _answers(hurt(book), some), some, st.sampled_from(scope))

    def __repr__(self) -> str:
        return "_Contents(…)"  # a rule book is long, and Hypothesis shows what it draws from

    def event(self, kind: Kind, at: datetime, id: str) -> SearchStrategy[AnyEvent]:
        """An event of a kind that is no correction."""
        if kind == "checked_in":
            return self.answers.map(lambda said: CheckedIn(at=at, id=id, check_in=said))
        if kind == "noticed":
            return self.some_answers.map(lambda said: Noticed(at=at, id=id, answers=said))
        if kind == "trained":
            return _OUTCOMES.map(lambda said: Trained(at=at, id=id, **said))
        return st.builds(
            lambda one, days: Cleared(
                at=at, id=id, by="A. Nother", scope={one}, expires=at.date() + timedelta(days)
            ),
            self.scope,
            st.sampled_from([0, 1, 30]),
        )


_OUTCOMES: SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({
    "level": st.sampled_from(["gradual", "gradual", "full", "mobility", "other"]),
    "peak_pain": st.sampled_from([0, 1, 2, 2, 3, 5, 6, None]),
    "felt": st.sampled_from(["fine", "fine", "hard", "too_much", None]),
})  # fmt: skip


@st.composite
def _histories(
    draw: DrawFn, contents: _Contents, kinds: tuple[Kind, ...], in_order: bool
) -> tuple[Event, ...]:
    drawn = (*(kind for kind in _MOSTLY if kind in kinds), *kinds)
    events, most = _steady(draw, contents, kinds), _LONGEST
    at, offset = START + timedelta(minutes=draw(st.integers(0, 1_440))), 0.0
    if events:
        at, most = events[-1].at, _AFTER_STEADY
    for number in range(draw(st.integers(0 if events else 1, most))):
        at += timedelta(hours=draw(st.sampled_from(_GAPS)), minutes=draw(st.integers(0, 2)))
        if draw(st.integers(0, 7)) == 0:
            offset = draw(st.sampled_from(_OFFSETS))
        there = at.astimezone(timezone(timedelta(hours=offset)))
        kind = draw(st.sampled_from(drawn))
        if kind == "amended":
            events += draw(_corrections(contents, events, there, f"e{number}"))
        else:
            events.append(draw(contents.event(kind, there, f"e{number}")))
    return tuple(events) if in_order else draw(arrivals(events))


def _steady(draw: DrawFn, contents: _Contents, kinds: tuple[Kind, ...]) -> list[Event]:
    """The way back day by day, with which every other history begins."""
    if not draw(st.booleans()):
        return []
    days, sessions = draw(st.integers(1, 9)), draw(st.integers(0, 3))
    return [event for event in way_back(contents.book, days, sessions) if event.kind in kinds]


@st.composite
def arrivals(draw: DrawFn, events: Sequence[Event]) -> tuple[Event, ...]:
    """Some events in an order in which they may arrive: most in their own, and corrections last."""
    order = [event for event in events if not isinstance(event, Amended)]
    for _ in range(draw(st.integers(0, 3)) if order else 0):
        late = order.pop(draw(st.integers(0, len(order) - 1)))
        order.insert(draw(st.integers(0, len(order))), late)
    return (*order, *(event for event in events if isinstance(event, Amended)))


@st.composite
def _corrections(
    draw: DrawFn, contents: _Contents, events: Sequence[Event], at: datetime, id: str
) -> list[Event]:
    """A correction of one of some events, where there is one to be corrected."""
    slips = [event for event in events if not isinstance(event, Amended)]
    if not slips:
        return []
    slip = draw(st.sampled_from(slips))
    by = draw(st.none() | contents.event(slip.kind, slip.at, ""))
    return [Amended(at=at, id=id, event=slip.id, by=by)]


def _answers(
    good: Mapping[str, Answer], some: SearchStrategy[dict[str, Answer]]
) -> SearchStrategy[Mapping[str, Answer]]:
    silent = st.sets(st.sampled_from([*good]), max_size=3).map(
        lambda left: {id: one for id, one in good.items() if id not in left}
    )
    worse = some.map(lambda said: {**good, **said})
    often = [st.just(good)] * 3
    return st.one_of(*often, worse, worse, silent, st.just({}))


def _some_answers(book: RuleBook) -> SearchStrategy[dict[str, Answer]]:
    """Answers to one or two questions: what is measured near its thresholds, or a danger sign."""
    measured = [one for one in book.asked if one.changeable]
    levels = [
        (one.id, answer_of(one, severity))
        for one in measured
        for severity in near_thresholds(book, one)
    ]
    signs = [(id, word) for id in danger_signs(book) for word in ("no", "yes")]
    one = st.sampled_from(levels) if levels else st.sampled_from(signs)
    either = st.one_of(one, one, st.sampled_from(signs)) if signs else one
    return st.lists(either, min_size=1, max_size=2).map(dict)
