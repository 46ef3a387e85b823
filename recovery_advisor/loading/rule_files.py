"""Validates the files of a rules folder against their schema, with the position of each entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from recovery_advisor.loading.cut_texts import cut_texts
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.positions import Path
from recovery_advisor.loading.records import FileRecord
from recovery_advisor.loading.schema_faults import explain_all, keys_at, model_at
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
        for file in self.all:
            read = entries(file.record)
            indexes = file.kept.get(section, range(len(read)))
            for index, entry in zip(indexes, read, strict=True):
                yield entry, file.place / section / index, file

    def invalid(self, section: str) -> Iterator[tuple[Place, RuleFile]]:
        """Yield the position of each entry that was dropped as invalid."""
        for file in self.all:
            if section in file.kept:
                place = file.place / section
                for index in sorted({*range(len(place.value))} - {*file.kept[section]}):
                    yield place / index, file

    def unique(
        self, section: str, name: str, entries: Callable[[FileRecord], Sequence[T]]
    ) -> dict[str, tuple[T, Place, RuleFile]]:
        """The entries of a section by id; an id defined twice, in any packs, is a fault."""
        found: dict[str, tuple[T, Place, RuleFile]] = {}
        for entry, place, file in self.each(section, entries):
            id = getattr(entry, name)
            if id in found:
                first = found[id][1].document
                line = first.marks.get(found[id][1].path, ("?",))[0]
                (place / name).fault(
                    f"{name} {id!r} is already defined in {first.file}, line {line};"
                    " choose another name, as nothing may be redefined",
                    Gravity.UNSAFE,
                )
            else:
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
    valid, kept = dict(data), dict[str, Sequence[int]]()
    for section in {str(detail["loc"][0]) for detail in details}:
        entries = valid.pop(section)
        found = [detail for detail in details if detail["loc"][0] == section]
        if isinstance(entries, list) and all(len(detail["loc"]) > 1 for detail in found):
            repaired = [_repaired(place / section / i, found) for i in range(len(entries))]
            kept[section] = [index for index, entry in enumerate(repaired) if entry is not None]
            valid[section] = [entry for entry in repaired if entry is not None]
    place.faults.lost |= {*data} - {*valid} | {*kept}
    return RuleFile(FileRecord.model_validate(valid), place, kept)


def _repaired(place: Place, details: Sequence[Any]) -> Any:
    """An entry without its unknown keys; ``None`` if it has other errors.

    A misspelt key is replaced by the nearest known one, so that its value is checked too.
    """
    section, index = place.path
    errors = [detail for detail in details if detail["loc"][1] == index]
    if any(detail["type"] != "extra_forbidden" for detail in errors):
        return None
    if not errors:
        return place.value
    from difflib import get_close_matches  # imported late for start-up time: only errors need it

    repaired, written = deepcopy(place.value), dict[Path, str]()
    for detail in errors:
        *above, key = detail["loc"][2:]
        inside = repaired
        for step in above:
            inside = inside[step]
        value, keys = inside.pop(key), keys_at(detail["loc"][:-1])
        for meant in get_close_matches(key, keys, n=1):
            if inside.setdefault(meant, value) is value:
                written[(section, index, *above, meant)] = key
    try:
        model_at((section,)).model_validate(repaired)
    except ValidationError as error:
        found = [
            {**detail, "loc": (section, index, *detail["loc"])}
            for detail in error.errors(include_url=False)
        ]
        explain_all(found, place, written)
        return None
    return repaired


def base_place(files: RuleFiles) -> Place:
    """The position of the base pack's description; the first file if there is none."""
    for file in files.all:
        if file.record.pack and file.record.pack.is_base:
            return file.place / "pack"
    return files.all[0].place
