"""Finds the effects that count on plain check-ins, in one pass over the answers given.

A check-in is plain that is a ``dict`` of questions to words, numbers or nothing, with or without a
screening. What is unusual in any way is left to the intake, which also says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import NoneType
from typing import Any, NamedTuple

from pydantic import ValidationError

from recovery_advisor.assessment.evaluator import Evaluator
from recovery_advisor.assessment.intake import Intake, Subject
from recovery_advisor.decision import KEPT
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.protocol import EngineFailure
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.scale import Answer
from recovery_advisor.values.screening import Screening

#: Not ``bool``: ``True`` would be found where 1 is.
_ANSWERS = frozenset({int, str, NoneType})


#: The mapping of a check-in, which nobody can change any more; bit masks of the effects that count
#: on it, and of those whose condition is known to be true.
Found = tuple[Mapping[str, Any], int, int]


class _Shape(NamedTuple):
    """What the check-ins have in common that name the same questions beside the same screening.

    Attributes:
        screening: the screening, if any.
        standing: the alternatives that the questions leave standing that are not named.
        masks: for each question that is named, by answer, the alternatives left standing.
    """

    screening: Screening | None
    standing: int
    masks: tuple[Mapping[Answer, int], ...]


class _Unusual(Exception):
    """A check-in is not plain."""


class PlainCheckIns:
    """Finds the effects that count on plain check-ins. Immutable, safe to share between threads.

    Args:
        book: the rule book.
        intake: reads a check-in of each shape, which says what is not named.
        engine: the engine that decides alone; its masks are looked up here.
        evaluator: finds the effects of a check-in of each shape, as a check.
    """

    def __init__(
        self, book: RuleBook, intake: Intake, engine: BitmapEngine, evaluator: Evaluator
    ) -> None:
        self._book, self._intake, self._evaluator = book, intake, evaluator
        self._effects = len(book.effects)
        self._all_effects = (1 << self._effects) - 1
        #: The effects that count, and above those the same ones where they are known.
        self._bitmap = engine.bitmap.beside(evaluator.known.bitmap)
        #: For each question that is asked, by answer, the alternatives left standing.
        self._masks: Mapping[str, Mapping[Answer, int]] = {
            question.id: {answer: masks[number] for answer, number in question.codes.items()}
            for question, masks in zip(book.questions, self._bitmap.masks, strict=True)
            if not question.derived
        }
        self._shape = lru_cache(KEPT)(self._new_shape)

    def find(self, given: object) -> Found | None:
        """The effects that count on a check-in; ``None`` where it is not plain.

        Raises:
            EngineFailure: where another set of effects is found than by the engine.
        """
        if type(given) is not dict:
            return None
        answers = given.copy()
        screening = answers.pop("screening", None)
        if not _ANSWERS.issuperset(map(type, answers.values())):
            return None
        try:
            joined = "\n".join(answers)  # what they are, whatever they say that they equal
            if screening is None:
                shape = self._shape(joined)
            else:
                shape = self._shape(joined, *_parts(screening))
            if len(shape.masks) != len(answers):
                return None
            standing = shape.standing
            for masks, answer in zip(shape.masks, answers.values()):  # noqa: B905 - as many, and faster
                standing &= masks[answer]
        except (_Unusual, KeyError, TypeError):
            return None
        if screening is not None:
            answers["screening"] = shape.screening
        holding = self._bitmap.holding(standing)
        return answers, holding & self._all_effects, holding >> self._effects

    def _new_shape(self, joined: str, *parts: Any) -> _Shape:
        """The shape of check-ins, held against the engine where all that is named is not answered."""
        names = joined.split("\n") if joined else []
        masks = tuple([self._masks[name] for name in names])
        screening = _screening(parts)
        try:
            subject = self._intake.read({"screening": screening})
        except InputError:
            raise _Unusual from None
        screened = subject.check_in.screened
        if screened and self._book.form.outdated(screened):
            raise _Unusual
        if not subject.check_in.answers.keys().isdisjoint(names):
            raise _Unusual
        standing = self._bitmap.everything
        for question, by_interval, number in zip(
            self._book.questions, self._bitmap.masks, subject.answers, strict=True
        ):
            if question.id not in names:
                standing &= by_interval[number]
        return self._checked(_Shape(screening, standing, masks), subject)

    def _checked(self, shape: _Shape, subject: Subject) -> _Shape:
        standing = shape.standing
        for masks in shape.masks:
            standing &= masks[None]
        found = self._evaluator.evaluate(subject)
        holding = found.counting | found.known << self._effects
        if found.fault or self._bitmap.holding(standing) != holding:
            raise EngineFailure("other effects than the engine finds")
        return shape


def _parts(screening: object) -> tuple[Any, ...]:
    """What tells a screening from others."""
    if type(screening) is dict:
        try:
            screening = Screening.model_validate(screening)
        except ValidationError:
            raise _Unusual from None
    if type(screening) is not Screening:
        raise _Unusual
    one = screening
    return one.questionnaire, one.yes, one.unsure, one.skipped, one.no


def _screening(parts: tuple[Any, ...]) -> Screening | None:
    """The screening of which these are the parts."""
    return Screening(**dict(zip(Screening.model_fields, parts, strict=True))) if parts else None
