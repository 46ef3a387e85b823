"""Validates the files of a rules folder against their schema, with the position of each entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from recovery_advisor.loading.cut_texts import cut_texts
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.records import FileRecord
from recovery_advisor.loading.repairs import keep_names, pack_in_part, repaired, written_id
from recovery_advisor.loading.schema_faults import (
    explain_all,
    keys_at,
    meant_key,
    without_consequences,
)
from recovery_advisor.values.errors import Gravity

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A validated file.

    ``kept`` has the indexes of the valid entries, for each section with an invalid one.
    """

    record: FileRecord
    place: Place
    kept: Mapping[str, Sequence[int]]

    @property
    def pack(self) -> str:
        """Name of the pack's folder; empty for a shared file."""
        return self.place.document.file.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """The files that are compiled together."""

    all: tuple[RuleFile, ...]
    faults: Faults

    def each(
        self, section: str, entries: Callable[[FileRecord], Sequence[T]]
    ) -> Iterator[tuple[T, Place, RuleFile]]:
        """Yield the entries of a section in all files."""
        for entry, place, file in self._written(section, entries):
            if entry is not None:
                yield entry, place, file

    def invalid(self, section: str) -> Iterator[tuple[Place, RuleFile]]:
        """Yield the position of each entry that was dropped as invalid."""
        for file in self.all:
            if section in file.kept:
                place = file.place / section
                for index in sorted({*range(len(place.value))} - {*file.kept[section]}):
                    yield place / index, file

    def _written(
        self, section: str, entries: Callable[[FileRecord], Sequence[T]]
    ) -> Iterator[tuple[T | None, Place, RuleFile]]:
        """Yield the entries of a section as they stand in the files; ``None`` for an invalid one."""
        for file in self.all:
            read = entries(file.record)
            place = file.place / section
            if section not in file.kept:
                yield from ((entry, place / index, file) for index, entry in enumerate(read))
                continue
            valid = dict(zip(file.kept[section], read, strict=True))
            for index in range(len(place.value)):
                yield valid.get(index), place / index, file

    def unique(
        self, section: str, name: str, entries: Callable[[FileRecord], Sequence[T]]
    ) -> dict[str, tuple[T, Place, RuleFile]]:
        """The entries of a section by id; an id defined twice, in any packs, is a fault.

        So it is where one of the two is invalid otherwise; that one is not among the entries.
        """
        found: dict[str, tuple[T, Place, RuleFile]] = {}
        first: dict[str, Place] = {}
        for entry, place, file in self._written(section, entries):
            id = getattr(entry, name) if entry is not None else written_id(place.value, name)
            if id is None:
                continue
            if first.setdefault(id, place) is not place:
                there = first[id].document
                line = there.marks.get(first[id].path, ("?",))[0]
                (place / name).fault(
                    f"{name} {id!r} is already defined in {there.file}, line {line};"
                    " choose another name, as nothing may be redefined",
                    Gravity.UNSAFE,
                )
            elif entry is not None:
                found[id] = entry, place, file
        return found


def read_rule_files(documents: Sequence[Document], faults: Faults) -> RuleFiles:
    """Validate documents against the schema of rules files.

    Shared files are sorted first, then the base pack, so that a duplicate elsewhere is the one
    reported. An invalid entry is a fault and is dropped; the other entries are still checked.
    """
    read = [_read_file(Place(document, faults)) for document in documents]
    files = [file for file in read if file]
    packs = [(file.record.pack, file.pack) for file in files]
    bases = {folder for pack, folder in packs if pack and pack.is_base}

    def order(file: RuleFile) -> tuple[bool, bool, str]:
        return bool(file.pack), file.pack not in bases, file.place.document.file

    return RuleFiles(tuple(sorted(files, key=order)), faults)


def _read_file(place: Place) -> RuleFile | None:
    data = place.document.data
    place.faults.found += cut_texts(place.document)
    try:
        return RuleFile(FileRecord.model_validate(data), place, {})
    except ValidationError as error:
        details = error.errors(include_url=False)
    explain_all(details, place, {})
    if not isinstance(data, dict):
        place.faults.lost |= set(FileRecord.model_fields)
        return None
    causes = without_consequences(details, keys_at)
    valid, kept = dict(data), dict[str, Sequence[int]]()
    for section in {str(detail["loc"][0]) for detail in causes}:
        entries = valid.pop(section)
        found = [detail for detail in causes if detail["loc"][0] == section]
        if isinstance(entries, list) and all(len(detail["loc"]) > 1 for detail in found):
            left = [repaired(place / section / i, found) for i in range(len(entries))]
            kept[section] = [index for index, entry in enumerate(left) if entry is not None]
            valid[section] = [entry for entry in left if entry is not None]
            dropped = [one for one, entry in zip(entries, left, strict=True) if entry is None]
            keep_names(section, dropped, place.faults)
        elif isinstance(entries, dict) and section in FileRecord.model_fields:
            one = repaired(place / section, found)
            if one is None and section == "pack":
                one = pack_in_part(entries)
            valid |= {} if one is None else {section: one}
    place.faults.lost |= {meant_key(key, ()) or key for key in {*data} - {*valid}}
    return RuleFile(FileRecord.model_validate(valid), place, kept)


def base_place(files: RuleFiles) -> Place:
    """The position of the base pack's description; the first file if there is none."""
    for file in files.all:
        if file.record.pack and file.record.pack.is_base:
            return file.place / "pack"
    return files.all[0].place


def place_of_pack(pack: str, files: RuleFiles, key: str = "version") -> Place:
    """The position of a pack's version, or of another key; of the base pack's description for a pack that is gone."""
    for file in files.all:
        if file.record.pack and file.record.pack.id == pack:
            return file.place / "pack" / key
    return base_place(files)
