"""Generates the source of the check-in model that ships."""

from __future__ import annotations

import json

from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.translator import humanize

_HEADER = '''"""The check-in that ships: one field for each question of the shipped packs.

Generated from the vocabulary by ``python -m tests.generated``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.scale import Scale
'''
_CLASS = '''

class CheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""
'''


def check_in_source(folder: CheckedFolder) -> str:
    """Python source of a check-in whose fields a type checker and an editor can see."""
    written = folder.entries("questions", "question")
    named = {one: _class_name(written[one.id].record.scale) for one in folder.book.questions}
    scales = {name: _scale(name, question) for question, name in named.items()}
    fields = (_field(name, question) for question, name in named.items())
    return "".join((_HEADER, *scales.values(), _CLASS, *fields))


def _class_name(scale: str) -> str:
    return humanize(scale).title().replace(" ", "")


def _scale(name: str, question: Question) -> str:
    names = [f'"{band}"' for band, _, _ in question.bands]
    whole = "bool | int" if {'"no"', '"yes"'} <= set(names) else "int"
    bands = ", ".join(names)
    return f"""
{name} = Annotated[
    {whole} | Literal[{bands}],
    Scale({question.low}, {question.high}, ({bands})),
]
"""


def _field(scale: str, question: Question) -> str:
    return f"""
    {question.id}: {scale} | None = Field(
        default=None,
        description={json.dumps(question.ask, ensure_ascii=False)},
    )
"""
