"""Checks what is clear and what is a flare against what the base pack permits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from recovery_advisor.loading.place import Place
from recovery_advisor.rulebook.alternatives import Alternative, alternatives
from recovery_advisor.rulebook.conditions import AtLeast, Condition
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.errors import Gravity
from recovery_advisor.values.levels import Readiness


def check_flare(clear: Readiness, flare: Condition, base: Sequence[Effect], place: Place) -> None:
    """Report a course on which nobody is ever clear, or somebody is in a flare and clear.

    Args:
        clear: what the base pack permits where a check-in is clear.
        flare: the condition of a flare.
        base: the effects of the base pack's rules.
        place: the position of the course.
    """
    permits = [one for one in base if one.kind == "permit" and _level(one) >= clear]
    if not permits:
        (place / "clear").fault(f"the base pack never permits {clear}, so nobody is ever clear")
    limits = [
        alternative
        for one in base
        if one.kind == "limit" and _level(one) < clear
        for alternative in alternatives(one.rule.when) or ()
    ]
    for permit in permits:
        for one in _compatible(flare, permit.rule.when):
            if not any(_implied(limit, one) for limit in limits):
                (place / "flare").fault(
                    f"somebody could have a flare and be clear, as {permit.rule.id} permits"
                    f" {permit.level} on some of these answers; make a flare worse, or clear better",
                    Gravity.UNSAFE,
                )
                return


def _level(effect: Effect) -> Readiness:
    assert isinstance(effect.level, Readiness)
    return effect.level


def _compatible(flare: Condition, permit: Condition) -> Iterator[Alternative]:
    """The alternatives of a flare that the same answers can meet as one of a permit."""
    for worse, better in product(alternatives(flare) or (), alternatives(permit) or ()):
        most = {one.question: one.severity for one in better}
        if all(one.severity <= most.get(one.question, one.severity) for one in worse):
            yield worse


def _implied(limit: Alternative, flare: Alternative) -> bool:
    """Whether whoever has the flare meets a limit too."""
    least = {one.question: one.severity for one in flare if isinstance(one, AtLeast)}
    return all(least.get(one.question, -1) >= one.severity for one in limit)
