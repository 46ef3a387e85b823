"""A rules folder for linting: its rule book, files with positions, cases, claims and hazards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel

from recovery_advisor.loading.accepted import AcceptedChange, read_accepted
from recovery_advisor.loading.case_answers import check_case_answers
from recovery_advisor.loading.cases import Case, case_files, read_cases
from recovery_advisor.loading.claims import WrittenClaim, read_claims
from recovery_advisor.loading.compiler import Compiled, compile_without
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.folder import compile_snapshot, compile_unlocked
from recovery_advisor.loading.hazards import Hazard, malformed_hazards, read_hazards
from recovery_advisor.loading.in_part import faults_in_part
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.records import SourceRecord
from recovery_advisor.loading.rule_files import RuleFile, RuleFiles
from recovery_advisor.loading.snapshot import Snapshot, reading
from recovery_advisor.loading.stories import Story
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.errors import Problem, RulesError

_Compiling: TypeAlias = Callable[[Snapshot], Compiled]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a section, with its position and file."""

    record: Any
    place: Place
    file: RuleFile


@dataclass(frozen=True, slots=True)
class CheckedFolder:
    """A rules folder that loads without faults.

    ``claim_files`` are the files that its claims were read from, and ``accepted`` the changes that
    somebody accepted. ``in_part``: whether it has packs that were not read. ``history`` is the same folder
    with its history pack, where that was read too, and ``stories`` are its stories; all else is of the packs that
    an advisor loads.
    """

    book: RuleBook
    files: RuleFiles
    cases: tuple[Case, ...] = ()
    claims: tuple[WrittenClaim, ...] = ()
    claim_files: tuple[Document, ...] = ()
    accepted: tuple[AcceptedChange, ...] = ()
    in_part: bool = False
    hazards: tuple[Hazard, ...] = ()
    history: Compiled | None = None
    stories: tuple[Story, ...] = ()

    @property
    def whole(self) -> Compiled:
        """The rules and files of all packs that were read."""
        return self.history or Compiled(self.book, self.files)

    def entries(self, section: str, name: str) -> Mapping[str, Entry]:
        """The entries of a section by id.

        Args:
            section: a section, such as ``rules``.
            name: the key of the id, such as ``rule``.
        """
        found = self.files.unique(section, name, lambda record: getattr(record, section))
        return {id: Entry(*entry) for id, entry in found.items()}

    def is_for_others(self, entry: Entry) -> bool:
        """Whether a pack that was not read may be what uses a shared entry."""
        return self.in_part and not entry.file.pack

    def rules(self) -> Mapping[str, tuple[Entry, tuple[Effect, ...]]]:
        """The entry of each rule and its effects, by id."""
        effects: dict[str, list[Effect]] = {}
        for effect in self.book.effects:
            effects.setdefault(effect.rule.id, []).append(effect)
        written = self.entries("rules", "rule")
        return {id: (entry, tuple(effects[id])) for id, entry in written.items()}

    def packs(self) -> Mapping[str, Entry]:
        """The entries of the packs by id."""
        return {
            file.record.pack.id: Entry(file.record.pack, file.place / "pack", file)
            for file in self.files.all
            if file.record.pack
        }

    def book_of(self, pack: str) -> RuleBook:
        """The rule book that a pack is checked with: the base pack alone, an overlay with all."""
        overlays = self.book.overlays
        if pack != self.book.base or not overlays:
            return self.book
        return compile_without(self.files, overlays)

    def loaded_with(self, pack: str) -> frozenset[str]:
        """Ids of the packs always loaded with a pack: itself and the base pack."""
        return frozenset({pack, self.book.base})


def citations(value: Any, place: Place) -> Iterator[tuple[SourceRecord, Place]]:
    """Yield every citation in a record, with its position."""
    if isinstance(value, SourceRecord):
        yield value, place
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from citations(inner, place / index)
    elif isinstance(value, BaseModel):
        for name in sorted(value.model_fields_set):
            yield from citations(getattr(value, name), place / name)


def read_checked(folder: str | Path, packs: Collection[str] | None = None) -> CheckedFolder:
    """Read a rules folder with its cases, claims and hazards.

    Raises:
        RulesError: with every fault found.
    """
    with reading(folder, packs) as snapshot:
        return _checked(snapshot, compile_snapshot)


def read_draft_checked(folder: str | Path) -> CheckedFolder:
    """As :func:`read_checked`, whatever a lock says: a draft is looked at before it is locked."""
    with reading(folder) as snapshot:
        return _checked(snapshot, compile_unlocked)


def read_with_cases(folder: str | Path, packs: Collection[str] | None = None) -> CheckedFolder:
    """Read a rules folder with its cases, and without its claims and hazards.

    Raises:
        RulesError: with every fault found.
        InputError: for a folder that is no path or the empty text, or packs that are no list.
    """
    with reading(folder, packs) as snapshot:
        checked, problems = _with_cases(snapshot, compile_snapshot)
        return _without_problems(checked, problems)


def _checked(snapshot: Snapshot, compiling: _Compiling) -> CheckedFolder:
    checked, problems = _with_cases(snapshot, compiling)
    if checked:
        claim_files, faults = snapshot.claims
        problems += faults
        known: set[str] | None = None
        try:
            claims = read_claims(claim_files, checked.book_of)
            checked = replace(checked, claims=claims, claim_files=tuple(claim_files))
            known = None if faults else {one.id for one in claims}
        except RulesError as error:
            problems += error.problems
        try:
            checked = replace(checked, accepted=read_accepted(snapshot))
        except RulesError as error:
            problems += error.problems
        hazards, faults = _hazards_of(checked.book, known, snapshot)
        checked, problems = replace(checked, hazards=hazards), [*problems, *faults]
    return _without_problems(checked, problems)


def _hazards_of(
    book: RuleBook, claims: Collection[str] | None, snapshot: Snapshot
) -> tuple[tuple[Hazard, ...], list[Problem]]:
    """The hazards, and their faults; where the claims could not be read, any may be named."""
    documents, problems = snapshot.hazards
    try:
        return read_hazards(documents, book, claims, snapshot.listing.in_part), problems
    except RulesError as error:
        return (), [*problems, *error.problems]


def _with_cases(
    snapshot: Snapshot, compiling: _Compiling
) -> tuple[CheckedFolder | None, list[Problem]]:
    """A folder with its cases if it can be compiled, and every fault found."""
    documents, problems = case_files(snapshot)
    faults = Faults([*snapshot.listing.problems, *problems])
    cases = read_cases(documents, faults)
    try:
        compiled = compiling(snapshot)
    except RulesError as error:
        return None, [*faults.problems, *error.problems, *_in_part(snapshot, documents)]
    for document in documents:
        check_case_answers(document, compiled.book.question, faults)
    checked = CheckedFolder(*compiled, cases, in_part=snapshot.listing.in_part)
    return checked, [*faults.problems]


def _in_part(snapshot: Snapshot, cases: Sequence[Document]) -> Sequence[Problem]:
    """The faults of cases, claims and hazards where all can be parsed, and the rules have faults."""
    (rules, unparsed), (claims, faults) = snapshot.rules, snapshot.claims
    hazards, unread = snapshot.hazards
    faults = [*faults, *unread, *malformed_hazards(hazards)]
    if unparsed or snapshot.listing.problems:
        return faults
    return [*faults, *faults_in_part(rules, cases, claims)]


def _without_problems(checked: CheckedFolder | None, problems: list[Problem]) -> CheckedFolder:
    if checked is None or problems:
        raise RulesError(problems)
    return checked
