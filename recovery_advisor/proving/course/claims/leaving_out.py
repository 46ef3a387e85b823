"""Claims about events that are left out or added: neither silence nor bad news leads to a better course."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.course.fold import Seen
from recovery_advisor.course.ops import Number, Truth
from recovery_advisor.course.progress import FAILED, NO, OPEN, YES
from recovery_advisor.proving.claim import Part
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.order import no_better, same
from recovery_advisor.proving.course.scene import Scene

_SOURCE = "docs/decisions/0022-recovery-over-time.md: what is left out"


def _same_injury(scene: Scene) -> Iterator[Truth]:
    yield from scene.one()
    yield scene.injury == scene.x.injured


def _no_new_injury(scene: Scene) -> Iterator[Truth]:
    yield from scene.one()
    yield scene.no_new_injury()
    yield from scene.any_seen("x")


def _left_out(scene: Scene) -> Iterator[Part]:
    clear = Seen(YES, scene.ops.false, scene.injury)
    there = scene.fold.check_in(scene.x, scene.at, clear)
    yield from no_better(scene.ops, there, scene.aged())


def _added(scene: Scene, clear: Number, bad: Truth) -> Iterator[Part]:
    after = scene.fold.check_in(scene.x, scene.at, Seen(clear, bad, scene.injury))
    yield from no_better(scene.ops, scene.aged(), after)


def _failed_session_added(scene: Scene) -> Iterator[Part]:
    after = scene.after_session(FAILED)
    before = scene.aged()._replace(strength_at=after.strength_at)
    yield from no_better(scene.ops, before, after)


def _neither(scene: Scene) -> Iterator[Part]:
    after = scene.fold.check_in(scene.x, scene.at, Seen(OPEN, scene.ops.false, scene.injury))
    yield from same(after, scene.aged())


CLAIMS = [
    CourseClaim(
        "a-clear-check-in-left-out-permits-no-more",
        "Leaving out a clear check-in leads to a course that is no better.",
        _SOURCE,
        _same_injury,
        _left_out,
    ),
    CourseClaim(
        "an-unclear-check-in-added-permits-no-more",
        "Adding an unclear check-in leads to a course that is no better.",
        _SOURCE,
        _no_new_injury,
        lambda scene: _added(scene, NO, scene.bad("x")),
    ),
    CourseClaim(
        "an-open-check-in-added-permits-no-more",
        "Adding a check-in that is neither clear nor unclear leads to a course that is no better.",
        _SOURCE,
        _no_new_injury,
        lambda scene: _added(scene, OPEN, scene.bad("x")),
    ),
    CourseClaim(
        "a-bad-check-in-added-permits-no-more",
        "Adding a flare or a danger sign anywhere leads to a course that is no better.",
        "docs/decisions/0022-recovery-over-time.md: danger signs",
        _no_new_injury,
        lambda scene: _added(scene, scene.clear("x"), scene.ops.true),
    ),
    CourseClaim(
        "a-failed-session-added-permits-no-more",
        "Adding a failed session leads to a course that is no better, but for the rest it leaves.",
        _SOURCE,
        lambda scene: scene.one(),
        _failed_session_added,
    ),
    CourseClaim(
        "an-open-check-in-is-time-alone",
        "A check-in that is neither clear nor unclear does what time alone does, and no more.",
        "docs/decisions/0022-recovery-over-time.md: the step",
        _no_new_injury,
        _neither,
    ),
]
