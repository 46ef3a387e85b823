"""Validates the files of a rules folder against their schema, with the position of each entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from recovery_advisor.loading.document import Document
from recovery_advisor.loading.place import Faults, Place, unknown
from recovery_advisor.loading.positions import Path
from recovery_advisor.loading.records import FileRecord
from recovery_advisor.values.errors import Gravity, shown

T = TypeVar("T")


#: Advice on what to write, by pydantic's error type.
WANTED = {
    "dict_type": "write keys with their values",
    "model_type": "write keys with their values",
    "list_type": "write a list, one entry a line",
    "string_type": "write text; a number that is meant as text stands in quotes",
    "string_too_long": "write at most {max_length} characters",
    "string_too_short": "write something",
    "string_pattern_mismatch": "write something",
    "too_short": "write at least {min_length}",
    "int_type": "write a whole number",
    "greater_than_equal": "write {ge} or more",
    "less_than_equal": "write {le} or less",
}


#: How informative a pydantic error type is, to choose one of several errors at one position.
_INFORMATIVENESS = {"literal_error": 3, "written": 2, "string_type": 1}


#: Example of a mapping, by its key.
_EXAMPLES: dict[str | int, str] = {
    "then": ', such as {limit: rest} or {note: "Slow down."}',
    "source": ", such as {work: a-source, at: where in it}",
    "avoid": ", such as {tags: [kneeling]}",
    "dose": ", such as {sets: 2-3, repetitions: 8-12}",
}


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
    try:
        return RuleFile(FileRecord.model_validate(data), place, {})
    except ValidationError as error:
        details = error.errors(include_url=False)
    _explain_all(details, place, {})
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
        value, keys = inside.pop(key), _keys_at(detail["loc"][:-1])
        for meant in get_close_matches(key, keys, n=1):
            if inside.setdefault(meant, value) is value:
                written[(section, index, *above, meant)] = key
    try:
        _model_at((section,)).model_validate(repaired)
    except ValidationError as error:
        found = [
            {**detail, "loc": (section, index, *detail["loc"])}
            for detail in error.errors(include_url=False)
        ]
        _explain_all(found, place, written)
        return None
    return repaired


def _explain_all(details: Iterable[Any], place: Place, written: Mapping[Path, str]) -> None:
    """Report pydantic's errors, the most informative for each value.

    Each branch of a union reports one of its own.

    Args:
        details: the errors.
        place: any position in the file.
        written: misspelt keys as they stand in the file, by the path of what they are taken for.
    """
    found: dict[Path, list[Any]] = {}
    for detail in details:
        path = _as_written(tuple(detail["loc"]), written)
        while detail["type"] != "missing" and path and path not in place.document.marks:
            path = path[:-1]
        found.setdefault(path, []).append(detail)
    for same in found.values():
        detail = max(same, key=lambda detail: _INFORMATIVENESS.get(detail["type"], 0))
        path = _as_written(tuple(detail["loc"]), written)
        _explain(detail, Place(place.document, place.faults, path))


def _as_written(path: Path, written: Mapping[Path, str]) -> Path:
    return tuple(written.get(path[: end + 1], step) for end, step in enumerate(path))


def _explain(detail: Any, at: Place) -> None:
    loc, kind, given = tuple(detail["loc"]), detail["type"], detail["input"]
    if kind == "extra_forbidden":
        at.key.fault(unknown(loc[-1], _keys_at(loc[:-1]), "key"))
    elif kind == "missing":
        at.fault(f"the key {loc[-1]} is missing")
    elif kind == "literal_error" and isinstance(given, str):
        at.known(given, re.findall("'([^']+)'", detail["ctx"]["expected"]), "word")
    else:
        at.fault(f"{shown(given)} can't stand here: {what_is_wanted(detail)}")


def what_is_wanted(detail: Any) -> str:
    """Advice on what to write in place of an invalid value."""
    loc, kind = detail["loc"], detail["type"]
    wanted = (
        WANTED[kind].format(**detail.get("ctx", {})) if kind in WANTED else detail["msg"].lower()
    )
    return wanted + _EXAMPLES.get(loc[-1], "") if kind == "model_type" and loc else wanted


def _keys_at(loc: Path) -> list[str]:
    """The keys that the schema allows at a path."""
    form = _model_at(loc)
    return sorted(_fields(form)) if isinstance(form, type) and issubclass(form, BaseModel) else []


def _model_at(loc: Path) -> Any:
    """The record at a path, or the annotation of what is none."""
    form: Any = FileRecord
    for step in loc:
        if isinstance(form, type) and issubclass(form, BaseModel) and step in _fields(form):
            form = _inner(_fields(form)[str(step)])
    return form


def _fields(form: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in form.model_fields.items()}


def _inner(annotation: Any) -> Any:
    """The model in an annotation such as ``list[RuleRecord]`` or ``PackRecord | None``."""
    for argument in (annotation, *get_args(annotation)):
        if isinstance(argument, type) and issubclass(argument, BaseModel):
            return argument
    return annotation


def base_place(files: RuleFiles) -> Place:
    """The position of the base pack's description; the first file if there is none."""
    for file in files.all:
        if file.record.pack and file.record.pack.is_base:
            return file.place / "pack"
    return files.all[0].place
