"""What rules do, in a clinician's words: ``call the local emergency number now; no exercise``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docs_site.clinical.writing import EXERCISES, anchor, text, way_name
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.levels import Readiness, Urgency

SOON: Mapping[Urgency, str] = {
    Urgency.EMERGENCY: "call the local emergency number now",
    Urgency.URGENT: "see a professional today, or as soon as possible",
    Urgency.SOON: "see a professional within two weeks",
    Urgency.ROUTINE: "talk to a professional in the coming weeks",
}
AT_MOST: Mapping[Readiness, str] = {
    Readiness.REST: "no exercise",
    Readiness.MOBILITY: "gentle moves at most",
    Readiness.GRADUAL: "a gentle start at most",
    Readiness.FULL: "the full programme at most",
}
STEPS: Mapping[Readiness, str] = {
    Readiness.REST: "rest",
    Readiness.MOBILITY: "gentle moves",
    Readiness.GRADUAL: "a gentle start",
    Readiness.FULL: "the full programme",
}
_TELLING = {
    "safety_net": "adds what to watch for; changes nothing else",
    "note": "adds a remark; changes nothing else",
}
_NOTHING = "nobody is sent and nothing is opened by this rule"


def outcome(effects: Sequence[Effect], book: RuleBook) -> str:
    """What somebody is told to do whom a rule applies to."""
    return "; ".join(dict.fromkeys(_each(effects, book)))


def until_answered(effects: Iterable[Effect]) -> str:
    """What a rule does while what it asks about is not known."""
    kept = [AT_MOST[Readiness(one.level)] for one in effects if one.kind == "limit" and one.level]
    out = ["these exercises stay out"] if any(one.kind == "avoid" for one in effects) else []
    return "; ".join(dict.fromkeys([*kept, *out])) or _NOTHING


def left_out(effects: Iterable[Effect], book: RuleBook) -> str:
    """The names of the exercises that rules leave out, each linked to its entry."""
    ways = frozenset[str]().union(*(one.ways for one in effects if one.kind == "avoid"))
    return ", ".join(_names(ways, book))


def _each(effects: Sequence[Effect], book: RuleBook) -> Iterator[str]:
    yield from (SOON[Urgency(one.level)] for one in effects if one.kind == "refer" and one.level)
    yield from (
        AT_MOST[Readiness(one.level)] for one in effects if one.kind == "limit" and one.level
    )
    for one in effects:
        if one.kind == "permit" and one.level:
            yield f"{STEPS[Readiness(one.level)]} may begin, unless another rule holds back"
    if names := left_out(effects, book):
        yield f"leaves out {names}"
    yield from (_TELLING[one.kind] for one in effects if one.kind in _TELLING)


def _names(ways: frozenset[str], book: RuleBook) -> Iterator[str]:
    for exercise in book.exercises:
        out = [way for way in exercise.ways if way.id in ways]
        if out:
            whole = len(out) == len(exercise.ways)
            names = [exercise.name] if whole else [way_name(exercise, way) for way in out]
            yield f"[{text(', '.join(names))}]({EXERCISES}#{anchor('way', out[0].id)})"
