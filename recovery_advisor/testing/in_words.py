"""People and advices in words, for whoever reads what breaks a law."""

from __future__ import annotations

from typing import Any

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.testing.check_in_strategies import person_of
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase

#: As many answers of a person are told in short.
_MOST = 8


def to_paste(check_in: CheckInBase) -> dict[str, Any]:
    """A check-in as JSON has it; what was answered of a whole questionnaire as its screening."""
    answers: dict[str, Any] = check_in.model_dump(mode="json")
    asked = check_in.made_for.questionnaires.get(check_in.screened or "", ())
    said = {
        part: sorted(id for id in asked if answers.get(id) == answer)
        for part, answer in (
            ("yes", "yes"),
            ("unsure", "unsure"),
            ("skipped", None),
            ("no", "no"),
        )
    }
    if not asked or sum(map(len, said.values())) != len(asked):
        return answers
    screening = {"questionnaire": answers.pop("screened"), **said, "no": len(said["no"])}
    return {"screening": screening, **{id: a for id, a in answers.items() if id not in asked}}


def advice_in_short(advice: Advice) -> str:
    """The verdict of an advice, and what it says."""
    said = " ".join(advice.say)
    return f"{advice.verdict} (readiness {advice.readiness}, urgency {advice.urgency}): {said}"


def person_in_short(check_in: CheckInBase, book: RuleBook) -> str:
    """The answers of a check-in that are not at their best; what is left open is named last."""
    person = person_of(check_in, book)
    worse = [f"{id} {_answer(book.question[id], one)}" for id, one in person.items() if one]
    open_ones = [id for id, one in person.items() if one is None]
    said = _listed(worse)
    if open_ones:
        said = [*said, f"{_listed_in_line(open_ones)} unknown"]
    cleared = check_in.clearance and f"cleared for {', '.join(sorted(check_in.clearance.scope))}"
    told = [*said, *([cleared] if cleared else [])]
    return "; ".join([*told, "all else at its best" if told else "everything at its best"])


def _listed(said: list[str]) -> list[str]:
    return (
        said
        if len(said) <= _MOST
        else [*said[:_MOST], f"{len(said) - _MOST} more not at their best"]
    )


def _listed_in_line(ids: list[str]) -> str:
    return ", ".join(ids) if len(ids) <= _MOST else f"{len(ids)} answers"


def changed_answers(first: CheckInBase, other: CheckInBase, book: RuleBook) -> str:
    """The answers in which one check-in differs from another, in words."""
    before, after = person_of(first, book), person_of(other, book)
    return ", ".join(
        f"{id} {_answer(book.question[id], before[id])} → {_answer(book.question[id], after[id])}"
        for id in before
        if before[id] != after[id]
    )


def _answer(question: Question, severity: int | None) -> str:
    if severity is None:
        return "unknown"
    value = question.value(severity)
    band = question.band_of(value)
    return band if question.worded else f"{value} ({band})"
