"""What is there to show that rules are right: their claims, cases and hazards, as the files have them.

An older folder may have them in another form; so they are compared key by key, whatever the keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from recovery_advisor.authoring.rules_report.edits import Edit
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.listing import CASES, CLAIMS, HAZARDS
from recovery_advisor.loading.snapshot import reading

#: Each claim, case and hazard under its kind, its id and its pack: its keys with their values.
Evidence: TypeAlias = Mapping[str, Mapping[str, Any]]

_FILES = (CLAIMS, CASES, HAZARDS)
_KINDS = ("claim", "case", "hazard")


def read_evidence(root: Path) -> Evidence:
    """The claims, cases and hazards of a folder; what is not of their form is left out.

    Raises:
        RulesError: when a file of them can't be read or parsed.
    """
    with reading(root, history=True) as snapshot:
        paths = (one for one in snapshot.listing.paths if one.rpartition("/")[2] in _FILES)
        return _evidence(map(snapshot.document, paths))


def evidence_of(folder: CheckedFolder) -> Evidence:
    """The claims, cases and hazards of a folder that is read."""
    places = (
        *(one.place for one in folder.claims),
        *(one.place for one in folder.cases),
        *(one.place for one in folder.hazards),
    )
    documents = {place.document.file: place.document for place in places}
    return _evidence(documents.values())


def evidence_edits(old: Evidence, new: Evidence) -> Iterator[Edit]:
    """What was edited: first what is gone, then what is another, last what is new."""
    for id, parts in old.items():
        if id not in new:
            lines = (f"{key}: {_in_words(value)}" for key, value in parts.items())
            yield Edit(id, "\n".join(lines) or "there", None)
    for id, parts in new.items():
        if id in old:
            yield from _differing(id, old[id], parts)
    yield from (Edit(id, None, "there") for id in new if id not in old)


def _evidence(documents: Iterable[Document]) -> Evidence:
    return {name: parts for document in documents for name, parts in _entries(document)}


def _entries(document: Document) -> Iterator[tuple[str, Mapping[str, Any]]]:
    pack = document.file.rpartition("/")[0]
    of_pack = f" of {pack}" if pack else ""
    data = document.data if isinstance(document.data, dict) else {}
    for kind in _KINDS:
        entries = data.get(f"{kind}s")
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and kind in entry:
                parts = {key: value for key, value in entry.items() if key != kind}
                yield f"{kind} {entry[kind]}{of_pack}", parts


def _differing(id: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Edit]:
    for key in {**new, **old}:
        if old.get(key) != new.get(key):
            before, now = (_in_words(one[key]) if key in one else None for one in (old, new))
            yield Edit(f"{id}: {key}", before, now)


def _in_words(value: Any) -> str:
    """A value in words, without a bracket around the whole of it."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_part(one)}" for key, one in value.items())
    return ", ".join(map(_part, value)) if isinstance(value, list) else str(value)


def _part(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{_in_words(value)}}}"
    return f"[{_in_words(value)}]" if isinstance(value, list) else str(value)
