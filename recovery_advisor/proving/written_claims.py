"""Turns the claims written in a rules folder into claims to settle."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from recovery_advisor.decision import Decision
from recovery_advisor.loading.claims import ClaimedOutcome, Reached, WrittenClaim
from recovery_advisor.proving.claim import Claim, Part
from recovery_advisor.proving.logic import T
from recovery_advisor.proving.view import View
from recovery_advisor.values.levels import Readiness, Urgency


def as_claim(written: WrittenClaim) -> Claim:
    """The claim that a written one stands for."""
    source = f"{written.source.title} ({written.source.at})"
    if isinstance(written.claimed, str):
        sought = partial(_reached, what=written.claimed)
        return Claim(
            written.id, written.say, source, sought, None, True, written.about, written.unless
        )
    quantifier, outcome = written.claimed
    found = quantifier == "somebody"
    sought = partial(_comes_out if found else _comes_out_otherwise, claimed=outcome)
    wanted = partial(_nearest, outcome)
    return Claim(
        written.id, written.say, source, sought, None, found, written.about, written.unless, wanted
    )


def _nearest(claimed: ClaimedOutcome, actual: Decision) -> Decision:
    """The claimed decision nearest to the actual one; of two as near, the more careful one."""
    return Decision.of(
        min(claimed.readiness, key=lambda one: (abs(one.rank - actual.readiness.rank), one.rank)),
        min(claimed.urgency, key=lambda one: (abs(one.rank - actual.urgency.rank), -one.rank)),
    )


def _comes_out(view: View[T], claimed: ClaimedOutcome) -> Iterator[Part]:
    otherwise = [truth for _, truth in _comes_out_otherwise(view, claimed)]
    yield "what is claimed", view.logic.negated(view.logic.any_of(otherwise))


def _comes_out_otherwise(view: View[T], claimed: ClaimedOutcome) -> Iterator[Part]:
    for decision, truth in view.decided.items():
        if decision.readiness not in claimed.readiness:
            yield f"readiness {decision.readiness}", truth
        if decision.urgency not in claimed.urgency:
            yield f"urgency {decision.urgency}", truth
    for way in sorted(claimed.excluded):
        yield f"{way} allowed", view.allowed[way]
    for way in sorted(claimed.allowed):
        yield f"{way} not allowed", view.logic.negated(view.allowed[way])
    for net in sorted(claimed.told):
        urgent = view.at_least(Urgency.URGENT)
        silent = view.logic.negated(view.logic.any_of([urgent, _told(view, net)]))
        yield f"{net} not told", silent


def _told(view: View[T], net: str) -> T:
    """Whether a safety net is told, be it with the readiness or on answers."""
    levels = {level for one in view.book.safety_nets if one.net.rule == net for level in one.levels}
    with_level = [truth for one, truth in view.decided.items() if one.readiness in levels]
    on_answers = [
        truth
        for effect, truth in zip(view.book.effects, view.reported, strict=True)
        if effect.kind == "safety_net" and effect.rule.id == net
    ]
    return view.logic.any_of([*with_level, *on_answers])


def _reached(view: View[T], what: Reached) -> Iterator[Part]:
    logic = view.logic
    if what == "readiness":
        for level in Readiness:
            of = [truth for one, truth in view.decided.items() if one.readiness is level]
            yield f"readiness {level}", logic.any_of(of)
    elif what == "urgency":
        for urgency in Urgency:
            of = [truth for one, truth in view.decided.items() if one.urgency is urgency]
            yield f"urgency {urgency}", logic.any_of(of)
    elif what == "exercises":
        for exercise in view.book.exercises:
            yield exercise.id, logic.any_of(view.allowed[way.id] for way in exercise.ways)
    else:
        reported: dict[str, list[T]] = {}
        for effect, truth in zip(view.book.effects, view.reported, strict=True):
            reported.setdefault(effect.rule.id, []).append(truth)
        for rule, of in sorted(reported.items()):
            yield rule, logic.any_of(of)
