"""The check-in model of a rule book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import Field, create_model

from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.answers import NON_QUESTION_FIELDS, Answer, CheckInBase
from recovery_advisor.values.check_in import CheckIn
from recovery_advisor.values.scale import Scale

#: The id, the scale and the wording of each question.
_Questions = tuple[tuple[str, Scale, str], ...]


class MadeCheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""

    made_for: ClassVar[_Questions]

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.made_for, self.model_dump())


def check_in_model(questions: Iterable[Question]) -> type[CheckInBase]:
    """A check-in model with a field for each question."""
    return _made(tuple((question.id, question.scale, question.ask) for question in questions))


@lru_cache(maxsize=64)
def _made(questions: _Questions) -> type[MadeCheckIn]:
    fields: dict[str, Any] = {
        id: (Annotated[int | str, scale] | None, Field(default=None, description=ask))
        for id, scale, ask in questions
    }
    model = create_model("CheckIn", __base__=MadeCheckIn, __doc__=MadeCheckIn.__doc__, **fields)
    model.made_for = questions
    return model


def _again(questions: _Questions, answers: dict[str, Answer]) -> CheckInBase:
    return _made(questions).model_validate(answers)


def model_for(questions: Sequence[Question]) -> type[CheckInBase]:
    """The shipped check-in where it carries exactly these questions, else one made for them."""
    return CheckIn if _asks_the_same(CheckIn, questions) else check_in_model(questions)


def _asks_the_same(model: type[CheckInBase], questions: Iterable[Question]) -> bool:
    """Whether a check-in model carries exactly these questions, on the same scales."""
    carried = {
        id: _scale(field.annotation)
        for id, field in model.model_fields.items()
        if id not in NON_QUESTION_FIELDS
    }
    return carried == {question.id: question.scale for question in questions}


def _scale(annotation: Any) -> object:
    """The scale inside ``Annotated[..., Scale(...)] | None``."""
    annotated = get_args(annotation)[0]
    return get_args(annotated)[-1]
