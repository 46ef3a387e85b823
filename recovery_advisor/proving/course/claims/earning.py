"""Claims about what earns the return, and how sessions count."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.course.fold import Seen
from recovery_advisor.course.ops import Truth
from recovery_advisor.course.progress import ACTIVE, CALM, FAILED, FINE, INJURED, YES, Progress
from recovery_advisor.proving.claim import Part
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.order import implies
from recovery_advisor.proving.course.scene import Scene

_SOURCE = "docs/decisions/0022-recovery-over-time.md: the step"


def _check_in(scene: Scene) -> Iterator[Truth]:
    yield from scene.one()
    yield from scene.any_seen("x")


def _earns(scene: Scene) -> Iterator[Truth]:
    yield from _check_in(scene)
    yield from (scene.after_check_in().earned, scene.ops.negated(scene.x.earned))


def _enough(scene: Scene) -> Iterator[Part]:
    after, p = scene.after_check_in(), scene.parameters
    yield "clear_days", scene.fold.clear_days(after) >= p.earned_days
    yield "sessions", after.sessions >= p.earned_sessions
    yield "flare", after.flare == CALM


def _lost(scene: Scene) -> Iterator[Part]:
    o = scene.ops
    bad = scene.fold.check_in(scene.x, scene.at, Seen(scene.clear("x"), o.true, scene.injury))
    hurt = o.all_of(
        scene.injury == INJURED, scene.x.injured != INJURED, scene.parameters.earned_days > 1
    )
    yield "after a flare or danger sign", o.negated(bad.earned)
    yield "after a failed session", o.negated(scene.after_session(FAILED).earned)
    yield "after a new injury", implies(o, hurt, o.negated(scene.after_check_in().earned))


def _gap(scene: Scene) -> Iterator[Truth]:
    yield from scene.one()
    yield from (scene.latest >= 0, scene.latest <= scene.now)


def _long_gap(scene: Scene) -> Iterator[Truth]:
    yield from _gap(scene)
    yield scene.at - scene.x.clear_at > scene.parameters.clear_gap


def _lapse(scene: Scene) -> Iterator[Truth]:
    yield from _gap(scene)
    yield scene.at - scene.x.clear_at > scene.parameters.lapse


def _no_run(scene: Scene) -> Iterator[Part]:
    facts = scene.facts(scene.x, scene.at)
    yield "clear_days", facts.clear_days == 0
    yield "tolerated_sessions", facts.tolerated_sessions == 0


def _nothing_earned(scene: Scene) -> Iterator[Part]:
    yield "return_earned", scene.ops.negated(scene.facts(scene.x, scene.at).return_earned)


def _next(scene: Scene, before: Progress) -> Progress:
    return scene.fold.check_in(before, scene.later, scene.seen("a"))


def _then_another(scene: Scene) -> Iterator[Truth]:
    yield from _check_in(scene)
    yield from scene.any_seen("a")
    yield from scene.check_in_comes_first(scene.x)
    yield scene.later > scene.at


def _not_fine(scene: Scene) -> Iterator[Truth]:
    yield from _then_another(scene)
    yield from scene.any_session("x")
    yield scene.strength
    yield scene.ops.any_of(scene.went("x") != FINE, scene.x.flare == ACTIVE)


def _never_counts(scene: Scene) -> Iterator[Part]:
    after = scene.after_session()
    waited = scene.fold.aged(after, scene.later)
    yield "sessions", _next(scene, after).sessions <= waited.sessions


def _counts(scene: Scene) -> Iterator[Truth]:
    yield from _then_another(scene)
    yield scene.after_check_in().sessions > scene.aged().sessions


def _no_more(scene: Scene) -> Iterator[Part]:
    after = scene.after_check_in()
    yield "sessions", _next(scene, after).sessions <= after.sessions


def _in_time(scene: Scene) -> Iterator[Part]:
    x, p, after = scene.x, scene.parameters, scene.at - scene.x.hard_at
    yield "clear", scene.ops.all_of(scene.clear("x") == YES, scene.ops.negated(scene.bad("x")))
    yield "response", scene.ops.all_of(after >= p.response_from, after <= p.response_to)
    yield "fine", x.hard_ok


CLAIMS = [
    CourseClaim(
        "the-return-is-earned-by-days-and-sessions",
        "The return is earned only where it was, or by enough clear days and sessions without a flare.",
        _SOURCE,
        _earns,
        _enough,
    ),
    CourseClaim(
        "bad-news-takes-the-return-away",
        "No flare, danger sign, failed session or new injury leaves the return earned.",
        _SOURCE,
        _check_in,
        _lost,
    ),
    CourseClaim(
        "a-check-in-counts-one-session",
        "One check-in counts at most one strength session.",
        _SOURCE,
        _check_in,
        lambda scene: iter([("sessions", scene.after_check_in().sessions <= scene.x.sessions + 1)]),
    ),
    CourseClaim(
        "a-gap-ends-the-run",
        "After a longer gap without a clear check-in there are no clear days, and no sessions.",
        _SOURCE,
        _long_gap,
        _no_run,
    ),
    CourseClaim(
        "the-return-lapses",
        "Long enough without a clear check-in, nothing is earned.",
        _SOURCE,
        _lapse,
        _nothing_earned,
    ),
    CourseClaim(
        "a-session-not-fine-never-counts",
        "A session that is not known to have gone well, or was done in an active flare, never counts.",
        _SOURCE,
        _not_fine,
        _never_counts,
    ),
    CourseClaim(
        "a-session-counts-once",
        "A session counts once.",
        _SOURCE,
        _counts,
        _no_more,
    ),
    CourseClaim(
        "a-session-counts-in-its-response",
        "A session counts only by a clear check-in within its response.",
        _SOURCE,
        _counts,
        _in_time,
    ),
]
