"""Parses conditions of rules and claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from recovery_advisor.loading.place import Place
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, Threshold
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.errors import nearest, shown


def placed(condition: Condition, place: Place) -> Iterator[tuple[Threshold, Place]]:
    """Yield every threshold in a condition, with its position."""
    if isinstance(condition, (AllOf, AnyOf)):
        key = "all" if isinstance(condition, AllOf) else "any"
        for index, part in enumerate(condition.parts):
            yield from placed(part, place / key / index)
    else:
        yield condition, place / condition.question


def read_condition(given: Any, questions: Mapping[str, Question], place: Place) -> Condition | None:
    """Parse a condition; ``None`` after reporting faults."""
    if not isinstance(given, dict) or not given:
        place.fault("a condition is a mapping, such as {pain: 7 or worse}, or has all: or any:")
        return None
    if len(given) > 1:
        names = ", ".join(given)
        place.fault(
            f"several keys ({names}) stand under one condition; join them with all: or any:,"
            " such as when: {all: [{pain: none}, {swelling: none}]}"
        )
        for key, value in given.items():
            read_condition({key: value}, questions, place)
        return None
    [(key, value)] = given.items()
    if key in ("all", "any"):
        return _read_joined(key, value, questions, place / key)
    if key == "not":
        (place / key).key.fault(
            "there is no not; write the other side of the threshold, in a rule of its own"
        )
        return None
    if not (place / key).key.known(key, questions, "question"):
        return None
    return _read_threshold(value, questions[key], place / key)


def _read_joined(
    key: str, given: Any, questions: Mapping[str, Question], place: Place
) -> Condition | None:
    if not isinstance(given, list) or not given:
        place.fault(f"{key}: takes a list of conditions, one a line")
        return None
    parts = [read_condition(part, questions, place / i) for i, part in enumerate(given)]
    whole = tuple(part for part in parts if part is not None)
    if len(whole) < len(parts):
        return None
    return AllOf(whole) if key == "all" else AnyOf(whole)


def _read_threshold(given: Any, question: Question, place: Place) -> Threshold | None:
    word, _, side = str(given).partition(" or ")
    ends = _ends(word, question)
    if isinstance(given, (dict, list)) or ends is None or side not in ("", "worse", "better"):
        place.fault(_how_to_write(given, question))
        return None
    best, worst = ends
    if side == "worse" or (not side and worst == question.span):
        threshold: Threshold = AtLeast(question.id, best)
    elif side == "better" or best == 0:
        threshold = AtMost(question.id, worst)
    else:
        place.fault(
            f"{word} lies in the middle of the scale; write {word!r} with 'or worse' or 'or better'"
        )
        return None
    if (isinstance(threshold, AtLeast) and best == 0) or (
        isinstance(threshold, AtMost) and worst == question.span
    ):
        place.fault(f"every answer to {question.id} meets {given!r}, so it says nothing")
        return None
    return threshold


def _ends(word: str, question: Question) -> tuple[int, int] | None:
    if word.isascii() and word.isdecimal():
        value = int(word) if len(word) < 10 else question.high + 1
        severity = question.severity(value)
        return (severity, severity) if question.low <= value <= question.high else None
    return question.band(word)


def _how_to_write(given: Any, question: Question) -> str:
    names = [name for name, _, _ in question.bands]
    known = [*names, *(f"{name} or {side}" for name in names for side in ("worse", "better"))]
    near = nearest(given, known) if str(given)[:1].isalpha() else ""
    return (
        f"{shown(given)} is no threshold of {question.id}.{near}"
        f" Write a number from {question.low} to {question.high} or a band"
        f" ({', '.join(names)}), followed by 'or worse' or 'or better'."
    )
