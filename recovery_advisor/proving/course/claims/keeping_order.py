"""Claims that every step keeps the order of courses: worse answers never lead to a better course."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.course.ops import Truth
from recovery_advisor.proving.claim import Part
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.order import facts_no_better, implies, no_better, same
from recovery_advisor.proving.course.scene import Scene


def _worse_check_in(scene: Scene) -> Iterator[Truth]:
    yield from scene.two()
    yield from scene.check_in_comes_first(scene.a, scene.b)
    yield from scene.any_seen("a", "b")
    yield scene.clear("b") <= scene.clear("a")
    yield implies(scene.ops, scene.bad("a"), scene.bad("b"))


def _after_check_ins(scene: Scene) -> Iterator[Part]:
    better = scene.fold.check_in(scene.a, scene.at, scene.seen("a"))
    worse = scene.fold.check_in(scene.b, scene.at, scene.seen("b"))
    yield from no_better(scene.ops, better, worse)


def _worse_session(scene: Scene) -> Iterator[Truth]:
    yield from scene.two()
    yield from scene.any_session("a", "b")
    yield scene.went("b") <= scene.went("a")


def _after_sessions(scene: Scene) -> Iterator[Part]:
    better = scene.fold.session(scene.a, scene.at, scene.strength, scene.went("a"))
    worse = scene.fold.session(scene.b, scene.at, scene.strength, scene.went("b"))
    yield from no_better(scene.ops, better, worse)


def _asked(scene: Scene) -> Iterator[Truth]:
    yield from (scene.latest >= 0, scene.latest <= scene.now)


def _two_asked(scene: Scene) -> Iterator[Truth]:
    yield from scene.two()
    yield from _asked(scene)


def _one_asked_twice(scene: Scene) -> Iterator[Truth]:
    yield from scene.one()
    yield from _asked(scene)
    yield scene.later >= scene.at


def _derived(scene: Scene) -> Iterator[Part]:
    better, worse = scene.facts(scene.a, scene.at), scene.facts(scene.b, scene.at)
    yield from facts_no_better(scene.ops, better, worse)


def _derived_later(scene: Scene) -> Iterator[Part]:
    sooner, later = scene.facts(scene.x, scene.at), scene.facts(scene.x, scene.later)
    yield from facts_no_better(scene.ops, sooner, later)


def _two_waits(scene: Scene) -> Iterator[Truth]:
    yield from scene.one()
    yield scene.later >= scene.at


def _waits_add_up(scene: Scene) -> Iterator[Part]:
    in_two = scene.fold.aged(scene.aged(), scene.later)
    yield from same(in_two, scene.fold.aged(scene.x, scene.later))


CLAIMS = [
    CourseClaim(
        "a-worse-check-in-leads-to-no-better-course",
        "A check-in with worse answers, after a course that is no better, leads to one that is no better.",
        "docs/decisions/0022-recovery-over-time.md: the order of courses",
        _worse_check_in,
        _after_check_ins,
    ),
    CourseClaim(
        "a-worse-session-leads-to-no-better-course",
        "A session that went worse, after a course that is no better, leads to one that is no better.",
        "docs/decisions/0022-recovery-over-time.md: sessions",
        _worse_session,
        _after_sessions,
    ),
    CourseClaim(
        "a-worse-course-derives-nothing-better",
        "A course that is no better answers no derived question better.",
        "docs/decisions/0022-recovery-over-time.md: the order of courses",
        _two_asked,
        _derived,
    ),
    CourseClaim(
        "time-alone-derives-nothing-better",
        "Later, with nothing recorded since, no derived answer is better.",
        "docs/decisions/0022-recovery-over-time.md: time alone",
        _one_asked_twice,
        _derived_later,
    ),
    CourseClaim(
        "time-alone-leads-to-no-better-course",
        "Time alone leads to a course that is no better.",
        "docs/decisions/0022-recovery-over-time.md: time alone",
        lambda scene: scene.one(),
        lambda scene: no_better(scene.ops, scene.x, scene.aged()),
    ),
    CourseClaim(
        "time-in-two-parts-is-time",
        "Time that passes in two parts leads to the same as in one.",
        "docs/decisions/0022-recovery-over-time.md: time alone",
        _two_waits,
        _waits_add_up,
    ),
]
