"""The check-in model of a rule book, and the source of the one that ships."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import Field, create_model

from recovery_advisor.model.answers import NO_QUESTION, Answer, CheckInBase
from recovery_advisor.model.check_in import CheckIn
from recovery_advisor.model.scale import Scale
from recovery_advisor.rulebook.vocabulary import Question

#: For each question its id, what it takes, and how it is asked.
_Questions = tuple[tuple[str, Scale, str], ...]


class MadeCheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""

    made_for: ClassVar[_Questions]

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.made_for, self.model_dump())


def check_in_model(questions: Iterable[Question]) -> type[CheckInBase]:
    """A check-in with a field for each question."""
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


_HEADER = '''"""The check-in that ships: one field for each question of the shipped packs.

Generated from the vocabulary by ``python -m tests.generated``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor.model.answers import CheckInBase
from recovery_advisor.model.scale import Scale


class CheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""
'''


def model_for(questions: Sequence[Question]) -> type[CheckInBase]:
    """The shipped check-in where it carries exactly these questions, else one made for them."""
    return CheckIn if _asks_the_same(CheckIn, questions) else check_in_model(questions)


def check_in_source(questions: Iterable[Question]) -> str:
    """Python source of a check-in whose fields a type checker and an editor can see."""
    return _HEADER + "".join(_field(question) for question in questions)


def _field(question: Question) -> str:
    names = [f'"{name}"' for name, _, _ in question.bands]
    whole = "bool | int" if {'"no"', '"yes"'} <= set(names) else "int"
    bands = ", ".join(names)
    return f"""
    {question.id}: (
        Annotated[
            {whole} | Literal[{bands}],
            Scale({question.low}, {question.high}, ({bands})),
        ]
        | None
    ) = Field(
        default=None,
        description={json.dumps(question.ask, ensure_ascii=False)},
    )
"""


def _asks_the_same(model: type[CheckInBase], questions: Iterable[Question]) -> bool:
    """Whether a check-in model carries exactly these questions, on the same scales."""
    carried = {
        id: _scale(field.annotation)
        for id, field in model.model_fields.items()
        if id not in NO_QUESTION
    }
    return carried == {question.id: question.scale for question in questions}


def _scale(annotation: Any) -> object:
    """The scale inside ``Annotated[..., Scale(...)] | None``."""
    annotated = get_args(annotation)[0]
    return get_args(annotated)[-1]
