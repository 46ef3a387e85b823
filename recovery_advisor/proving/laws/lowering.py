"""The claim that lowering keeps the meaning of the rules, for missing answers too."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.proving.claim import Claim, Part
from recovery_advisor.proving.logic import T, differ
from recovery_advisor.proving.view import View


def _not_as_kleene_has_it(view: View[T]) -> Iterator[Part]:
    effects = view.effects
    for index, effect in enumerate(view.book.effects):
        name = f"{effect.kind} of {effect.rule.id}"
        counts, lowered = effects.counts[index], effects.lowered_counts[index]
        yield f"{name} counts otherwise", differ(view.logic, counts, lowered)
        known, lowered = effects.known[index], effects.lowered_known[index]
        yield f"{name} is known otherwise", differ(view.logic, known, lowered)


CLAIMS = [
    Claim(
        "lowering-is-kleene",
        "For each effect, the tests that engines make agree with Kleene logic on every answer.",
        "the design, lowering",
        _not_as_kleene_has_it,
    )
]
