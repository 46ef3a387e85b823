"""Answers and thresholds in a clinician's words: ``mild (3) or less``, ``less than 50 %``, ``not sure or yes``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recovery_advisor.rulebook.amounts import amount_in_unit, is_amount
from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.translator import ENGLISH, humanize

#: What is measured or counted, where the asked words do not read well before a number.
NAMES: Mapping[str, str] = {
    "pain": "worst pain of the last 24 hours",
    "daily_activity_pain": "worst pain at usual daily tasks",
    "swelling": "swelling",
    "stiffness": "stiffness",
    "range_of_motion": "range of motion, of usual",
    "age_band": "age",
    "peak_pain": "worst pain in the session",
    "felt": "how the session felt",
    "check_in_age": "time since the last check-in",
    "strength_rest": "time from the last strength work to the last check-in",
    "clear_days": "clear days in a row",
    "tolerated_sessions": "strength sessions that went well in these clear days",
    "return_earned": "the full programme was earned before, and not lost since",
    "flare": "a flare-up",
    "flares": "flare-ups lately",
    "unclear_days": "time without two clear days in a row",
    "unchecked_sign": "a danger sign was told and has not been checked",
    "worsening": "pain clearly worse this week than in the weeks before",
}
_ANSWERS: Mapping[str, str] = {
    "unsure": "not sure",
    "under_50": "under 50",
    "from_50": "50 to 64",
    "from_65": "65 or older",
    "urgent": "a sign to be seen today",
    "emergency": "a sign to call for now",
    "settling": "settling",
    "active": "still active",
}
_PERCENT = 100
#: The sign stays on the line of its number.
_OF_100 = "\N{NO-BREAK SPACE}%"


def subject(question: Question) -> str:
    """What a condition is about: what is measured, else the question as it is asked."""
    return NAMES.get(question.id) or f"“{question.ask}”"


def answer(name: str) -> str:
    """An answer by its name: ``not sure``, ``65 or older``."""
    return _ANSWERS.get(name) or humanize(name)


def offered(question: Question) -> str:
    """The answers that are offered, the worst first; none need be given."""
    if question.worded:
        worst_first = [question.answer(one) for one in range(question.span, -1, -1)]
        return ", ".join(answer(str(one)) for one in worst_first)
    unit = " percent" if question.high == _PERCENT else ""
    bands = ", ".join(f"{answer(name)} {_span(low, high)}" for name, low, high in question.bands)
    return f"a number from {question.low} to {question.high}{unit} ({bands})"


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def answers(threshold: Threshold, question: Question) -> str:
    """The answers at which a threshold is met."""
    if question.worded:
        severities = _severities(threshold, question)
        return _either([answer(str(question.answer(one))) for one in severities])
    value = question.value(threshold.severity)
    worse = isinstance(threshold, AtLeast)
    if is_amount(question):
        return _amount(question, value, worse)
    return _number(question, value, worse)


def _severities(threshold: Threshold, question: Question) -> range:
    if isinstance(threshold, AtLeast):
        return range(threshold.severity, question.span + 1)
    return range(threshold.severity + 1)


def _number(question: Question, value: int, worse: bool) -> str:
    if question.high == _PERCENT:
        more = worse == (question.worse == "higher")
        return f"{value}{_OF_100} or more" if more else f"less than {value + 1}{_OF_100}"
    named = f"{answer(question.band_of(value))} ({value})"
    if value == (question.high if worse else question.low):
        return named
    return f"{named} or {'more' if worse else 'less'}"


def _amount(question: Question, value: int, worse: bool) -> str:
    """A number with its unit: hours are rounded up, so from 25 on it is more than 24."""
    if worse != (question.worse == "higher"):
        return f"less than {amount_in_unit(question, value + 1, ENGLISH)}"
    if "hour" in amount_in_unit(question, 1, ENGLISH) and worse:
        return f"more than {amount_in_unit(question, value - 1, ENGLISH)}"
    return f"{amount_in_unit(question, value, ENGLISH)} or more"


def _either(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
