"""Claims about what is reported: law 8, and that everybody gets a reason."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.proving.claim import Claim, Part
from recovery_advisor.proving.logic import T, but_not
from recovery_advisor.proving.view import View
from recovery_advisor.values.levels import Readiness, Urgency


def _more_than_the_referral(view: View[T]) -> Iterator[Part]:
    urgent = view.at_least(Urgency.URGENT)
    for effect, reported in zip(view.book.effects, view.reported, strict=True):
        if effect.kind != "refer":
            yield f"told of {effect.rule.id}", view.logic.all_of([urgent, reported])
    for way, allowed in view.allowed.items():
        yield f"{way} allowed", view.logic.all_of([urgent, allowed])


def _softer_than_the_urgency(view: View[T]) -> Iterator[Part]:
    for effect, reported in zip(view.book.effects, view.reported, strict=True):
        for urgency in (Urgency.URGENT, Urgency.EMERGENCY):
            if isinstance(effect.level, Urgency) and effect.level < urgency:
                what = f"told of {effect.rule.id} at {urgency}"
                yield what, view.logic.all_of([view.at_least(urgency), reported])


def _no_reason_reported(view: View[T]) -> Iterator[Part]:
    for level in Readiness:
        if level is not Readiness.REST:
            why = _some_reported(view, "permit", [one for one in Readiness if one >= level])
            yield f"{level} without a permit told", but_not(view.logic, view.at_least(level), why)
    for urgency in Urgency:
        if urgency is not Urgency.NONE:
            why = _some_reported(view, "refer", [one for one in Urgency if one >= urgency])
            yield (
                f"{urgency} without its referral",
                but_not(view.logic, view.at_least(urgency), why),
            )


def _reported_but_not_known(view: View[T]) -> Iterator[Part]:
    for effect, reported, known in zip(
        view.book.effects, view.reported, view.effects.known, strict=True
    ):
        yield f"told of {effect.rule.id}", but_not(view.logic, reported, known)


def _some_reported(view: View[T], kind: str, levels: list[Readiness] | list[Urgency]) -> T:
    return view.logic.any_of(
        reported
        for effect, reported in zip(view.book.effects, view.reported, strict=True)
        if effect.kind == kind and effect.level in levels
    )


CLAIMS = [
    Claim(
        "only-the-referral-is-told",
        "Whoever must be seen today or at once is told of referrals and of nothing else.",
        "law 8; property 1",
        _more_than_the_referral,
    ),
    Claim(
        "no-softer-referral-is-told",
        "Whoever must be seen today or at once is told of no referral that is less urgent than that.",
        "law 8",
        _softer_than_the_urgency,
    ),
    Claim(
        "everybody-is-told-why",
        "Above rest a permit is told, and with every urgency a referral as urgent; at rest with"
        " nothing to tell, the reason is that nothing permits.",
        "property 16",
        _no_reason_reported,
    ),
    Claim(
        "a-reason-is-known",
        "Nobody is told a reason that is not known to hold.",
        "property 16",
        _reported_but_not_known,
    ),
]
