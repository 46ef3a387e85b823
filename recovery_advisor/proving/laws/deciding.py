"""Claims about the decision that follows from the effects that count: laws 1 to 3."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.proving.claim import Claim, Part
from recovery_advisor.proving.logic import T, but_not, differ
from recovery_advisor.proving.view import View
from recovery_advisor.values.levels import NOW, Readiness, Urgency


def _not_the_least(view: View[T]) -> Iterator[Part]:
    logic = view.logic
    for level in Readiness:
        if level is not Readiness.REST:
            permitted = view.some_count("permit", [one for one in Readiness if one >= level])
            limited = view.some_count("limit", [one for one in Readiness if one < level])
            due = logic.all_of([permitted, logic.negated(limited)])
            yield f"not at {level} where it is due", differ(logic, view.at_least(level), due)


def _not_the_greatest(view: View[T]) -> Iterator[Part]:
    for level in Urgency:
        if level is not Urgency.NONE:
            due = view.some_count("refer", [one for one in Urgency if one >= level])
            yield f"not {level} where it is due", differ(view.logic, view.at_least(level), due)


def _open_though_referred(view: View[T]) -> Iterator[Part]:
    logic, referred = view.logic, view.some_count("refer", NOW)
    yield "above rest", logic.all_of([referred, view.at_least(Readiness.MOBILITY)])
    for way, allowed in view.allowed.items():
        yield f"{way} allowed", logic.all_of([referred, allowed])


def _not_one_decision(view: View[T]) -> Iterator[Part]:
    yield "no decision", view.logic.negated(view.logic.any_of(view.decided.values()))
    decided = list(view.decided.items())
    for index, (decision, one) in enumerate(decided):
        others = view.logic.any_of(other for _, other in decided[index + 1 :])
        yield f"{decision.verdict} and another", view.logic.all_of([one, others])


def _open_at_rest(view: View[T]) -> Iterator[Part]:
    above_rest = view.at_least(Readiness.MOBILITY)
    for way, allowed in view.allowed.items():
        yield f"{way} allowed", but_not(view.logic, allowed, above_rest)


CLAIMS = [
    Claim(
        "readiness-is-the-least",
        "Readiness is the least of the best permit and every limit; where nothing permits, rest.",
        "law 1",
        _not_the_least,
    ),
    Claim(
        "urgency-is-the-greatest",
        "Urgency is the greatest of every referral.",
        "law 2",
        _not_the_greatest,
    ),
    Claim(
        "referred-now-is-rest",
        "Whoever is sent to a professional today or at once rests, with no exercise open.",
        "law 3; property 1",
        _open_though_referred,
    ),
    Claim(
        "something-always-applies",
        "Everybody gets one decision, and no more than one.",
        "law 1, default deny",
        _not_one_decision,
    ),
    Claim(
        "nothing-open-at-rest",
        "At rest no exercise is open.",
        "law 1; property 1",
        _open_at_rest,
    ),
]
