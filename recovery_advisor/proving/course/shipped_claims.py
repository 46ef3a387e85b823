"""Claims about the shipped history pack: what its numbers and rules make of every course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from recovery_advisor.course.ops import Truth
from recovery_advisor.proving.claim import Part
from recovery_advisor.proving.course.advice_laws import anybody, history_permits, nothing_derived
from recovery_advisor.proving.course.advice_scene import AdviceScene
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.order import implies, same
from recovery_advisor.proving.view import Outcome
from recovery_advisor.values.levels import NOW, Readiness, Urgency

#: The pack that these claims are about.
SHIPPED = "upper-back-history"
_LAW_3 = "docs/decisions/0022-recovery-over-time.md: beside the rules without time"


def _no_more_open(scene: AdviceScene, one: Outcome[Any], than: Outcome[Any]) -> Iterator[Part]:
    for level in Readiness:
        yield f"{level}", implies(scene.ops, one.at_least(level), than.at_least(level))
    for way, allowed in one.allowed.items():
        yield f"{way} allowed", implies(scene.ops, allowed, than.allowed[way])


def _missing(scene: AdviceScene) -> Iterator[Truth]:
    yield from scene.possible_answers(scene.answers("a"), scene.answers("b"))
    yield from scene.more_answers()
    yield from scene.checked_in("a", "b")
    yield from (truth for _, truth in same(scene.a, scene.b))
    yield from scene.possible_free("a", "b")
    a, b = scene.free("a"), scene.free("b")
    yield a["check_in_age"] == b["check_in_age"]
    # A danger sign that only the answers of b show is told of b alone.
    shown = scene.ops.any_of(*scene.read("b").signs.values())
    yield scene.ops.any_of(shown, b["unchecked_sign"] <= a["unchecked_sign"])


def _opens_nothing(scene: AdviceScene) -> Iterator[Part]:
    missing, given = (scene.advice(one, scene.later, one) for one in ("a", "b"))
    yield from _no_more_open(scene, missing, given)


def _exercises_within(scene: AdviceScene) -> Iterator[Part]:
    whole, plain = scene.whole, scene.plain
    for way, allowed in whole.allowed.items():
        yield f"{way} allowed", implies(scene.ops, allowed, plain.allowed[way])


def _above_plain(scene: AdviceScene) -> Iterator[Truth]:
    yield from anybody(scene)
    o, whole, plain = scene.ops, scene.whole, scene.plain
    above = (o.all_of(whole.at_least(one), o.negated(plain.at_least(one))) for one in Readiness)
    yield o.any_of(*above)


def _full_for_gradual(scene: AdviceScene) -> Iterator[Part]:
    o, whole, plain = scene.ops, scene.whole, scene.plain
    yield "permit", history_permits(scene, scene.whole)
    yield "full", whole.at_least(Readiness.FULL)
    yield "gradual", plain.at_least(Readiness.GRADUAL)
    earned = o.all_of(_at(scene, "return_earned", "yes"), _at(scene, "clear_days", 2))
    shown = o.all_of(_at(scene, "clear_days", 7), _at(scene, "tolerated_sessions", 3))
    yield "earned, or shown", o.any_of(earned, shown)
    for id, value in _NEEDED.items():
        yield id, _at(scene, id, value)


_NEEDED: Mapping[str, int | str] = {
    "unchecked_sign": "none",
    "check_in_age": 24,
    "strength_rest": 36,
    "pain": 2,
    "swelling": "none",
}


def _at(scene: AdviceScene, id: str, value: int | str) -> Truth:
    """Whether an answer of ``w`` is known, and as good as a value."""
    return scene.anybody[id] <= scene.book.question[id].codes[value]


def _within_uninjured(scene: AdviceScene) -> Iterator[Part]:
    uninjured = scene.view({**scene.anybody, "injury": 0}, plain=True)
    yield from _no_more_open(scene, scene.whole, uninjured)


def _rest(scene: AdviceScene) -> Iterator[Part]:
    whole = scene.whole
    yield "above rest", scene.ops.negated(whole.at_least(Readiness.MOBILITY))


def _sign_stands(scene: AdviceScene) -> Iterator[Truth]:
    yield from anybody(scene)
    sign, question = scene.anybody["unchecked_sign"], scene.book.question["unchecked_sign"]
    yield from (sign >= question.codes["urgent"], sign <= question.span)


def _rest_and_referred(scene: AdviceScene) -> Iterator[Part]:
    whole = scene.whole
    yield from _rest(scene)
    yield "urgent", whole.at_least(Urgency.URGENT)
    for way, allowed in whole.allowed.items():
        yield f"{way} allowed", scene.ops.negated(allowed)


def _compared(scene: AdviceScene) -> Iterator[Truth]:
    yield from anybody(scene)
    for id in ("flares", "worsening"):
        yield scene.anybody[id] <= scene.book.question[id].span


def _only_referred(scene: AdviceScene) -> Iterator[Part]:
    whole = scene.whole
    without = scene.view({**scene.anybody, "flares": 0, "worsening": 0})
    yield from _no_more_open(scene, whole, without)
    yield from _no_more_open(scene, without, whole)
    for level in NOW:
        yield f"{level}", implies(scene.ops, whole.at_least(level), without.at_least(level))
    for level in Urgency:
        yield f"{level}", implies(scene.ops, without.at_least(level), whole.at_least(level))


def _not_full(scene: AdviceScene) -> Iterator[Truth]:
    yield from anybody(scene)
    yield scene.ops.negated(scene.whole.at_least(Readiness.FULL))


CLAIMS = [
    CourseClaim(
        "a-missing-answer-now-opens-nothing",
        "A missing answer now opens nothing that some value of it would close.",
        "docs/decisions/0022-recovery-over-time.md: missing answers",
        _missing,
        _opens_nothing,
    ),
    CourseClaim(
        "a-history-allows-no-other-exercise",
        "No exercise is allowed that the rules without time don't allow.",
        _LAW_3,
        anybody,
        _exercises_within,
    ),
    CourseClaim(
        "a-history-permits-full-for-gradual-alone",
        "Readiness is above that of the rules without time only as full for gradual: with the return earned"
        " and two clear days, or a clear week and three sessions.",
        _LAW_3,
        _above_plain,
        _full_for_gradual,
    ),
    CourseClaim(
        "a-history-permits-no-more-than-without-an-injury",
        "Nothing is permitted that the rules without time would not permit without an injury.",
        _LAW_3,
        anybody,
        _within_uninjured,
    ),
    CourseClaim(
        "nothing-derived-is-rest",
        "Where nothing derived is known there is rest.",
        _LAW_3,
        nothing_derived,
        _rest,
    ),
    CourseClaim(
        "a-sign-that-stands-is-rest",
        "While a danger sign stands there is rest and no exercise, and a referral today or at once.",
        "docs/decisions/0022-recovery-over-time.md: danger signs",
        _sign_stands,
        _rest_and_referred,
    ),
    CourseClaim(
        "comparisons-only-refer",
        "Flares and worsening change no readiness and no exercise, and refer within weeks at most.",
        "docs/decisions/0022-recovery-over-time.md: comparisons with one's own past",
        _compared,
        _only_referred,
    ),
    CourseClaim(
        "but-for-full-a-history-only-tightens",
        "But for the full programme, nothing is permitted that the rules without time don't permit.",
        "docs/decisions/0022-recovery-over-time.md: an injury denied before",
        _not_full,
        lambda scene: _no_more_open(scene, scene.whole, scene.plain),
    ),
]
