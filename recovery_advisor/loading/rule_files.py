"""The files of a rules folder, each entry with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from recovery_advisor.loading.document import Document, Path
from recovery_advisor.loading.place import Faults, Place, unknown
from recovery_advisor.loading.records import FileRecord
from recovery_advisor.values.errors import Gravity, shown

T = TypeVar("T")


#: What to write instead, by pydantic's name for what is wrong.
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


#: How much is told by what pydantic calls a fault, where several are found in one place.
_TELLING = {"literal_error": 3, "written": 2, "string_type": 1}


#: What a mapping looks like, by the key it stands under.
_SUCH_AS: dict[str | int, str] = {
    "then": ', such as {limit: rest} or {note: "Slow down."}',
    "source": ", such as {work: a-source, at: where in it}",
    "avoid": ", such as {tags: [kneeling]}",
    "dose": ", such as {sets: 2-3, repetitions: 8-12}",
}


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file. Its pack is the folder it lies in, and none where it is shared.

    ``kept`` has the places of the entries that could be read, for a section in which one could not.
    """

    record: FileRecord
    place: Place
    kept: Mapping[str, Sequence[int]]

    @property
    def pack(self) -> str:
        """Name of the pack's folder, or an empty text."""
        return self.place.document.file.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """All files that are compiled together."""

    all: tuple[RuleFile, ...]
    faults: Faults

    def each(
        self, section: str, entries: Callable[[FileRecord], Sequence[T]]
    ) -> Iterator[tuple[T, Place, RuleFile]]:
        """Every entry of a section over all files."""
        for page in self.all:
            read = entries(page.record)
            indexes = page.kept.get(section, range(len(read)))
            for index, entry in zip(indexes, read, strict=True):
                yield entry, page.place / section / index, page

    def unique(
        self, section: str, name: str, entries: Callable[[FileRecord], Sequence[T]]
    ) -> dict[str, tuple[T, Place, RuleFile]]:
        """Entries by id; a fault for an id that is given twice, in whichever pack."""
        found: dict[str, tuple[T, Place, RuleFile]] = {}
        for entry, place, page in self.each(section, entries):
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
                found[id] = entry, place, page
        return found


def read_pages(documents: Sequence[Document], faults: Faults) -> RuleFiles:
    """Hold every document against the form a rules file must have.

    Shared files come first, then the base pack: whoever repeats what they define is at fault. An
    entry that has no place there is a fault and is left out; the others are checked all the same.
    """
    read = [_read_page(Place(document, faults)) for document in documents]
    pages = [page for page in read if page]
    packs = [(page.record.pack, page.pack) for page in pages]
    bases = {folder for pack, folder in packs if pack and pack.is_base}

    def turn(page: RuleFile) -> tuple[bool, bool, str]:
        return bool(page.pack), page.pack not in bases, page.place.document.file

    return RuleFiles(tuple(sorted(pages, key=turn)), faults)


def _read_page(place: Place) -> RuleFile | None:
    data = place.document.data
    try:
        return RuleFile(FileRecord.model_validate(data), place, {})
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in _one_a_place(details, place.document):
        _explain(detail, place)
    if not isinstance(data, dict):
        place.faults.lost |= set(FileRecord.model_fields)
        return None
    sound, kept = dict(data), dict[str, Sequence[int]]()
    for section in {str(detail["loc"][0]) for detail in details}:
        entries = sound.pop(section)
        found = [detail for detail in details if detail["loc"][0] == section]
        if isinstance(entries, list) and all(len(detail["loc"]) > 1 for detail in found):
            mended = [_mended(one, i, found) for i, one in enumerate(entries)]
            kept[section] = [index for index, entry in enumerate(mended) if entry is not None]
            sound[section] = [entry for entry in mended if entry is not None]
    place.faults.lost |= {*data} - {*sound} | {*kept}
    return RuleFile(FileRecord.model_validate(sound), place, kept)


def _one_a_place(details: Sequence[Any], document: Document) -> Iterator[Any]:
    """Of what each branch of an alternative says about one value, the one that says most."""
    found: dict[Path, list[Any]] = {}
    for detail in details:
        path = tuple(detail["loc"])
        while detail["type"] != "missing" and path and path not in document.marks:
            path = path[:-1]
        found.setdefault(path, []).append(detail)
    for same in found.values():
        yield max(same, key=lambda detail: _TELLING.get(detail["type"], 0))


def _mended(entry: Any, index: int, details: Sequence[Any]) -> Any:
    """An entry of which nothing but keys is wrong, without them; ``None`` for any other.

    A key that is misspelt becomes the one that was meant, so that what it holds is checked too.
    """
    own = [detail for detail in details if detail["loc"][1] == index]
    if any(detail["type"] != "extra_forbidden" for detail in own):
        return None
    from difflib import get_close_matches  # only an error needs it, and start-up time counts

    mended = deepcopy(entry)
    for detail in own:
        *above, key = detail["loc"][2:]
        inside = mended
        for step in above:
            inside = inside[step]
        value, keys = inside.pop(key), _keys_at(detail["loc"][:-1])
        for meant in get_close_matches(key, keys, n=1):
            inside.setdefault(meant, value)
    return mended


def _explain(detail: Any, place: Place) -> None:
    loc, kind, given = tuple(detail["loc"]), detail["type"], detail["input"]
    at = Place(place.document, place.faults, loc)
    if kind == "extra_forbidden":
        at.key.fault(unknown(loc[-1], _keys_at(loc[:-1]), "key"))
    elif kind == "missing":
        at.fault(f"the key {loc[-1]} is missing")
    elif kind == "literal_error" and isinstance(given, str):
        at.known(given, re.findall("'([^']+)'", detail["ctx"]["expected"]), "word")
    else:
        at.fault(f"{shown(given)} can't stand here: {what_is_wanted(detail)}")


def what_is_wanted(detail: Any) -> str:
    """What to write in the place of something that does not fit."""
    loc, kind = detail["loc"], detail["type"]
    wanted = (
        WANTED[kind].format(**detail.get("ctx", {})) if kind in WANTED else detail["msg"].lower()
    )
    return wanted + _SUCH_AS.get(loc[-1], "") if kind == "model_type" and loc else wanted


def _keys_at(loc: tuple[Any, ...]) -> list[str]:
    """The keys that the form allows at a place."""
    form: Any = FileRecord
    for step in loc:
        if isinstance(form, type) and issubclass(form, BaseModel) and step in _fields(form):
            form = _inner(_fields(form)[str(step)])
    return sorted(_fields(form)) if isinstance(form, type) and issubclass(form, BaseModel) else []


def _fields(form: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in form.model_fields.items()}


def _inner(annotation: Any) -> Any:
    """The record inside an annotation such as ``list[RuleRecord]`` or ``PackRecord | None``."""
    for argument in (annotation, *get_args(annotation)):
        if isinstance(argument, type) and issubclass(argument, BaseModel):
            return argument
    return annotation


def base_place(pages: RuleFiles) -> Place:
    """Where the base pack is described; the first file where that is not known."""
    for page in pages.all:
        if page.record.pack and page.record.pack.is_base:
            return page.place / "pack"
    return pages.all[0].place
