"""Claims about danger signs: what makes one stand, and what alone lifts it."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.course import signs
from recovery_advisor.course.instants import DAY
from recovery_advisor.course.ops import Truth
from recovery_advisor.course.progress import NO, YES, Sign
from recovery_advisor.proving.claim import Part
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.order import implies, sane, sign_no_better
from recovery_advisor.proving.course.scene import Scene

_SOURCE = "docs/decisions/0022-recovery-over-time.md: danger signs"


def _signs(scene: Scene, *names: str) -> Iterator[Truth]:
    yield from sane(scene.ops, scene.parameters)
    yield from (scene.now >= 0, scene.at >= scene.now)
    for name in names:
        sign = scene.sign(name)
        yield implies(scene.ops, sign.stands, scene.ops.all_of(sign.at >= 0, sign.at <= scene.now))
        yield from (scene.holds(name) >= NO, scene.holds(name) <= YES)


def _two(scene: Scene) -> Iterator[Truth]:
    yield from _signs(scene, "a", "b")
    yield from (truth for _, truth in sign_no_better(scene.ops, scene.sign("a"), scene.sign("b")))


def _worse_answer(scene: Scene) -> Iterator[Truth]:
    yield from _two(scene)
    yield scene.holds("a") <= scene.holds("b")


def _after_answers(scene: Scene) -> Iterator[Part]:
    better = scene.sign_seen("a", scene.at, scene.holds("a"))
    worse = scene.sign_seen("b", scene.at, scene.holds("b"))
    yield from sign_no_better(scene.ops, better, worse)


def _after_clearances(scene: Scene) -> Iterator[Part]:
    better, worse = (signs.cleared(scene.ops, scene.sign(one), scene.at) for one in ("a", "b"))
    yield from sign_no_better(scene.ops, better, worse)


def _one(scene: Scene) -> Iterator[Truth]:
    yield from _signs(scene, "x")


def _added(scene: Scene) -> Iterator[Part]:
    yield from sign_no_better(scene.ops, scene.sign("x"), scene.sign_seen("x", scene.at, YES))


def _not_looked_into(scene: Scene) -> Iterator[Truth]:
    yield from _one(scene)
    yield from (scene.sign("x").stands, scene.ops.negated(scene.sign("x").cleared))


def _professional(scene: Scene) -> Iterator[Truth]:
    yield from _not_looked_into(scene)
    yield scene.lasts < 0


def _lasting(scene: Scene) -> Iterator[Truth]:
    yield from _not_looked_into(scene)
    yield scene.lasts >= 0
    too_soon = scene.at - scene.sign("x").at < scene.lasts - scene.parameters.unpunctuality
    yield scene.ops.any_of(scene.holds("x") != NO, too_soon)


def _stands(scene: Scene) -> Iterator[Part]:
    yield "stands", scene.sign_seen("x", scene.at, scene.holds("x")).stands


def _before_or_undenied(scene: Scene) -> Iterator[Truth]:
    yield from _one(scene)
    sign = scene.sign("x")
    yield sign.stands
    yield scene.ops.any_of(sign.at >= scene.at, scene.ops.negated(sign.denied))


def _stands_cleared(scene: Scene) -> Iterator[Part]:
    yield "stands", signs.cleared(scene.ops, scene.sign("x"), scene.at).stands


def _reported_before(scene: Scene) -> Iterator[Truth]:
    yield from sane(scene.ops, scene.parameters)
    yield from (scene.sign("x").at >= 0, scene.sign("x").at < scene.at)


def _lifted(scene: Scene) -> Iterator[Part]:
    later = scene.at + DAY

    def denied(sign: Sign, at: int) -> Sign:
        return signs.seen(scene.ops, scene.parameters, sign, at, NO, scene.lasts)

    cleared_first = denied(signs.cleared(scene.ops, scene.sign("x"), scene.at), later)
    denied_first = signs.cleared(scene.ops, denied(scene.sign("x"), scene.at), later)
    yield "a professional, then a denial", scene.ops.negated(cleared_first.stands)
    yield "a denial, then a professional", scene.ops.negated(denied_first.stands)


CLAIMS = [
    CourseClaim(
        "a-worse-answer-leads-to-no-better-sign",
        "A worse answer, after a danger sign that is no better, leads to one that is no better.",
        _SOURCE,
        _worse_answer,
        _after_answers,
    ),
    CourseClaim(
        "a-clearance-keeps-the-order-of-signs",
        "What a professional clears keeps the order of danger signs.",
        _SOURCE,
        _two,
        _after_clearances,
    ),
    CourseClaim(
        "a-sign-added-leads-to-no-better-sign",
        "Reporting a danger sign anywhere leads to one that is no better.",
        _SOURCE,
        _one,
        _added,
    ),
    CourseClaim(
        "a-sign-stands-until-a-professional",
        "A danger sign that only a professional lifts stands until one has looked.",
        _SOURCE,
        _professional,
        _stands,
    ),
    CourseClaim(
        "a-sign-stands-as-long-as-it-lasts",
        "A danger sign that lasts so long stands until it is denied so long after.",
        _SOURCE,
        _lasting,
        _stands,
    ),
    CourseClaim(
        "an-undenied-sign-is-never-lifted",
        "A clearance of before the report, or without a denial, lifts no danger sign.",
        _SOURCE,
        _before_or_undenied,
        _stands_cleared,
    ),
    CourseClaim(
        "every-sign-can-be-lifted",
        "A professional and a denial lift every danger sign, in either order.",
        "docs/decisions/0022-recovery-over-time.md: the way back",
        _reported_before,
        _lifted,
    ),
]
