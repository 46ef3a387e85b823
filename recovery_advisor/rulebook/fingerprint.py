"""Hashes of a compiled book: what it means, and how it says it.

Both are over canonical JSON of values, so that the order and layout of files leave no trace and a
moved band or threshold does.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from recovery_advisor.model.advice import PackVersion, RulebookId

if TYPE_CHECKING:
    from recovery_advisor.rulebook.book import RuleBook

#: Names of values that are wording: they are hashed apart.
WORDING = frozenset(
    {
        "say",
        "because",
        "ask",
        "help",
        "if_best",
        "if_better",
        "name",
        "title",
        "cues",
        "errata",
        "means",
        "source",
        "screen",
    }
)

#: Names of values that say which thing a wording belongs to.
NAMING = frozenset(
    {"id", "rule", "ways", "headlines", "also_routine", "nothing_permits", "engine_fault"}
)
#: Names of values that neither mean nor say anything.
UNHASHED = frozenset({"examples", "pack"})


def fingerprint(book: RuleBook) -> RulebookId:
    """Which packs, and two hashes."""
    meaning = {
        "questions": unordered(book.questions),
        "questionnaires": plain(book.questionnaires),
        "effects": unordered(book.effects),
        "exercises": unordered(book.exercises),
        "session": plain(book.session),
        "gear": [sorted(book.regions), sorted(book.equipment), sorted(book.household)],
        "tags": sorted(book.tags),
        "notes": unordered(book.notes),
    }
    wording = {
        **{key: plain(getattr(book, key), wording=True) for key in ("screens", "tags", "words")},
        "texts": [
            unordered(values, wording=True)
            for values in (book.questions, book.effects, book.exercises, book.notes)
        ],
    }
    return RulebookId(
        packs=tuple(PackVersion(id=pack.id, version=pack.version) for pack in book.packs),
        sha256=hash_of(meaning),
        texts_sha256=hash_of(wording),
    )


def hash_of(value: Any) -> str:
    """The sha256 of a value as canonical JSON."""
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(canonical.encode("ascii")).hexdigest()


def plain(value: Any, wording: bool = False) -> Any:
    """Values as JSON has them; sets sorted, texts for people in or out as asked."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value):
        return {"is": type(value).__name__, **_kept(value, wording)}
    if isinstance(value, dict):
        return {str(key): plain(inner, wording) for key, inner in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(inner, wording) for inner in value)
    if isinstance(value, (list, tuple)):
        return [plain(inner, wording) for inner in value]
    return value.value if isinstance(value, Enum) else value


def _kept(value: Any, wording: bool) -> dict[str, Any]:
    kept = {}
    for name in (field.name for field in fields(value)):
        inner = getattr(value, name)
        if name == "parts":
            kept[name] = unordered(inner)
        elif (name in WORDING or name in NAMING) if wording else name not in WORDING | UNHASHED:
            kept[name] = plain(inner, wording)
    return kept


def unordered(values: Any, wording: bool = False) -> list[Any]:
    """The same for many values whose order means nothing."""
    made = (plain(value, wording) for value in values)
    return sorted(made, key=lambda one: json.dumps(one, sort_keys=True))
