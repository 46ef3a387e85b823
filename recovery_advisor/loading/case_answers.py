"""Checks the answers of cases against the questions, whatever else of the cases can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from recovery_advisor.loading.document import Document
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.answers import CheckInBase


def check_case_answers(
    document: Document, questions: Mapping[str, Question], faults: Faults
) -> None:
    """Report each answer of a file of cases that no question takes.

    Args:
        document: a ``cases.yaml``.
        questions: those that could be read.
        faults: knows the names of the others.
    """
    for given, place in _given(document, faults):
        for id, answer in given.items():
            at = place / id
            if id in CheckInBase.model_fields or not at.key.known(id, questions, "question"):
                continue
            if isinstance(answer, (int, str)):
                check_answer(answer, questions[id], at)


def check_answer(answer: int | str, question: Question, place: Place) -> bool:
    """Whether a question takes an answer; if not, a fault is recorded."""
    if answer in question.codes:
        return True
    place.fault(f"{answer!r} is no answer to {question.id}; give {question.scale.allowed}")
    return False


def _given(document: Document, faults: Faults) -> Iterator[tuple[Mapping[str, Any], Place]]:
    data = document.data
    cases = data.get("cases") if isinstance(data, dict) else None
    for index, case in enumerate(cases if isinstance(cases, list) else ()):
        given = case.get("given") if isinstance(case, dict) else None
        if isinstance(given, dict):
            yield given, Place(document, faults) / "cases" / index / "given"
