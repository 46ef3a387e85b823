"""What was edited between two rule books that nobody is told: versions, clearance, examples, and more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import Way
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Example, Rule


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
    yield from _examples_edited(_rules(old), _rules(new))


def _differing(of: str, old: _Parts | None, new: _Parts | None) -> Iterator[Edit]:
    if old is None or new is None:
        yield Edit(of, None if old is None else "there", None if new is None else "there")
        return
    for part, text in new.items():
        if old[part] != text:
            yield Edit(f"{of} {part}", old[part], text)


def _examples_edited(old: Mapping[str, Rule], new: Mapping[str, Rule]) -> Iterator[Edit]:
    """The examples of rules that are in both: a rule that is new or gone is told of as such."""
    for id, rule in new.items():
        if id in old:
            before, after = ({"examples": _examples(one)} for one in (old[id], rule))
            yield from _differing(f"rule {id}", before, after)


def _rules(book: RuleBook) -> Mapping[str, Rule]:
    return {effect.rule.id: effect.rule for effect in book.effects}


def _examples(rule: Rule) -> str:
    return "\n".join(map(_example, rule.examples))


def _example(example: Example) -> str:
    """Such as ``pain 4: permit does not count``."""
    given = ", ".join(f"{id} {answer}" for id, answer in example.given) or "no answer"
    counts = (
        f"{kind} {'counts' if whether else 'does not count'}" for kind, whether in example.counts
    )
    return f"{given}: {', '.join(counts)}"


def _packs(book: RuleBook) -> Mapping[str, _Parts]:
    return {one.id: {"version": one.version, "kind": one.kind} for one in book.packs}


def _questions(book: RuleBook) -> Mapping[str, _Parts]:
    return {one.id: _question(one) for one in book.questions}


def _question(question: Question) -> _Parts:
    return {
        "scale": f"{question.low}-{question.high}, {question.worse} is worse",
        "clearance": "may be cleared" if question.may_be_cleared else "never cleared",
        "dates from": question.since or "no questionnaire",
    }


def _questionnaires(book: RuleBook) -> Mapping[str, _Parts]:
    return {
        name: {"questions": ", ".join(sorted(ids))} for name, ids in book.questionnaires.items()
    }


def _ways(book: RuleBook) -> Mapping[str, _Parts]:
    return {one.id: _way(one) for one in book.ways}


def _way(way: Way) -> _Parts:
    return {
        "regions": ", ".join(sorted(way.regions)) or "none",
        "tags": ", ".join(sorted(way.tags)) or "none",
    }
