"""The values of a counterexample about courses in words: hours and days, before or after the event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recovery_advisor.course import progress
from recovery_advisor.course.instants import DAY, HOUR, NEVER
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.wording import answer_in_words
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.translator import humanize

#: By the last part of a name: spans of time, instants, and numbers that stand for words.
_SPANS = frozenset({"unpunctuality", "clear_gap", "response_from", "response_to", "lapse", "lasts"})
_INSTANTS = frozenset({
    "now", "at", "later", "latest", "clear_at", "since", "any_at", "hard_at", "unclear_since",
    "unclear_at", "strength_at", "trained",
})  # fmt: skip
_WORDS: Mapping[str, Mapping[int, str]] = {
    "flare": {progress.CALM: "none", progress.SETTLING: "settling", progress.ACTIVE: "active"},
    "injured": {0: "not asked", progress.DENIED: "denied", progress.INJURED: "yes"},
    "injury": {0: "not asked", progress.DENIED: "denied", progress.INJURED: "yes"},
    "clear": {progress.NO: "no", progress.OPEN: "not known", progress.YES: "yes"},
    "holds": {progress.NO: "ruled out", progress.OPEN: "not known", progress.YES: "yes"},
    "level": {level.rank: str(level) for level in Readiness},
    "went": {progress.FAILED: "failed", progress.UNSURE: "unsure", progress.FINE: "fine"},
}


def is_time(name: str) -> bool:
    """Whether a value of this name is an instant or a span of time."""
    return name.rpartition(".")[2] in _SPANS | _INSTANTS


def lines_of(values: Mapping[str, int | bool], questions: Mapping[str, Question]) -> Iterator[str]:
    """Yield the values in words, a line for each course, person and event and for the pack.

    Args:
        values: by name, such as ``x.since``; of an answer the index of its interval.
        questions: those that there are answers to, by id.
    """
    event = int(values.get("at", 0))
    grouped: dict[str, list[str]] = {}
    for name in sorted({*values} - {"at"}):
        group, _, field = name.rpartition(".")
        said = grouped.setdefault(group, [])
        if not group.endswith((".answer", ".past")):
            said.append(f"{humanize(field)} {_value(field, values[name], event)}")
        elif values[name]:
            said.append(f"{humanize(field)} is {answer_in_words(questions[field], values[name])}")
    for group, said in grouped.items():
        yield f"{_GROUPS.get(group, group) or 'Times'}: {', '.join(said) or 'all at its best'}"


_GROUPS = {
    "pack": "Numbers of the pack",
    "event": "The event",
    "a": "Course a, the better",
    "b": "Course b",
    "x": "Course x",
    **{f"{one}.event": f"What is told of {one}" for one in "abx"},
    **{f"{one}.answer": f"Answers of {one}, and else at their best" for one in "abw"},
    **{f"{one}.past": f"What the past of {one} says" for one in "ab"},
}


def _value(field: str, value: int | bool, event: int) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field in _SPANS:
        return "a professional" if value < 0 else _span(value)
    if field in _INSTANTS:
        return _instant(value, event)
    return _WORDS.get(field, {}).get(value, str(value))


def _instant(at: int, event: int) -> str:
    if at == NEVER:
        return "never"
    if at == event:
        return "the event"
    return f"{_span(abs(at - event))} {'before' if at < event else 'after'} the event"


def _span(span: int) -> str:
    days, rest = divmod(span, DAY)
    hours = f"{rest / HOUR:g} h"
    return f"{days} d {hours}" if days and rest else f"{days} d" if days else hours
