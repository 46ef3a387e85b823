"""Tells the errors that pydantic finds in a rules file, each with its place and what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from recovery_advisor.loading.place import Place, unknown
from recovery_advisor.loading.positions import Path
from recovery_advisor.loading.records import FileRecord
from recovery_advisor.values.errors import shown, similar

#: Advice on what to write, by pydantic's error type.
_WANTED = {
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


def explain_all(details: Iterable[Any], place: Place, written: Mapping[Path, str]) -> None:
    """Report pydantic's errors, the most informative for each value.

    Each branch of a union reports one of its own.

    Args:
        details: the errors.
        place: any position in the file.
        written: misspelt keys as they stand in the file, by the path of what they are taken for.
    """
    found: dict[Path, list[Any]] = {}
    for detail in without_consequences(details, keys_at):
        path = _as_written(tuple(detail["loc"]), written)
        while detail["type"] != "missing" and path and path not in place.document.marks:
            path = path[:-1]
        found.setdefault(path, []).append(detail)
    for same in found.values():
        detail = max(same, key=lambda detail: _INFORMATIVENESS.get(detail["type"], 0))
        path = _as_written(tuple(detail["loc"]), written)
        _explain(detail, Place(place.document, place.faults, path))


def without_consequences(
    details: Iterable[Any], keys: Callable[[Path], Iterable[str]]
) -> Sequence[Any]:
    """Errors without those of a key that is missing because it is misspelt.

    Args:
        details: the errors.
        keys: gives the keys allowed at a path.
    """
    every = list(details)
    meant = {
        (*detail["loc"][:-1], similar(detail["loc"][-1], keys(detail["loc"][:-1])))
        for detail in every
        if detail["type"] == "extra_forbidden"
    }
    return [one for one in every if one["type"] != "missing" or one["loc"] not in meant]


def _as_written(path: Path, written: Mapping[Path, str]) -> Path:
    return tuple(written.get(path[: end + 1], step) for end, step in enumerate(path))


def explain_each(details: Iterable[Any], place: Place, root: type[BaseModel]) -> None:
    """Report pydantic's errors in a file of another form than those of rules.

    Args:
        details: the errors.
        place: any position in the file.
        root: the record of the whole file.
    """

    def keys(loc: Path) -> list[str]:
        return keys_at(loc, root)

    told: set[Path] = set()
    for detail in without_consequences(details, keys):
        path = tuple(detail["loc"])
        while detail["type"] != "missing" and path and path not in place.document.marks:
            path = path[:-1]
        if path not in told or detail["type"] == "missing":
            _explain(detail, Place(place.document, place.faults, path), root)
        told.add(path)


def _explain(detail: Any, at: Place, root: type[BaseModel] = FileRecord) -> None:
    loc, kind, given = tuple(detail["loc"]), detail["type"], detail["input"]
    if kind == "extra_forbidden":
        at.key.fault(unknown(loc[-1], keys_at(loc[:-1], root), "key"))
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
        _WANTED[kind].format(**detail.get("ctx", {})) if kind in _WANTED else detail["msg"].lower()
    )
    return wanted + _EXAMPLES.get(loc[-1], "") if kind == "model_type" and loc else wanted


def meant_key(key: object, loc: Path) -> str | None:
    """The key that a misspelt one at a path is taken for; ``None`` where none is near."""
    return similar(key, keys_at(loc))


def keys_at(loc: Path, root: type[BaseModel] = FileRecord) -> list[str]:
    """The keys that the schema of a file allows at a path."""
    form = model_at(loc, root)
    return sorted(_fields(form)) if isinstance(form, type) and issubclass(form, BaseModel) else []


def model_at(loc: Path, root: type[BaseModel] = FileRecord) -> Any:
    """The record at a path, or the annotation of what is none."""
    form: Any = root
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
