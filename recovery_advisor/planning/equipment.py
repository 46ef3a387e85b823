"""The equipment that a person has available, and a check of the names in their preferences."""

from __future__ import annotations

from collections.abc import Collection, Set

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import InputError, nearest
from recovery_advisor.values.preferences import Preferences


def available_equipment(preferences: Preferences, book: RuleBook) -> frozenset[str]:
    """The equipment owned, and the household things that were not said to be absent."""
    return frozenset(preferences.equipment | set(book.household)) - preferences.without


def check_names(preferences: Preferences, book: RuleBook) -> None:
    """Refuse equipment and regions that the rule book does not know.

    Raises:
        InputError: for the first unknown name.
    """
    _check("equipment", preferences.equipment, book.equipment)
    _check("without", preferences.without, (*book.household, *book.equipment))
    _check("focus", preferences.focus, book.regions)


def _check(field: str, given: Set[str], allowed: Collection[str]) -> None:
    for name in sorted(given - set(allowed)):
        raise InputError(field, name, ", ".join(sorted(allowed)), nearest(name, allowed))
