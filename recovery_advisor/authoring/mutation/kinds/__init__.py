"""The kinds of mutants, one in each file of this folder."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from recovery_advisor.authoring.mutation.mutant import Kind, Mutant
from recovery_advisor.loading.checked_folder import CheckedFolder


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind, by the name of its file."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").KIND for name in names)


def mutants_of(folder: CheckedFolder) -> tuple[Mutant, ...]:
    """Every mutant of a folder, by kind, file and line."""
    found = [
        Mutant.of_change(kind, change) for kind in all_kinds() for change in kind.changes(folder)
    ]
    return tuple(sorted(found, key=lambda one: (one.pack, one.kind, one.file, one.line)))
