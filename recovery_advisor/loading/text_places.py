"""Finds where in the files a text stands, by the id that :mod:`..rulebook.told_texts` gives it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from recovery_advisor.loading.place import Place
from recovery_advisor.loading.positions import Path
from recovery_advisor.loading.records import ExerciseRecord
from recovery_advisor.loading.rule_files import RuleFile, RuleFiles

#: The section of each kind of entry, and the key of its id, by the word that its texts begin with.
_SECTIONS = {
    "question": ("questions", "question"),
    "rule": ("rules", "rule"),
    "safety net": ("safety_nets", "safety_net"),
    "note": ("notes", "note"),
    "exercise": ("exercises", "exercise"),
    "screen": ("screens", "screen"),
    "tag": ("tags", "tag"),
}
#: Where the parts of an entry stand that have no key of their own name; of several, where they begin.
_INSIDE: dict[str, Path] = {
    "band": ("scale",),
    "best": ("changeable", "best"),
    "better": ("changeable", "better"),
    "cue": ("cues",),
    "erratum": ("errata",),
    "shows": ("drawing", "shows"),
    "exclusion": ("exclusions",),
    "limit": ("limits",),
    "fine": ("session", "fine"),
    "failed": ("session", "failed"),
}


class TextPlaces:
    """The places of all texts of a folder."""

    def __init__(self, files: RuleFiles) -> None:
        self._owners = dict(chain.from_iterable(map(_owners, files.all)))

    def of(self, id: str) -> Place | None:
        """The place of a text, or of the entry that it is left out of; ``None`` where there is none."""
        words = id.split(" ")
        for length in range(len(words) - 1, 0, -1):
            owner = self._owners.get(" ".join(words[:length]))
            if owner is not None:
                return _inside(owner, words[length])
        return None


def _inside(owner: Place, part: str) -> Place:
    place, written = owner, owner.document.marks
    if part == "say" and (*owner.path, part) not in written and (*owner.path, "then") in written:
        return owner / "then"  # of a rule that only tells something
    for step in _INSIDE.get(part, (part,)):
        place /= step
    return place


def _owners(file: RuleFile) -> Iterator[tuple[str, Place]]:
    record, root = file.record, file.place
    for word, (section, key) in _SECTIONS.items():
        entries = getattr(record, section)
        for index, entry in zip(file.kept.get(section, range(len(entries))), entries, strict=True):
            place = root / section / index
            yield f"{word} {getattr(entry, key)}", place
            if isinstance(entry, ExerciseRecord):
                yield from _ways(entry, place)
    if record.pack:
        yield f"pack {record.pack.id}", root / "pack"
    if record.headlines:
        yield "headline", root / "headlines"
    if record.built_in:
        yield from (
            (f"built-in {name}", root / "built_in" / name)
            for name in type(record.built_in).model_fields
        )
    if record.course:
        yield "course", root / "course"
        yield "course lasts", root / "course" / "lasts"
    if record.session:
        yield "session", root / "session"
        yield from (
            (f"session plans {level}", root / "session" / "plans" / level)
            for level in record.session.plans
        )


def _ways(exercise: ExerciseRecord, place: Place) -> Iterator[tuple[str, Place]]:
    """The ways of an exercise; it is its own only way where it has none."""
    written = {one.way: place / "ways" / index for index, one in enumerate(exercise.ways)}
    for id, at in (written or {exercise.exercise: place}).items():
        yield f"way {id}", at
        yield f"dose way {id}", at / "dose"
