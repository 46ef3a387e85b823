"""Finds packs whose meaning has changed without a higher version."""

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
from recovery_advisor.values.check_in_form import is_older

#: The name under which what is found here is reported.
VERSION_NOT_RAISED = "version-not-raised"


def versions_found(new: CheckedFolder, old: CheckedFolder) -> Iterator[Finding]:
    """A finding for each pack that is gone, or has changed its meaning without a higher version.

    Texts are not part of the meaning. A questionnaire is held by what it asks, whatever the version
    of its pack: whoever answers it by the old rules must mean the same by the new ones.
    """
    yield from _questionnaires_found(new, old)
    yield from _dates_found(new, old)
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


def _questionnaires_found(new: CheckedFolder, old: CheckedFolder) -> Iterator[Finding]:
    """A finding for each questionnaire that asks other questions than before under the same name."""
    for name, entry in new.entries("questionnaires", "questionnaire").items():
        asked, before = new.book.questionnaires[name], old.book.questionnaires.get(name)
        if before is None or asked == before:
            continue
        changes = {"more": sorted(asked - before), "no more": sorted(before - asked)}
        parts = [f"asks {how}: {', '.join(ids)}" for how, ids in changes.items() if ids]
        message = (
            f"{name} {' and '.join(parts)}; give it a new version, and keep the old one as it was"
        )
        yield _finding(name, entry.place / "questionnaire", message)


def _dates_found(new: CheckedFolder, old: CheckedFolder) -> Iterator[Finding]:
    """A finding for each question that dates from an older questionnaire than before.

    Denials that did not count any more would count again.
    """
    entries = new.entries("questions", "question")
    for id in sorted(new.book.form.since.keys() & old.book.form.since.keys()):
        now, before = new.book.form.since[id], old.book.form.since[id]
        if is_older(now, before):
            message = (
                f"{id} dates from {now} again, after {before}; denials to the older one are unknown"
            )
            yield _finding(id, entries[id].place / "since", message)


def _finding(of: str, place: Place, message: str) -> Finding:
    return Finding(VERSION_NOT_RAISED, Severity.ERROR, of, place.problem(message))


def meaning(folder: CheckedFolder, pack: str) -> str:
    """A hash of the meaning of a pack, without its texts.

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
    effects = [effect for effect in book.effects if effect.rule.pack == pack]
    questions = {
        threshold.question for effect in effects for threshold in thresholds(effect.rule.when)
    }
    for section, name in (("questions", "question"), ("questionnaires", "questionnaire")):
        entries = folder.entries(section, name)
        questions |= {id for id, entry in entries.items() if entry.file.pack == pack}
    # The ways of an avoid depend on the base pack's catalog, so the avoid is hashed as written.
    avoided = {
        id: entry.record.then.avoid
        for id, (entry, _) in folder.rules().items()
        if entry.file.pack == pack and entry.record.then.avoid
    }
    return {
        "effects": unordered(
            (one.rule.id, one.kind, one.level, condition_meaning(one.rule.when)) for one in effects
        ),
        "avoided": {id: avoid.model_dump() for id, avoid in avoided.items()},
        "questions": unordered(question_meaning(one) for one in book.questions if one.id in questions),
        "questionnaires": questionnaires_meaning(
            {id: ids for id, ids in book.questionnaires.items() if id in questions}
        ),
    }  # fmt: skip


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
