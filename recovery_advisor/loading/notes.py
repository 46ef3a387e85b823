"""Reads the notes and the safety nets that are told with a readiness."""

from __future__ import annotations

from collections.abc import Collection

from recovery_advisor.loading.citations import Library
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.rulebook.verdict_texts import LevelNet, Note
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.reasons import SafetyNet


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


def read_safety_nets(
    files: RuleFiles, library: Library, packs: Collection[str], rules: Collection[str]
) -> tuple[LevelNet, ...]:
    """Read the safety nets that are told with a readiness, by id; the id of a rule is a fault."""
    nets = []
    entries = files.unique("safety_nets", "safety_net", lambda record: record.safety_nets)
    for id, (record, place, _) in sorted(entries.items()):
        source = library.cite(record.source, place / "source", "safety net", id)
        if id in rules:
            (place / "safety_net").fault(f"there is a rule {id!r}; choose another name")
        if record.unless_pack not in packs:
            levels = frozenset(Readiness(level) for level in record.with_)
            net = SafetyNet(rule=id, say=record.say, because=record.because, source=source)
            nets.append(LevelNet(levels, net))
    return tuple(nets)
