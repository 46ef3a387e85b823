"""Determines the available equipment, and which names in preferences are unknown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import MOST_HINTS, Fault, nearest
from recovery_advisor.values.preferences import Preferences


def available_equipment(preferences: Preferences, book: RuleBook) -> frozenset[str]:
    """The equipment owned, plus household things except those listed under ``without``."""
    return frozenset(preferences.equipment | set(book.household)) - preferences.without


def name_faults(preferences: Preferences, book: RuleBook) -> tuple[Fault, ...]:
    """A fault for each name in preferences that the rule book does not know."""
    return (
        *_unknown("equipment", preferences.equipment, book.equipment),
        *_unknown("without", preferences.without, (*book.household, *book.equipment)),
        *_unknown("focus", preferences.focus, book.regions),
        *_unknown("leave_out", preferences.leave_out, [one.id for one in book.exercises]),
    )


def _unknown(field: str, given: Set[str], allowed: Collection[str]) -> Iterator[Fault]:
    listed = ", ".join(sorted(allowed))
    for number, name in enumerate(sorted(given - set(allowed))):
        hint = nearest(name, allowed) if number < MOST_HINTS else ""
        yield Fault.of(field, name, listed if number == 0 else "a name from the list", hint)
