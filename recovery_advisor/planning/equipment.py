"""Determines the available equipment, and which names in preferences are unknown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Set

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import MOST_HINTS, Fault, nearest
from recovery_advisor.values.preferences import Preferences

#: For each field of preferences that lists names, what gives those that a rule book knows.
_ALLOWED: Mapping[str, Callable[[RuleBook], Collection[str]]] = {
    "equipment": lambda book: book.equipment,
    "without": lambda book: (*book.household, *book.equipment),
    "focus": lambda book: book.regions,
    "leave_out": lambda book: [exercise.id for exercise in book.exercises],
}


def available_equipment(preferences: Preferences, book: RuleBook) -> frozenset[str]:
    """The equipment owned, plus household things except those listed under ``without``."""
    return frozenset(preferences.equipment | set(book.household)) - preferences.without


def name_faults(preferences: Preferences, book: RuleBook) -> tuple[Fault, ...]:
    """A fault for each name in preferences that the rule book does not know."""
    faults: list[Fault] = []
    for field, allowed in _ALLOWED.items():
        if given := getattr(preferences, field):
            faults += _unknown(field, given, allowed(book))
    return tuple(faults)


def names_allowed(book: RuleBook) -> Mapping[str, Collection[str]]:
    """For each field of preferences that lists names, those that a rule book knows."""
    return {field: allowed(book) for field, allowed in _ALLOWED.items()}


def _unknown(field: str, given: Set[str], allowed: Collection[str]) -> Iterator[Fault]:
    for number, name in enumerate(sorted(given - set(allowed))):
        listed = ", ".join(sorted(allowed)) if number == 0 else "a name from the list"
        hint = nearest(name, allowed) if number < MOST_HINTS else ""
        yield Fault.of(field, name, listed, hint)
