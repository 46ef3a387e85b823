"""Finds what has changed under its old name or version, though it is held to its content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from recovery_advisor.loading.held import HeldPack, HeldQuestion
from recovery_advisor.loading.held_texts import TextHashes
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.rule_files import RuleFiles, place_of_pack
from recovery_advisor.values.check_in_form import is_older

#: By id of the pack.
Held = Mapping[str, HeldPack]
#: As many scales that have changed are told one by one.
_MOST_SCALES = 3


@dataclass(frozen=True, slots=True)
class Unversioned:
    """A change that needs a new version and has none.

    Attributes:
        what: what kind of thing has changed.
        of: its id.
        message: what has changed, and what to do.
    """

    what: Literal["pack", "questionnaire", "question"]
    of: str
    message: str

    def place(self, files: RuleFiles) -> Place:
        """Where the new version belongs; that of the base pack for a pack that is gone."""
        if self.what == "questionnaire":
            entries = files.each("questionnaires", lambda record: record.questionnaires)
            return next(at / self.what for one, at, _ in entries if one.questionnaire == self.of)
        if self.what == "question":
            asked = files.each("questions", lambda record: record.questions)
            return next(at / "since" for one, at, _ in asked if one.question == self.of)
        return place_of_pack(self.of, files)


def unversioned(now: Held, before: Held) -> Iterator[Unversioned]:
    """Each change of what is held that has no new version.

    A questionnaire is held by what it asks on which scale, whatever the version of its pack:
    whoever answers it by the old rules must mean the same by the new ones.
    """
    yield from _questionnaires(now, before)
    yield from _dates(now, before)
    for id in sorted(before.keys() - now.keys()):
        yield Unversioned("pack", id, f"pack {id!r} is gone, and with it all that it held back")
    for id in sorted(before.keys() & now.keys()):
        message = _pack(id, now[id], before[id])
        if message:
            yield Unversioned("pack", id, message)


def texts_held(packs: Held) -> TextHashes:
    """The hashes of the texts of those packs that are held to their texts."""
    return {id: one.texts for id, one in packs.items() if one.texts is not None}


def is_lower(version: str, than: str) -> bool:
    """Whether a version of a pack is lower than another, number by number."""
    return _numbers(version) < _numbers(than)


def _numbers(version: str) -> list[tuple[int, str]]:
    """A key to order by. No number is made of the digits, of which there may be any number."""
    parts = (part.lstrip("0") for part in version.split("."))
    return [(len(part), part) for part in parts]


def _pack(id: str, now: HeldPack, before: HeldPack) -> str | None:
    if is_lower(now.version, before.version):
        return (
            f"{id} had version {before.version}, and {now.version} is lower;"
            " a version never goes back"
        )
    if now.sha256 == before.sha256 or is_lower(before.version, now.version):
        return None
    scales = "; ".join(_scales(now.questions, before.questions))
    told = f" ({scales})" if scales else ""
    return (
        f"{id} means something else than before{told}, and its version is still {now.version};"
        " raise it"
    )


def _scales(now: Mapping[str, HeldQuestion], before: Mapping[str, HeldQuestion]) -> Iterator[str]:
    """Which questions moved from which scale to which, and how many more there are."""
    moved: dict[tuple[str, str], list[str]] = {}
    for id in sorted(now.keys() & before.keys()):
        if now[id].scale != before[id].scale:
            moved.setdefault((before[id].scale, now[id].scale), []).append(id)
    for (old, new), ids in moved.items():
        shown = ", ".join(ids[:_MOST_SCALES])
        more = f" and {len(ids) - _MOST_SCALES} more" if len(ids) > _MOST_SCALES else ""
        yield f"{shown}{more} went from {old} to {new}"


def _questionnaires(now: Held, before: Held) -> Iterator[Unversioned]:
    asked, asked_before = _asked(now), _asked(before)
    new, old = _questions(now), _questions(before)
    for name in sorted(asked.keys() & asked_before.keys()):
        ids, ids_before = asked[name], asked_before[name]
        changes = {"more": sorted(ids - ids_before), "no more": sorted(ids_before - ids)}
        parts = [f"asks {how}: {', '.join(ids)}" for how, ids in changes.items() if ids]
        if parts:
            message = f"{name} {' and '.join(parts)}; give it a new version, and keep the old one as it was"
            yield Unversioned("questionnaire", name, message)
        both = (id for id in ids & ids_before if _counts(id, name, new) and _counts(id, name, old))
        moved = {*both}
        for change in _scales({id: new[id] for id in moved}, {id: old[id] for id in moved}):
            message = (
                f"{name} asks something else: {change}; give it a new version, and those"
                " questions that version as their since"
            )
            yield Unversioned("questionnaire", name, message)


def _counts(id: str, questionnaire: str, questions: Mapping[str, HeldQuestion]) -> bool:
    """Whether a denial given to a questionnaire is one of a question as it is asked now."""
    since = questions[id].since if id in questions else None
    return since is not None and not is_older(questionnaire, since)


def _dates(now: Held, before: Held) -> Iterator[Unversioned]:
    """Questions that date from an older questionnaire than before.

    Denials that did not count any more would count again.
    """
    new, old = _questions(now), _questions(before)
    for id in sorted(new.keys() & old.keys()):
        since, was = new[id].since, old[id].since
        if since and was and is_older(since, was):
            message = (
                f"{id} dates from {since} again, after {was}; denials to the older one are unknown"
            )
            yield Unversioned("question", id, message)


def _asked(packs: Held) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(one.questions)
        for pack in packs.values()
        for name, one in pack.questionnaires.items()
    }


def _questions(packs: Held) -> dict[str, HeldQuestion]:
    return {id: one for pack in packs.values() for id, one in pack.questions.items()}
