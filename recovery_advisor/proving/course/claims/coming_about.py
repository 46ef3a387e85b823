"""Claims about which courses can come about: what the others take for given."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.course.ops import Number, Truth
from recovery_advisor.course.progress import BEGINNING, Progress
from recovery_advisor.proving.claim import Part
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.order import no_better, possible, same
from recovery_advisor.proving.course.scene import Scene

_SOURCE = "docs/decisions/0022-recovery-over-time.md: the order of courses"


def _now(scene: Scene) -> Iterator[Truth]:
    yield scene.now >= 0


def _can(scene: Scene, x: Progress, now: Number) -> Iterator[Part]:
    for index, truth in enumerate(possible(scene.ops, x, now)):
        yield f"condition {index + 1} of a possible course", truth


def _check_in(scene: Scene) -> Iterator[Truth]:
    yield from scene.one()
    yield from scene.any_seen("x")


def _session(scene: Scene) -> Iterator[Truth]:
    yield from scene.one()
    yield from scene.any_session("x")


def _twice(scene: Scene) -> Iterator[Part]:
    once = scene.after_check_in()
    yield from same(scene.fold.check_in(once, scene.at, scene.seen("x")), once)


def _session_twice(scene: Scene) -> Iterator[Part]:
    once = scene.after_session()
    again = scene.fold.session(once, scene.at, scene.strength, scene.went("x"))
    yield from same(again, once)


CLAIMS = [
    CourseClaim(
        "a-new-course-can-come-about",
        "A new course is one that can come about.",
        _SOURCE,
        _now,
        lambda scene: _can(scene, BEGINNING, scene.now),
    ),
    CourseClaim(
        "a-check-in-leads-to-a-possible-course",
        "A check-in, or something noticed, leads to a course that can come about.",
        _SOURCE,
        _check_in,
        lambda scene: _can(scene, scene.after_check_in(), scene.at),
    ),
    CourseClaim(
        "a-session-leads-to-a-possible-course",
        "A session leads to a course that can come about.",
        _SOURCE,
        _session,
        lambda scene: _can(scene, scene.after_session(), scene.at),
    ),
    CourseClaim(
        "a-course-is-no-better-than-itself",
        "The order of courses is reflexive.",
        _SOURCE,
        lambda scene: scene.one(),
        lambda scene: no_better(scene.ops, scene.x, scene.x),
    ),
    CourseClaim(
        "a-check-in-twice-is-once",
        "The same check-in at the same instant, under two ids too, counts once.",
        "docs/decisions/0022-recovery-over-time.md: repeats",
        _check_in,
        _twice,
    ),
    CourseClaim(
        "a-session-twice-is-once",
        "The same session at the same instant, under two ids too, counts once.",
        "docs/decisions/0022-recovery-over-time.md: repeats",
        _session,
        _session_twice,
    ),
]
