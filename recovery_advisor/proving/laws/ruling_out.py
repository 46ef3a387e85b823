"""Claims that nothing is permitted before every effect against it is ruled out."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.proving.claim import Claim, Part
from recovery_advisor.proving.logic import T, but_not
from recovery_advisor.proving.view import View
from recovery_advisor.values.levels import Readiness


def _limits_not_ruled_out(view: View[T]) -> Iterator[Part]:
    above = {level: view.logic.any_of(_above(view, level)) for level in Readiness}
    for effect, ruled_out in zip(view.book.effects, view.effects.ruled_out, strict=True):
        if effect.kind == "limit" and isinstance(effect.level, Readiness):
            not_ruled_out = but_not(view.logic, above[effect.level], ruled_out)
            yield f"{effect.rule.id} not ruled out", not_ruled_out


def _above(view: View[T], level: Readiness) -> Iterator[T]:
    return (view.at_least(better) for better in Readiness if better > level)


def _avoids_not_ruled_out(view: View[T]) -> Iterator[Part]:
    for effect, ruled_out in zip(view.book.effects, view.effects.ruled_out, strict=True):
        for way in sorted(effect.ways) if effect.kind == "avoid" else ():
            still_open = but_not(view.logic, view.allowed[way], ruled_out)
            yield f"{way} allowed, {effect.rule.id} not ruled out", still_open


def _permit_not_known(view: View[T]) -> Iterator[Part]:
    logic = view.logic
    for level in Readiness:
        if level is not Readiness.REST:
            known = logic.any_of(
                known
                for effect, known in zip(view.book.effects, view.effects.known, strict=True)
                if effect.kind == "permit" and isinstance(effect.level, Readiness) and effect.level >= level
            )  # fmt: skip
            yield f"{level} without evidence", but_not(logic, view.at_least(level), known)


CLAIMS = [
    Claim(
        "every-limit-is-ruled-out",
        "Above rest, every limit below is known not to apply.",
        "property 4",
        _limits_not_ruled_out,
    ),
    Claim(
        "every-avoid-is-ruled-out",
        "An exercise that may be planned has every rule against it known not to apply.",
        "property 6",
        _avoids_not_ruled_out,
    ),
    Claim(
        "every-permit-is-known",
        "Above rest, something that permits as much is known to hold.",
        "law 1; property 4",
        _permit_not_known,
    ),
]
