"""Writes the record of an advice, with all that it was made from."""

from __future__ import annotations

import json

from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.record import FORM, Counted, Record
from recovery_advisor.values.version import __version__


def record_of(evaluation: Evaluation, advice: Advice, book: RuleBook) -> str:
    """The record as one line of JSON: keys sorted, ASCII only, so that bytes depend on nothing else."""
    record = Record(
        record=FORM,
        library=__version__,
        engine=advice.engine,
        rulebook=advice.rulebook,
        check_in=evaluation.check_in.model_dump(mode="json"),
        derived=_derived(evaluation, book),
        preferences=evaluation.preferences.model_dump(mode="json", exclude_defaults=True),
        today=evaluation.today if evaluation.check_in.clearance else None,
        fault=evaluation.fault,
        counted=tuple(_counted(evaluation, index, book) for index in bits(evaluation.counting)),
        advice=advice,
    )
    return json.dumps(record.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))


def _derived(evaluation: Evaluation, book: RuleBook) -> dict[str, int | str] | None:
    """The derived answers that are known; ``None`` where the rules have no such question."""
    if not book.derived:
        return None
    answers = zip(book.questions, evaluation.answers, strict=True)
    return {
        question.id: question.answer(severity)
        for question, severity in answers
        if question.derived and severity != question.unknown
    }


def _counted(evaluation: Evaluation, index: int, book: RuleBook) -> Counted:
    effect = book.effects[index]
    return Counted(
        rule=effect.rule.id,
        effect=effect.kind,
        level=effect.level,
        known=bool(evaluation.known >> index & 1),
    )
