"""What the oracle reads of answers: by Kleene logic over the rules, without the engines and the fold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from recovery_advisor import Readiness, RuleBook, Urgency
from recovery_advisor.rulebook.kleene import truth
from recovery_advisor.rulebook.questions import Interval
from recovery_advisor.rulebook.rules import Rule
from recovery_advisor.values.levels import NOW


class Read(NamedTuple):
    """Whether answers are clear (``None``: neither), bad, and which signs hold or are ruled out."""

    clear: bool | None
    bad: bool
    holding: frozenset[str]
    ruled_out: frozenset[str]


class Reader:
    """Reads answers by one history book."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._rules = {effect.rule.id: effect.rule for effect in book.effects}
        plain = [effect for effect in book.effects if effect.rule.pack != book.history]
        self.signs: dict[str, Urgency] = {
            effect.rule.id: Urgency(effect.level)
            for effect in plain
            if effect.level in NOW and effect.kind == "refer"
        }
        self._base = [effect for effect in plain if effect.rule.pack == book.base]
        self._read = cache(self._uncached)

    def read(self, answers: Mapping[str, Any], cleared: frozenset[str]) -> Read:
        """What is read of the answers of an event, some questions being cleared."""
        asked = {one.id: answers.get(one.id) for one in self.book.asked}
        return self._read(tuple(asked.items()), cleared)

    def lifts(self, scope: frozenset[str], sign: str) -> bool:
        """Whether a sign can't be with these questions at their best, whatever the others are."""
        best = {one.id: Interval(-1, 10**9) for one in self.book.asked}
        best |= dict.fromkeys(scope & best.keys(), Interval(0, 0))
        return truth(self._rules[sign].when, best) is False

    def _uncached(self, answers: tuple[tuple[str, Any], ...], cleared: frozenset[str]) -> Read:
        given = {id: self._interval(id, answer) for id, answer in answers}
        shown = {**given, **dict.fromkeys(cleared & given.keys(), Interval(0, 0))}

        def sees(sign: str) -> Mapping[str, Interval]:
            return given if self.signs[sign] is Urgency.EMERGENCY else shown

        known = {sign: truth(self._rules[sign].when, sees(sign)) for sign in self.signs}
        holding = frozenset(sign for sign, one in known.items() if one is True)
        assert self.book.course is not None
        bad = bool(holding) or truth(self.book.course.flare, given) is True
        unknown = {id for id, answer in answers if answer in (None, "unknown")} - cleared
        best = {**shown, **dict.fromkeys(unknown, Interval(0, 0))}
        clear = True if self._is_clear(shown) else None if self._is_clear(best) else False
        ruled_out = frozenset(sign for sign, one in known.items() if one is False)
        return Read(clear, bad, holding, ruled_out)

    def _interval(self, id: str, answer: Any) -> Interval:
        question = self.book.question[id]
        return question.intervals[question.codes[answer]]

    def _is_clear(self, answers: Mapping[str, Interval]) -> bool:
        """Whether the base pack alone permits a gradual return."""
        readiness = Readiness.REST
        for effect in self._base:
            if effect.kind == "permit" and _holds(effect.rule, answers) is True:
                readiness = max(readiness, Readiness(str(effect.level)))
        for effect in self._base:
            if effect.kind == "limit" and _holds(effect.rule, answers) is not False:
                readiness = min(readiness, Readiness(str(effect.level)))
        return readiness >= Readiness.GRADUAL


def _holds(rule: Rule, answers: Mapping[str, Interval]) -> bool | None:
    return truth(rule.when, answers)
