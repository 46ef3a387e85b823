"""Takes what can be read of an invalid entry, so that the rest of a folder is checked against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.positions import Path
from recovery_advisor.loading.records import PackRecord
from recovery_advisor.loading.schema_faults import explain_all, meant_key, model_at

R = TypeVar("R", bound=BaseModel)


def repaired(place: Place, details: Sequence[Any]) -> Any:
    """An entry, or a whole section, without its unknown keys; ``None`` if it has other errors.

    A misspelt key is replaced by the nearest known one, so that its value is checked too.
    """
    depth = len(place.path)
    errors = [detail for detail in details if tuple(detail["loc"][:depth]) == place.path]
    if any(detail["type"] != "extra_forbidden" for detail in errors):
        return None
    if not errors:
        return place.value
    mended, written = deepcopy(place.value), dict[Path, str]()
    for detail in errors:
        *above, key = detail["loc"][depth:]
        inside = mended
        for step in above:
            inside = inside[step]
        value, meant = inside.pop(key), meant_key(key, detail["loc"][:-1])
        if meant and inside.setdefault(meant, value) is value:
            written[(*place.path, *above, meant)] = key
    try:
        model_at(place.path).model_validate(mended)
    except ValidationError as error:
        found = [
            {**detail, "loc": (*place.path, *detail["loc"])}
            for detail in error.errors(include_url=False)
        ]
        explain_all(found, place, written)
        return None
    return mended


def pack_in_part(given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """An invalid pack with its id, kind and questions, which say how its files are read.

    The rest stands for nothing, as a folder with a fault makes no rule book.
    """
    kept = {key: given[key] for key in ("id", "kind", "asks") if key in given}
    texts = ("title", "intended_use", "user", "population", "evidence", "review")
    pack = {
        **dict.fromkeys(texts, "unread"),
        "version": "0.0.0",
        "exclusions": [],
        "limits": [],
        **kept,
    }
    return pack if read_alone(PackRecord, pack) else None


def read_alone(record: type[R], given: object) -> R | None:
    """A part of an invalid entry, if it is valid by itself."""
    try:
        return record.model_validate(given)
    except ValidationError:
        return None


def keep_names(section: str, dropped: Sequence[Any], faults: Faults) -> None:
    """Keep the names that invalid entries define; where one has none, its section is lost."""
    form = model_at((section,))
    key = next(iter(form.model_fields)) if hasattr(form, "model_fields") else ""
    for entry in dropped:
        name = written_id(entry, key)
        if name is None:
            faults.lost.add(section)
        else:
            ways = entry.get("ways") if isinstance(entry, dict) else None
            inner = [written_id(way, "way") for way in ways] if isinstance(ways, list) else []
            faults.unread.setdefault(section, set()).update((name, *(one for one in inner if one)))


def written_id(entry: object, key: str) -> str | None:
    """The id of an entry as it is written, or the entry itself where it is a name."""
    id = entry.get(key) if isinstance(entry, dict) else entry
    return id if isinstance(id, str) else None
