"""The files of a rules folder, each entry with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from recovery_advisor.model.errors import nearest, shown
from recovery_advisor.rulebook.document import Document
from recovery_advisor.rulebook.place import Faults, Place
from recovery_advisor.rulebook.records import FileRecord

T = TypeVar("T")

#: What to write instead, by pydantic's name for what is wrong.
WANTED = {
    "dict_type": "write keys with their values",
    "model_type": "write keys with their values",
    "list_type": "write a list, one entry a line",
    "string_type": "write text; a number that is meant as text stands in quotes",
    "string_too_long": "write at most {max_length} characters",
    "string_too_short": "write something",
    "too_short": "write at least {min_length}",
    "int_type": "write a whole number",
    "greater_than_equal": "write {ge} or more",
    "less_than_equal": "write {le} or less",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One file. Its pack is the folder it lies in, and none where it is shared."""

    record: FileRecord
    place: Place

    @property
    def pack(self) -> str:
        """Name of the pack's folder, or an empty text."""
        return self.place.document.file.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Pages:
    """All files that are compiled together."""

    all: tuple[Page, ...]
    faults: Faults

    def each(
        self, section: str, entries: Callable[[FileRecord], Sequence[T]]
    ) -> Iterator[tuple[T, Place, Page]]:
        """Every entry of a section over all files."""
        for page in self.all:
            for index, entry in enumerate(entries(page.record)):
                yield entry, page.place / section / index, page

    def unique(
        self, section: str, name: str, entries: Callable[[FileRecord], Sequence[T]]
    ) -> dict[str, tuple[T, Place, Page]]:
        """Entries by id; a fault for an id that is given twice, in whichever pack."""
        found: dict[str, tuple[T, Place, Page]] = {}
        for entry, place, page in self.each(section, entries):
            id = getattr(entry, name)
            if id in found:
                first = found[id][1].document
                line = first.marks.get(found[id][1].path, ("?",))[0]
                (place / name).fault(
                    f"{name} {id!r} is already defined in {first.file}, line {line};"
                    " choose another name, as nothing may be redefined"
                )
            else:
                found[id] = entry, place, page
        return found


def read_pages(documents: Sequence[Document]) -> Pages:
    """Hold every document against the form a rules file must have.

    Shared files come first: where a pack repeats what they define, the pack is at fault.

    Raises:
        RulesError: with every key and value that has no place there.
    """
    faults = Faults()
    pages = []
    for document in sorted(documents, key=lambda document: ("/" in document.file, document.file)):
        place = Place(document, faults)
        try:
            pages.append(Page(FileRecord.model_validate(document.data), place))
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                _explain(detail, place)
    faults.raise_if_any()
    return Pages(tuple(pages), faults)


def _explain(detail: Any, place: Place) -> None:
    loc, kind, given = tuple(detail["loc"]), detail["type"], detail["input"]
    at = Place(place.document, place.faults, loc)
    if kind == "extra_forbidden":
        keys = _keys_at(loc[:-1])
        at.fault(f"unknown key {loc[-1]!r}.{nearest(loc[-1], keys)} Allowed: {', '.join(keys)}.")
    elif kind == "missing":
        at.fault(f"the key {loc[-1]} is missing")
    elif kind == "literal_error" and isinstance(given, str):
        at.known(given, re.findall("'([^']+)'", detail["ctx"]["expected"]), "word")
    else:
        known = kind in WANTED
        wanted = WANTED[kind].format(**detail.get("ctx", {})) if known else detail["msg"].lower()
        at.fault(f"{shown(given)} can't stand here: {wanted}")


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
