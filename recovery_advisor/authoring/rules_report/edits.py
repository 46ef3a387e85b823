"""What was edited between two rule books that nobody is told: versions, clearance, which exercises suit whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import Way
from recovery_advisor.rulebook.questions import Question


@dataclass(frozen=True, slots=True)
class Edit:
    """Something that differs.

    Attributes:
        id: what it is, such as ``question pain clearance``.
        old: what it was, line by line; ``None`` where it was not there.
        new: what it is; ``None`` where it is gone.
    """

    id: str
    old: str | None
    new: str | None


#: The parts of something by name, in words.
_Parts = Mapping[str, str]


def untold_edits(old: RuleBook, new: RuleBook) -> Iterator[Edit]:
    """What differs beside the texts, doses, bands and rules."""
    for kind, parts_of in (
        ("pack", _packs),
        ("question", _questions),
        ("questionnaire", _questionnaires),
        ("way", _ways),
    ):
        before, after = parts_of(old), parts_of(new)
        for id in dict.fromkeys((*after, *before)):
            yield from _differing(f"{kind} {id}", before.get(id), after.get(id))


def _differing(of: str, old: _Parts | None, new: _Parts | None) -> Iterator[Edit]:
    if old is None or new is None:
        yield Edit(of, None if old is None else "there", None if new is None else "there")
        return
    for part, text in new.items():
        if old[part] != text:
            yield Edit(f"{of} {part}", old[part], text)


def _packs(book: RuleBook) -> Mapping[str, _Parts]:
    return {one.id: {"version": one.version, "kind": one.kind} for one in book.packs}


def _questions(book: RuleBook) -> Mapping[str, _Parts]:
    return {one.id: _question(one) for one in book.questions}


def _question(question: Question) -> _Parts:
    return {
        "scale": f"{question.low}-{question.high}, {question.worse} is worse",
        "clearance": "may be cleared" if question.may_be_cleared else "never cleared",
        "dates from": question.since or "no questionnaire",
        "kept": "may be kept by an app" if question.lasting else "asked each time",
    }


def _questionnaires(book: RuleBook) -> Mapping[str, _Parts]:
    return {
        name: {"questions": ", ".join(sorted(ids))} for name, ids in book.questionnaires.items()
    }


def _ways(book: RuleBook) -> Mapping[str, _Parts]:
    return {one.id: _way(one) for one in book.ways}


def _way(way: Way) -> _Parts:
    return {
        "phase": way.phase,
        "regions": ", ".join(sorted(way.regions)) or "none",
        "needs": ", ".join(sorted(way.needs)) or "nothing",
        "tags": ", ".join(sorted(way.tags)) or "none",
    }
