"""Whether each pack whose meaning has changed says so by a higher version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.run import Finding
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.place import Place
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.fingerprint import (
    condition_meaning,
    hash_of,
    question_meaning,
    questionnaires_meaning,
    unordered,
)

#: The name under which what is found here is reported.
VERSION_NOT_RAISED = "version-not-raised"


def versions_found(new: CheckedFolder, old: CheckedFolder) -> Iterator[Finding]:
    """The packs that are gone, and those that mean something else and have no higher version.

    Wording is no meaning: a text may change without a new version.
    """
    before = old.packs()
    base = new.packs()[new.book.base]
    for id in sorted(before.keys() - new.packs().keys()):
        yield _finding(id, base.place, f"pack {id!r} is gone, and with it all that it held back")
    for id, entry in new.packs().items():
        if id not in before or meaning(new, id) == meaning(old, id):
            continue
        was, now = before[id].record.version, entry.record.version
        if _numbers(now) <= _numbers(was):
            message = f"{id} means something else than before, and {now} is no higher than {was}"
            yield _finding(id, entry.place / "version", f"{message}; raise the version")


def _finding(of: str, place: Place, message: str) -> Finding:
    return Finding(VERSION_NOT_RAISED, Severity.ERROR, of, place.problem(message))


def meaning(folder: CheckedFolder, pack: str) -> str:
    """A hash of what a pack means, its wording apart.

    That of a base pack is its rule book's own; that of an overlay is of what the overlay adds.
    """
    if pack == folder.book.base:
        unless = {
            id: entry.record.unless_pack for id, entry in folder.entries("notes", "note").items()
        }
        return hash_of([folder.book_of(pack).id.sha256, unless])
    return hash_of(_added_by(folder, pack))


def _added_by(folder: CheckedFolder, pack: str) -> dict[str, Any]:
    book = folder.book
    own = [effect for effect in book.effects if effect.rule.pack == pack]
    asked = {threshold.question for effect in own for threshold in thresholds(effect.rule.when)}
    for section, name in (("questions", "question"), ("questionnaires", "questionnaire")):
        entries = folder.entries(section, name)
        asked |= {id for id, entry in entries.items() if entry.file.pack == pack}
    # The ways that an avoid stands for follow from the base pack's catalog, so its words count.
    avoided = {
        id: entry.record.then.avoid
        for id, (entry, _) in folder.rules().items()
        if entry.file.pack == pack and entry.record.then.avoid
    }
    return {
        "effects": unordered(
            (one.rule.id, one.kind, one.level, condition_meaning(one.rule.when)) for one in own
        ),
        "avoided": {id: avoid.model_dump() for id, avoid in avoided.items()},
        "questions": unordered(question_meaning(one) for one in book.questions if one.id in asked),
        "questionnaires": questionnaires_meaning(
            {id: ids for id, ids in book.questionnaires.items() if id in asked}
        ),
    }  # fmt: skip


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
