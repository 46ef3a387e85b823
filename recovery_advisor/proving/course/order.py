"""Which courses can come about, and when one is no better than another: the order that every step keeps."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.course.instants import DAY, NEVER
from recovery_advisor.course.ops import Number, Ops, Truth
from recovery_advisor.course.parameters import Parameters
from recovery_advisor.course.progress import (
    ACTIVE,
    CALM,
    DENIED,
    INJURED,
    MOST_SESSIONS,
    NOT_ASKED,
    Facts,
    Progress,
    Sign,
)
from recovery_advisor.proving.claim import Part


def implies(ops: Ops, one: Truth, other: Truth) -> Truth:
    """Whether the one holds only where the other does."""
    return ops.any_of(ops.negated(one), other)


def sane(ops: Ops, p: Parameters) -> Iterator[Truth]:
    """Yield what holds of the numbers of every pack that loads."""
    yield from (p.unpunctuality >= 0, p.unpunctuality < DAY, p.clear_gap > 0, p.lapse > 0)
    yield from (p.response_from > 0, p.response_to >= p.response_from, p.settled >= 1)
    yield from (p.earned_days >= 1, p.earned_sessions >= 1, p.earned_sessions <= MOST_SESSIONS)


def possible(ops: Ops, x: Progress, now: Number) -> Iterator[Truth]:
    """Yield what holds of every progress that can have come about until now."""
    yield now >= 0
    for at in (
        x.clear_at,
        x.since,
        x.any_at,
        x.hard_at,
        x.unclear_since,
        x.unclear_at,
        x.strength_at,
    ):
        yield ops.any_of(at == NEVER, ops.all_of(at >= 0, at <= now))
    run = ops.all_of(x.since <= x.clear_at, x.unclear_at <= x.since)
    yield ops.either(x.since >= 0, run, x.sessions == 0)
    yield from (x.sessions >= 0, x.sessions <= MOST_SESSIONS, x.flare >= CALM, x.flare <= ACTIVE)
    yield implies(ops, x.any_ok, ops.all_of(x.any_at >= 0, x.flare < ACTIVE))
    yield implies(ops, x.hard_ok, ops.all_of(x.hard_at >= 0, x.flare < ACTIVE))
    yield implies(ops, x.earned, ops.all_of(x.clear_at >= 0, x.flare < ACTIVE))
    yield implies(ops, x.unclear_since >= 0, x.unclear_since <= x.unclear_at)
    yield ops.any_of(*(x.injured == one for one in (NOT_ASKED, DENIED, INJURED)))


def no_better(ops: Ops, a: Progress, b: Progress) -> Iterator[Part]:
    """Yield, field by field, that ``b`` is no better than ``a``."""
    both, either = ops.all_of, ops.any_of
    in_run = b.since >= 0
    yield "clear_at", a.clear_at >= b.clear_at
    yield "since", implies(ops, in_run, both(a.since >= 0, a.since <= b.since))
    yield "sessions", implies(ops, in_run, a.sessions >= b.sessions)
    # A strength session that may still count for b counts for a, or has counted.
    may_count = both(b.hard_ok, in_run, b.since <= b.hard_at)
    more = either(a.sessions >= b.sessions + 1, a.sessions == MOST_SESSIONS)
    counted = both(a.since >= 0, a.since <= b.hard_at, a.flare == CALM, more)
    yield "hard", implies(ops, may_count, either(both(a.hard_ok, a.hard_at == b.hard_at), counted))
    may_settle = both(b.any_ok, in_run, b.since <= b.any_at)
    settles = either(both(a.any_ok, a.any_at == b.any_at), a.flare == CALM)
    yield "any", implies(ops, may_settle, settles)
    yield "earned", implies(ops, b.earned, a.earned)
    yield "flare", a.flare <= b.flare
    longer = both(b.unclear_since >= 0, b.unclear_since <= a.unclear_since)
    yield "unclear_since", implies(ops, a.unclear_since >= 0, longer)
    yield "unclear_at", a.unclear_at <= b.unclear_at
    yield "strength_at", a.strength_at == b.strength_at
    yield "injured", a.injured == b.injured


def sign_no_better(ops: Ops, a: Sign, b: Sign) -> Iterator[Part]:
    """Yield, field by field, that sign ``b`` is no better than sign ``a``."""
    yield "stands", implies(ops, a.stands, b.stands)
    yield "at", implies(ops, a.stands, a.at <= b.at)
    yield "denied", implies(ops, ops.all_of(a.stands, b.denied), a.denied)
    yield "cleared", implies(ops, ops.all_of(a.stands, b.cleared), a.cleared)


def facts_no_better(ops: Ops, a: Facts, b: Facts) -> Iterator[Part]:
    """Yield that no derived answer of ``b`` is better than that of ``a``."""
    yield "clear_days", a.clear_days >= b.clear_days
    yield "tolerated_sessions", a.tolerated_sessions >= b.tolerated_sessions
    yield "return_earned", implies(ops, b.return_earned, a.return_earned)
    yield "flare", a.flare <= b.flare
    yield "unclear_days", a.unclear_days <= b.unclear_days
    yield "strength_rest", a.strength_rest >= b.strength_rest


def same(one: Progress, other: Progress) -> Iterator[Part]:
    """Yield, field by field, that two are the same."""
    for field, left, right in zip(Progress._fields, one, other, strict=True):
        yield field, left == right
