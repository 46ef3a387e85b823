"""Reads the notes shown with a readiness."""

from __future__ import annotations

from collections.abc import Collection

from recovery_advisor.loading.citations import Library
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.rulebook.verdict_texts import Note
from recovery_advisor.values.levels import Readiness


def read_notes(files: RuleFiles, library: Library, packs: Collection[str]) -> tuple[Note, ...]:
    """Read the notes: first those about questions that a pack not loaded would ask."""
    notes = []
    entries = files.unique("notes", "note", lambda record: record.notes)
    for id, (record, place, _) in sorted(entries.items()):
        library.cite(record.source, place / "source", "note", id)
        if record.unless_pack not in packs:
            levels = frozenset(Readiness(level) for level in record.with_)
            notes.append((record.unless_pack is None, Note(id, levels, record.say)))
    return tuple(note for _, note in sorted(notes, key=lambda entry: (entry[0], entry[1].id)))
