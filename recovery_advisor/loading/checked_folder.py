"""A rules folder as lints see it: what it means, what it says where, and its cases."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from recovery_advisor.loading.cases import Case, read_cases
from recovery_advisor.loading.claims import WrittenClaim, read_claims
from recovery_advisor.loading.compiler import compile_book
from recovery_advisor.loading.folder import compile_folder
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import SourceRecord
from recovery_advisor.loading.rule_files import RuleFile, RuleFiles
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.errors import Problem, RulesError


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a section: as it is written, where, and in which file."""

    record: Any
    place: Place
    page: RuleFile


@dataclass(frozen=True, slots=True)
class CheckedFolder:
    """A folder that loads."""

    book: RuleBook
    pages: RuleFiles
    cases: tuple[Case, ...]
    claims: tuple[WrittenClaim, ...]

    def entries(self, section: str, name: str) -> Mapping[str, Entry]:
        """The entries of a section by id.

        Args:
            section: such as ``rules``.
            name: the key that holds the id, such as ``rule``.
        """
        found = self.pages.unique(section, name, lambda record: getattr(record, section))
        return {id: Entry(*entry) for id, entry in found.items()}

    def rules(self) -> Mapping[str, tuple[Entry, tuple[Effect, ...]]]:
        """Each rule as it is written, and its effects."""
        effects: dict[str, list[Effect]] = {}
        for effect in self.book.effects:
            effects.setdefault(effect.rule.id, []).append(effect)
        written = self.entries("rules", "rule")
        return {id: (entry, tuple(effects[id])) for id, entry in written.items()}

    def packs(self) -> Mapping[str, Entry]:
        """The packs by id."""
        return {
            page.record.pack.id: Entry(page.record.pack, page.place / "pack", page)
            for page in self.pages.all
            if page.record.pack
        }

    def book_of(self, pack: str) -> RuleBook:
        """The rule book that a pack speaks of: the base pack of itself, all others of all packs."""
        overlays = self.book.overlays
        if pack != self.book.base or not overlays:
            return self.book
        own = [page.place.document for page in self.pages.all if page.pack not in overlays]
        return compile_book(own)

    def loaded_with(self, pack: str) -> frozenset[str]:
        """The packs that are loaded whenever one is: that one and the base pack."""
        return frozenset({pack, self.book.base})


def citations(value: Any, place: Place) -> Iterator[tuple[SourceRecord, Place]]:
    """Every citation inside a record, and where it stands."""
    if isinstance(value, SourceRecord):
        yield value, place
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from citations(inner, place / index)
    elif isinstance(value, BaseModel):
        for name in sorted(value.model_fields_set):
            yield from citations(getattr(value, name), place / name)


def read_checked(folder: str | Path, packs: Collection[str] | None = None) -> CheckedFolder:
    """Read a folder with its cases and claims.

    Raises:
        RulesError: with every fault found in either.
    """
    problems: list[Problem] = []
    try:
        cases = read_cases(folder, packs)
    except RulesError as error:
        problems += error.problems
    try:
        book, pages = compile_folder(folder, packs)
    except RulesError as error:
        problems += error.problems
    else:
        checked = CheckedFolder(book, pages, (), ())
        try:
            claims = read_claims(folder, checked.book_of, checked.packs())
        except RulesError as error:
            problems += error.problems
    if problems:
        raise RulesError(problems)
    return CheckedFolder(book, pages, cases, claims)
