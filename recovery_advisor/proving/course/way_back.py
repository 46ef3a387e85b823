"""The claim that there is always a way back, by the rules and numbers of the shipped history pack."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.course.fold import Seen
from recovery_advisor.course.instants import HOUR
from recovery_advisor.course.ops import Number, Truth
from recovery_advisor.course.progress import ACTIVE, FINE, INJURED, SETTLING, YES, Facts, Progress
from recovery_advisor.proving.claim import Part
from recovery_advisor.proving.course.advice_scene import FREE, AdviceScene
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.order import implies
from recovery_advisor.values.levels import Readiness

_SOURCE = "docs/decisions/0022-recovery-over-time.md: the way back"
#: As many good check-ins lead to the full programme, so far apart, each session so late after one.
CHECK_INS = 9
_LEAST_APART, _MOST_APART, _LATEST_SESSION = 20 * HOUR, 44 * HOUR, 3 * HOUR
_REST, _MOBILITY, _GRADUAL, _FULL = (level.rank for level in Readiness)


def level_of(scene: AdviceScene, facts: Facts) -> Number:
    """The rank of the readiness of somebody hurt whose check-in is otherwise at its best."""
    o = scene.ops
    earned = o.all_of(facts.return_earned, facts.clear_days >= 2)
    shown = o.all_of(facts.clear_days >= 7, facts.tolerated_sessions >= 3)
    permitted = o.either(o.any_of(earned, shown), _FULL, _GRADUAL)
    eases_off = o.all_of(facts.flare >= SETTLING, facts.clear_days <= 6)
    held = o.either(o.any_of(eases_off, facts.strength_rest < 36), _MOBILITY, permitted)
    return o.either(facts.flare == ACTIVE, _REST, held)


def _any_facts(scene: AdviceScene) -> Facts:
    return Facts(**{
        field: scene.truth("facts.earned") if field == "return_earned" else scene.number(f"facts.{field}")
        for field in Facts._fields
    })  # fmt: skip


def _good(scene: AdviceScene) -> Iterator[Truth]:
    facts = _any_facts(scene)
    for field in Facts._fields:
        if field != "return_earned":
            question = scene.book.question[field]
            yield from (
                getattr(facts, field) >= question.low,
                getattr(facts, field) <= question.high,
            )


def _as_stated(scene: AdviceScene) -> Iterator[Part]:
    o, facts = scene.ops, _any_facts(scene)
    best = dict.fromkeys((*(one.id for one in scene.book.asked), *FREE), 0)
    view = scene.view({**best, "injury": 1, **scene.derived(facts)})
    for level in Readiness:
        there, stated = view.at_least(level), level_of(scene, facts) >= level.rank
        yield f"{level}", o.all_of(implies(o, there, stated), implies(o, stated, there))


def _good_days(scene: AdviceScene) -> Iterator[Truth]:
    yield from scene.one()
    yield scene.at > scene.now
    before, at = scene.x, scene.at
    for day in range(1, CHECK_INS + 1):
        after = scene.fold.check_in(before, at, Seen(YES, scene.ops.false, INJURED))
        level = scene.number(f"day {day}.level")
        yield level == level_of(scene, scene.fold.facts(after, at, at))
        before = scene.progress(f"day {day}")
        yield from _session_as_advised(scene, day, after, at, level, before)
        at, last = scene.number(f"day {day + 1}.at"), at
        yield from (at - last >= _LEAST_APART, at - last <= _MOST_APART)


def _session_as_advised(
    scene: AdviceScene, day: int, after: Progress, at: Number, level: Number, next: Progress
) -> Iterator[Truth]:
    """Yield that a course goes on with a session that went well, where one was advised."""
    trained = scene.number(f"day {day}.trained")
    yield from (trained > at, trained <= at + _LATEST_SESSION)
    went_well = scene.fold.session(after, trained, level >= _GRADUAL, FINE)
    for done, rested, field in zip(went_well, after, next, strict=True):
        yield field == scene.ops.either(level >= _MOBILITY, done, rested)


def _full(scene: AdviceScene) -> Iterator[Part]:
    days = (scene.number(f"day {day}.level") == _FULL for day in range(1, CHECK_INS + 1))
    yield "full", scene.ops.any_of(*days)


CLAIMS = [
    CourseClaim(
        "the-way-back-is-as-stated",
        "Somebody hurt whose check-in is otherwise at its best is advised by the course alone: rest in an"
        " active flare, then gentle moves, gradual, and full once it is earned.",
        _SOURCE,
        _good,
        _as_stated,
    ),
    CourseClaim(
        "good-days-lead-to-full",
        f"From every course {CHECK_INS} good check-ins, 20 to 44 hours apart, with sessions as advised,"
        " lead to the full programme.",
        _SOURCE,
        _good_days,
        _full,
    ),
]
