"""Determines the available equipment, and which names in preferences are unknown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import MOST_HINTS, Fault, nearest
from recovery_advisor.values.preferences import Preferences


def available_equipment(preferences: Preferences, book: RuleBook) -> frozenset[str]:
    """The equipment owned, plus household things except those listed under ``without``."""
    return frozenset(preferences.equipment | set(book.household)) - preferences.without


def name_faults(preferences: Preferences, book: RuleBook) -> tuple[Fault, ...]:
    """A fault for each name in preferences that the rule book does not know."""
    return tuple(
        fault
        for field, allowed in names_allowed(book).items()
        for fault in _unknown(field, getattr(preferences, field), allowed)
    )


def names_allowed(book: RuleBook) -> Mapping[str, Collection[str]]:
    """For each field of preferences that lists names, those that a rule book knows."""
    return {
        "equipment": book.equipment,
        "without": (*book.household, *book.equipment),
        "focus": book.regions,
        "leave_out": [exercise.id for exercise in book.exercises],
    }


def _unknown(field: str, given: Set[str], allowed: Collection[str]) -> Iterator[Fault]:
    listed = ", ".join(sorted(allowed))
    for number, name in enumerate(sorted(given - set(allowed))):
        hint = nearest(name, allowed) if number < MOST_HINTS else ""
        yield Fault.of(field, name, listed if number == 0 else "a name from the list", hint)
