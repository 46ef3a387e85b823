"""Reads what the fields of a form say as answers, and never drops a tick beside a fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from recovery_advisor import AskedQuestion
from recovery_advisor.values.scale import UNKNOWN, Answer

#: Fields of a form by name, each with all of its values.
Fields: TypeAlias = Mapping[str, tuple[str, ...]]
#: What stands before the id of a question in the name of its field.
PREFIX = "q."


@dataclass(frozen=True, slots=True)
class Form:
    """What a form says.

    Attributes:
        told: the answers given.
        blank: ids of the questions that nothing was said of.
        wrong: ids of the questions whose field holds what is no answer.
    """

    told: Mapping[str, Answer] = field(default_factory=dict)
    blank: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def is_list(questions: Iterable[AskedQuestion]) -> bool:
    """Whether questions are shown as a list to tick, rather than each with its choices."""
    return all(one.yes_or_no for one in questions)


def name_of(id: str) -> str:
    """The name of a question's field."""
    return f"{PREFIX}{id}"


def read_form(questions: Sequence[AskedQuestion], fields: Fields) -> Form:
    """What a form says of some questions. What it does not say of them is blank, never *no*."""
    told: dict[str, Answer] = {}
    blank, wrong = [], []
    for question in questions:
        values = fields.get(name_of(question.id), ())
        answers = [_read(one, question) for one in values if one.strip()]
        known = [one for one in answers if one is not None]
        if known:
            told[question.id] = max(known, key=lambda one: _gravity(one, question))
        elif answers:
            wrong.append(question.id)
        else:
            blank.append(question.id)
    return Form(told, tuple(blank), tuple(wrong))


def values_of(question: AskedQuestion) -> tuple[tuple[str, str], ...]:
    """The choices of a question: what its field then holds, and the words for it."""
    if question.worded:
        return tuple((band.name, band.say) for band in question.bands)
    if question.high - question.low <= _MOST_NUMBERS:
        return tuple((str(one), str(one)) for one in range(question.low, question.high + 1))
    return tuple((one.name, f"{one.say} ({one.low} to {one.high})") for one in question.bands)


#: Longer scales of numbers are asked by their words.
_MOST_NUMBERS = 10


def value_of(answer: Answer, question: AskedQuestion) -> str | None:
    """The choice that stands for an answer; ``None`` where there is none."""
    choices = {value for value, _ in values_of(question)} | {UNKNOWN}
    if answer is None or str(answer) in choices:
        return None if answer is None else str(answer)
    if isinstance(answer, int):
        return next(one.name for one in question.bands if one.low <= answer <= one.high)
    band = next(one for one in question.bands if one.name == answer)
    return str(band.high if question.worse == "higher" else band.low)


def _read(value: str, question: AskedQuestion) -> Answer:
    """The answer in a field; ``None`` where it is no answer."""
    if question.yes_or_no and value == "unsure" and not question.unsure:
        return UNKNOWN
    if value in (name for name, _ in values_of(question)):
        return int(value) if value.isdecimal() else value
    return UNKNOWN if value == UNKNOWN else None


def is_worse(answer: Answer, than: Answer, question: AskedQuestion) -> bool:
    """Whether an answer is graver than one given before; than none, anything but the best is."""
    before = 0 if than is None else _gravity(than, question)
    return _gravity(answer, question) > before


def _gravity(answer: Answer, question: AskedQuestion) -> int:
    """How bad an answer is; not to know is worse than the best, and better than anything bad."""
    if answer == UNKNOWN:
        return 1
    band = next((one for one in question.bands if one.name == answer), None)
    low, high = (band.low, band.high) if band else (int(str(answer)), int(str(answer)))
    return 2 * (high - question.low if question.worse == "higher" else question.high - low)


def ticks_in(
    fields: Fields, questions: Sequence[AskedQuestion], before: Mapping[str, Answer]
) -> Mapping[str, Answer]:
    """Every *yes* and doubt that is graver than the answer before: what is kept where all else fails.

    Args:
        fields: whatever they hold.
        questions: those of yes or no.
        before: the answers before.
    """
    ticks = {one.id: _tick(fields.get(name_of(one.id), ()), one) for one in questions}
    return {
        one.id: ticks[one.id]
        for one in questions
        if ticks[one.id] and is_worse(ticks[one.id], before.get(one.id), one)
    }


def _tick(values: Sequence[str], question: AskedQuestion) -> str | None:
    """The gravest tick of a field; ``None`` without one."""
    if "yes" in values:
        return "yes"
    if question.unsure and "unsure" in values:
        return "unsure"
    return UNKNOWN if {"unsure", UNKNOWN} & {*values} else None
