"""Claims about flares, the unclear spell and what a failed session does."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.course.fold import Seen
from recovery_advisor.course.instants import NEVER
from recovery_advisor.course.ops import Truth
from recovery_advisor.course.progress import ACTIVE, CALM, FAILED, SETTLING, YES, Progress
from recovery_advisor.proving.claim import Part
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.order import implies
from recovery_advisor.proving.course.scene import Scene

_SOURCE = "docs/decisions/0022-recovery-over-time.md: the step"


def _check_in(scene: Scene) -> Iterator[Truth]:
    yield from scene.one()
    yield from scene.any_seen("x")


def _failed(scene: Scene) -> Iterator[Part]:
    after = scene.after_session(FAILED)
    yield "flare", after.flare == ACTIVE
    yield "since", after.since == NEVER
    yield "sessions", after.sessions == 0
    yield "earned", scene.ops.negated(after.earned)


def _settles(scene: Scene) -> Iterator[Truth]:
    yield from _check_in(scene)
    yield from (scene.x.flare == ACTIVE, scene.after_check_in().flare < ACTIVE)


def _by_clear_days(scene: Scene) -> Iterator[Part]:
    after = scene.after_check_in()
    yield "clear", scene.clear("x") == YES
    yield "flare", after.flare == SETTLING
    yield "clear_days", scene.fold.clear_days(after) >= scene.parameters.settled


def _ends(scene: Scene) -> Iterator[Truth]:
    yield from _check_in(scene)
    yield from (scene.x.flare == SETTLING, scene.after_check_in().flare == CALM)


def _by_a_session(scene: Scene) -> Iterator[Part]:
    x = scene.x
    answered = (_answers(scene, x.any_ok, x.any_at), _answers(scene, x.hard_ok, x.hard_at))
    yield "clear", scene.clear("x") == YES
    yield "session", scene.ops.any_of(*answered)


def _answers(scene: Scene, ok: Truth, at: int) -> Truth:
    p, after = scene.parameters, scene.at - at
    return scene.ops.all_of(ok, after >= p.response_from, after <= p.response_to)


def _clear(scene: Scene) -> Progress:
    return scene.fold.check_in(scene.x, scene.at, Seen(YES, scene.ops.false, scene.injury))


def _clear_for_long(scene: Scene) -> Iterator[Truth]:
    yield from _check_in(scene)
    yield scene.fold.clear_days(_clear(scene)) >= scene.parameters.settled
    yield scene.x.unclear_at < scene.at


def _settled(scene: Scene) -> Iterator[Part]:
    yield "flare", _clear(scene).flare < ACTIVE
    yield "unclear_since", _clear(scene).unclear_since == NEVER


def _counted(scene: Scene) -> Iterator[Truth]:
    yield from _check_in(scene)
    yield implies(scene.ops, scene.x.sessions >= 1, scene.x.flare == CALM)
    yield scene.after_check_in().sessions >= 1


CLAIMS = [
    CourseClaim(
        "a-failed-session-is-a-flare",
        "A failed session is an active flare; it ends the run and takes away what was earned.",
        _SOURCE,
        lambda scene: scene.one(),
        _failed,
    ),
    CourseClaim(
        "a-flare-settles-only-by-clear-days",
        "An active flare settles only by as many clear days as the pack says.",
        _SOURCE,
        _settles,
        _by_clear_days,
    ),
    CourseClaim(
        "a-settling-flare-ends-only-by-a-session",
        "A settling flare ends only by a session that went well, and was answered in time.",
        _SOURCE,
        _ends,
        _by_a_session,
    ),
    CourseClaim(
        "clear-days-settle",
        "As many clear days as the pack says settle a flare, and end the unclear spell.",
        _SOURCE,
        _clear_for_long,
        _settled,
    ),
    CourseClaim(
        "sessions-count-only-without-a-flare",
        "Where a session counts no flare is open, so that both ways to full agree.",
        _SOURCE,
        _counted,
        lambda scene: iter([("flare", scene.after_check_in().flare == CALM)]),
    ),
]
