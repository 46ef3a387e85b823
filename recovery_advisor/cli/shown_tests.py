"""Shows a claim or a case of a rules folder in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import Any

from recovery_advisor.loading.cases import Case
from recovery_advisor.loading.claims import WrittenClaim
from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import condition_in_words


def claim_lines(claim: WrittenClaim, book: RuleBook) -> Iterator[str]:
    """A claim: for whom it is made, what it says of them, and its source."""
    yield f"{claim.id}\n"
    for word, condition in (("When", claim.about), ("Unless", claim.unless)):
        if condition:
            yield fill(f"{word} {condition_in_words(condition, book.question)}:", WIDTH)
    written = claim.place.value
    for key in ("everybody", "somebody"):
        if key in written:
            yield f"  {key}: {_in_words(written[key])}"
    if "reached" in written:
        yield f"  somebody reaches all of: {written['reached']}"
    yield fill(f"Says: {claim.say}", WIDTH)
    yield fill(f"Source: {claim.source.title} ({claim.source.at})", WIDTH)


def case_lines(case: Case) -> Iterator[str]:
    """A case: who it is, and the advice expected."""
    yield f"{case.id}\n"
    yield fill(f"A case of {case.pack}: {case.about}", WIDTH)
    yield fill(f"Given: {_in_words(case.given) or 'nothing answered'}", WIDTH)
    written = case.place.value
    if written.get("preferences"):
        yield fill(f"Preferences: {_in_words(written['preferences'])}", WIDTH)
    yield fill(f"Expected: {_in_words(written['expect'])}", WIDTH)
    if case.needs:
        yield fill(f"Needed: urgency {case.needs.urgency}. {case.needs.because}", WIDTH)


def _in_words(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {_value(value)}" for key, value in values.items())


def _value(value: Any) -> str:
    if isinstance(value, list):
        return " and ".join(map(str, value)) or "none"
    return f"({_in_words(value)})" if isinstance(value, dict) else str(value)
