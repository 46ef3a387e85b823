"""The source of the check-in model that ships."""

from __future__ import annotations

import json
from collections.abc import Iterable

from recovery_advisor.rulebook.questions import Question

_HEADER = '''"""The check-in that ships: one field for each question of the shipped packs.

Generated from the vocabulary by ``python -m tests.generated``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.scale import Scale


class CheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""
'''


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
