"""Finds the effects that count on plain check-ins, in one pass over the answers given.

A check-in is plain that is a ``dict`` of questions to words, numbers or nothing, with or without a
screening. What is unusual in any way is left to the intake, which also says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache
from itertools import chain
from types import NoneType
from typing import Any, NamedTuple

from pydantic import ValidationError

from recovery_advisor.assessment.evaluator import Evaluator
from recovery_advisor.assessment.intake import Intake
from recovery_advisor.decision import KEPT
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import EngineFailure
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.scale import Answer
from recovery_advisor.values.screening import Screening

#: Of names and answers. Not ``bool``: ``True`` would be found where 1 is. And no other kind of text,
#: which could say that it is not the text that it is, and stand beside it.
_TYPES = frozenset({int, str, NoneType})


#: The mapping of a check-in, which nobody can change any more; bit masks of the effects that count
#: on it, and of those whose condition is known to be true.
Found = tuple[Mapping[str, Any], int, int]


class _Screened(NamedTuple):
    """What a screening says, or nothing where there is none.

    Attributes:
        screening: the screening, if any.
        answers: lowered; what it does not say is unknown.
        ids: of the questions that it answers.
    """

    screening: Screening | None
    answers: Lowered
    ids: Set[str]


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
        intake: reads screenings.
        engine: the engine that decides alone; its masks are looked up here.
        evaluator: finds what is known, and the effects of each screening as a check.
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
        self._ids = [question.id for question in book.questions]
        self._screened = lru_cache(KEPT)(self._new_screened)
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
        if not _TYPES.issuperset(map(type, chain(answers, answers.values()))):
            return None
        try:
            joined = "\n".join(answers)
            if joined.count("\n") >= len(answers) > 0:  # no shape is kept of what is no name
                return None
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
        names = joined.split("\n") if joined else []
        masks = tuple([self._masks[name] for name in names])
        screened = self._screened(*parts)
        if not screened.ids.isdisjoint(names):
            raise _Unusual
        standing = self._standing(screened.answers, but_for=frozenset(names))
        return _Shape(screened.screening, standing, masks)

    def _new_screened(self, *parts: Any) -> _Screened:
        """What a screening says, with the effects held against those that the engine finds."""
        screening = _screening(parts)
        try:
            subject = self._intake.read({"screening": screening})
        except InputError:
            raise _Unusual from None
        check_in, found = subject.check_in, self._evaluator.evaluate(subject)
        if check_in.screened and self._book.form.outdated(check_in.screened):
            raise _Unusual
        holding = found.counting | found.known << self._effects
        if found.fault or self._bitmap.holding(self._standing(subject.answers)) != holding:
            raise EngineFailure("other effects than the engine finds")
        return _Screened(screening, subject.answers, check_in.answers.keys())

    def _standing(self, answers: Lowered, but_for: Set[str] = frozenset()) -> int:
        """The alternatives that answers leave standing, those to some questions not looked at."""
        standing = self._bitmap.everything
        for id, masks, interval in zip(self._ids, self._bitmap.masks, answers, strict=True):
            if id not in but_for:
                standing &= masks[interval]
        return standing


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
