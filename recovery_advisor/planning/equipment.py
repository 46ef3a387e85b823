"""Determines the available equipment and validates the names in preferences."""

from __future__ import annotations

from collections.abc import Collection, Set

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import InputError, nearest
from recovery_advisor.values.preferences import Preferences


def available_equipment(preferences: Preferences, book: RuleBook) -> frozenset[str]:
    """The equipment owned, plus household things except those listed under ``without``."""
    return frozenset(preferences.equipment | set(book.household)) - preferences.without


def check_names(preferences: Preferences, book: RuleBook) -> None:
    """Validate the names of equipment and regions against the rule book.

    Raises:
        InputError: for the first unknown name.
    """
    _check("equipment", preferences.equipment, book.equipment)
    _check("without", preferences.without, (*book.household, *book.equipment))
    _check("focus", preferences.focus, book.regions)


def _check(field: str, given: Set[str], allowed: Collection[str]) -> None:
    for name in sorted(given - set(allowed)):
        raise InputError(field, name, ", ".join(sorted(allowed)), nearest(name, allowed))
