"""Finds packs whose texts are too hard to read for somebody tired."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.authoring.lint.reading_ease import grade
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.records import (
    FileRecord,
    HeadlinesRecord,
    NoteRecord,
    SafetyNetRecord,
)

#: US school grade that the texts of a pack may reach.
HARDEST = 6.0
_SHOWN = 3
#: Keys whose texts people read.
_FOR_PEOPLE = frozenset({"ask", "because", "cues", "help", "note", "safety_net", "say", "title"})
#: The same keys where they hold a name, or what only whoever writes rules reads.
_NOT_FOR_PEOPLE = frozenset({
    *((FileRecord, "pack"), (FileRecord, "sources")),
    *((NoteRecord, "note"), (SafetyNetRecord, "safety_net")),
})  # fmt: skip


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Grades each pack's texts together; shared questions count for the base pack."""
    shared = [text for file in folder.files.all if not file.pack for text in _texts(file.record)]
    for id, entry in folder.packs().items():
        terms = entry.record.terms
        own = [text for file in folder.files.all if file.pack == id for text in _texts(file.record)]
        texts = own + (shared if id == folder.book.base else [])
        reached = grade(" ".join(texts), terms)
        if reached > HARDEST:
            hardest = sorted(texts, key=lambda text: grade(text, terms), reverse=True)[:_SHOWN]
            message = (
                f"the texts of this pack need US school grade {reached:.1f}, and {HARDEST:.0f} is"
                f" the most; shorter words and sentences help. Hardest: {'; '.join(hardest)}"
            )
            yield Violation(id, entry.place, message)


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """The texts for people inside a record, each ending a sentence."""
    if isinstance(value, str):
        if key in _FOR_PEOPLE:
            yield value if value.endswith((".", "?", "!")) else f"{value}."
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner, key)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if (type(value), name) not in _NOT_FOR_PEOPLE:
                said = "say" if isinstance(value, HeadlinesRecord) else name
                yield from _texts(getattr(value, name), said)


_NOTES = """\
notes:
  - note: a-long-one
    with: [full]
    say: {say}
    source: {{work: own-judgement, at: notes}}
"""
_HARD = (
    "Progressive neuromuscular rehabilitation necessitates individualised supervision,"
    " particularly considering biomechanical characteristics influencing recovery trajectories. "
)

LINT = Lint(
    id="hard-to-read",
    severity=Severity.WARNING,
    finds=f"texts of a pack that are above US school grade {HARDEST:.0f} (Flesch-Kincaid)",
    because="People who are in pain and tired read worse than they usually do.",
    check=check,
    fails={"my-pack/more.yaml": _NOTES.format(say=_HARD * 3)},
    passes={"my-pack/more.yaml": _NOTES.format(say="Go slow. It takes a while to heal.")},
)
