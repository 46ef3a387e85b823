"""Laws of what rules and history advise together; they hold for every history pack that loads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.course.ops import Truth
from recovery_advisor.course.progress import NO, YES
from recovery_advisor.proving.claim import Part
from recovery_advisor.proving.course.advice_scene import AdviceScene
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.order import implies, no_better
from recovery_advisor.proving.laws.tightening import more_permissive
from recovery_advisor.proving.view import Outcome, View
from recovery_advisor.values.levels import Readiness, Urgency

_READING = "docs/decisions/0022-recovery-over-time.md: what is read of a check-in"


def no_more_permissive(scene: AdviceScene, one: Outcome[Any], than: Outcome[Any]) -> Iterator[Part]:
    """Yield that one outcome is nowhere more permissive than another."""
    for says, more in more_permissive(one, than):
        yield says, scene.ops.negated(more)


def _two(scene: AdviceScene) -> Iterator[Truth]:
    yield from scene.possible_answers(scene.answers("a"), scene.answers("b"))
    yield from scene.worse_answers()


def _one(scene: AdviceScene) -> Iterator[Truth]:
    yield from scene.possible_answers(scene.answers("a"))


def _clear_no_sooner(scene: AdviceScene) -> Iterator[Part]:
    a, b = scene.read("a"), scene.read("b")
    yield "clear", b.clear <= a.clear
    yield "flare", implies(scene.ops, a.flare, b.flare)
    for id in a.signs:
        yield f"{id} held", implies(scene.ops, a.signs[id], b.signs[id])
        yield f"{id} denied", implies(scene.ops, b.denied[id], a.denied[id])


def _flare(scene: AdviceScene) -> Iterator[Truth]:
    yield from _one(scene)
    yield scene.read("a").flare


def _permitted(scene: AdviceScene) -> Iterator[Truth]:
    yield from _one(scene)
    yield _plain(scene, "a").at_least(scene.rules.numbers.clear)


def _sign(scene: AdviceScene) -> Iterator[Truth]:
    yield from _one(scene)
    yield scene.ops.any_of(*scene.read("a").signs.values())


def _clear_and_not_bad(scene: AdviceScene) -> Iterator[Part]:
    yield "clear", scene.read("a").clear == YES
    yield "bad", scene.ops.negated(scene.bad_of("a"))


def _plain(scene: AdviceScene, name: str) -> Outcome[Any]:
    return scene.view(scene.answers(name), plain=True)


def anybody(scene: AdviceScene) -> Iterator[Truth]:
    """Yield that ``w`` has any answers, the derived ones among them."""
    yield from scene.possible_answers(scene.anybody)


def history_permits(scene: AdviceScene, view: View[Any]) -> Truth:
    """Whether a permit of the history pack counts."""
    both = zip(scene.book.effects, view.effects.counts, strict=True)
    permits = (
        truth
        for effect, truth in both
        if effect.kind == "permit" and effect.rule.pack == scene.book.history
    )
    return scene.ops.any_of(scene.ops.false, *permits)


def _tightens(scene: AdviceScene) -> Iterator[Part]:
    whole, plain = scene.whole, scene.plain
    permits = history_permits(scene, whole)
    for urgency in Urgency:
        yield f"{urgency}", implies(scene.ops, plain.at_least(urgency), whole.at_least(urgency))
    for level in Readiness:
        within = implies(scene.ops, whole.at_least(level), plain.at_least(level))
        yield f"{level}", scene.ops.any_of(permits, within)
    for way, allowed in whole.allowed.items():
        within = implies(scene.ops, allowed, plain.allowed[way])
        yield f"{way} allowed", scene.ops.any_of(permits, within)


def nothing_derived(scene: AdviceScene) -> Iterator[Truth]:
    """Yield that of ``w`` no derived answer is known."""
    yield from anybody(scene)
    for question in scene.book.derived:
        yield scene.anybody[question.id] == question.unknown


def _no_permit(scene: AdviceScene) -> Iterator[Part]:
    permits = history_permits(scene, scene.whole)
    yield "a permit of the history pack", scene.ops.negated(permits)


def _worse_now(scene: AdviceScene) -> Iterator[Truth]:
    yield from _two(scene)
    yield from scene.checked_in("a", "b")
    yield from (truth for _, truth in no_better(scene.ops, scene.a, scene.b))
    yield from scene.possible_free("a", "b")
    yield from scene.no_better_free()


def _worse_advice(scene: AdviceScene) -> Iterator[Part]:
    better, worse = (scene.advice(one, scene.later, one) for one in ("a", "b"))
    yield from no_more_permissive(scene, worse, better)


def _later(scene: AdviceScene) -> Iterator[Truth]:
    yield from _one(scene)
    yield from scene.checked_in("a")
    yield from scene.possible_free("a", "b")
    yield from scene.no_better_free()


def _later_advice(scene: AdviceScene) -> Iterator[Part]:
    sooner, later = scene.advice("a", scene.at, "a"), scene.advice("a", scene.later, "b")
    yield from no_more_permissive(scene, later, sooner)


CLAIMS = [
    CourseClaim(
        "worse-answers-read-no-better",
        "Of worse answers a check-in is clear no sooner; a flare and each danger sign is known no later,"
        " and denied no sooner.",
        _READING,
        _two,
        _clear_no_sooner,
    ),
    CourseClaim(
        "a-flare-is-never-clear",
        "Whoever has a flare is not clear.",
        _READING,
        _flare,
        lambda scene: iter([("clear", scene.read("a").clear == NO)]),
    ),
    CourseClaim(
        "what-is-permitted-without-time-is-clear",
        "Whoever the rules without time permit what the pack calls clear is clear, with no danger sign.",
        _READING,
        _permitted,
        _clear_and_not_bad,
    ),
    CourseClaim(
        "a-danger-sign-is-referred-today",
        "Whoever has a danger sign is referred today or at once by the rules without time.",
        _READING,
        _sign,
        lambda scene: iter([("urgent", _plain(scene, "a").at_least(Urgency.URGENT))]),
    ),
    CourseClaim(
        "a-history-only-tightens-but-by-its-permits",
        "What the rules without time advise is tightened by a history, but where a permit of its pack"
        " counts; the urgency is never lower.",
        "docs/decisions/0022-recovery-over-time.md: beside the rules without time",
        anybody,
        _tightens,
    ),
    CourseClaim(
        "a-history-permits-only-what-it-knows",
        "Where nothing derived is known no permit of the history pack counts.",
        "docs/decisions/0022-recovery-over-time.md: beside the rules without time",
        nothing_derived,
        _no_permit,
    ),
    CourseClaim(
        "worse-answers-now-permit-no-more",
        "Worse answers now, after a course that is no better, are advised nothing more permissive.",
        "docs/decisions/0022-recovery-over-time.md: worse answers",
        _worse_now,
        _worse_advice,
    ),
    CourseClaim(
        "later-permits-no-more",
        "Later, with nothing recorded since, nothing more permissive is advised.",
        "docs/decisions/0022-recovery-over-time.md: time alone",
        _later,
        _later_advice,
    ),
]
