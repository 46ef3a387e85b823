"""Generates the source of a check-in model, for type checkers and editors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from keyword import iskeyword

from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.place import Place
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.errors import RulesError
from recovery_advisor.values.translator import humanize

_HEAD = '''"""The check-in of a rules folder: one field for each question.

Written by ``recovery-advisor rules model``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor import CheckInBase, Scale
'''
#: For the check-in that ships, which can't import what imports it.
SHIPPED_HEAD = '''"""The check-in that ships: one field for each question of the shipped packs.

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
#: Names that a scale can't take, as the source uses them.
_TAKEN = ("Annotated", "CheckIn", "CheckInBase", "Field", "Literal", "Scale")


def check_in_source(folder: Compiled, head: str = _HEAD) -> str:
    """Python source of a check-in whose fields a type checker and an editor can see.

    Args:
        folder: the rules whose questions it has.
        head: what stands above the scales; it imports all that the source uses.

    Raises:
        RulesError: for each question whose id can't be the name of a field.
    """
    written = folder.files.unique("questions", "question", lambda record: record.questions)
    _require_field_names(written[question.id][1] / "question" for question in folder.book.questions)
    asked = [(question, written[question.id][0].scale) for question in folder.book.questions]
    names = _type_names(scale for _, scale in asked)
    scales = {scale: _scale(names[scale], question) for question, scale in asked}
    fields = (_field(names[scale], question) for question, scale in asked)
    return "".join((head, *scales.values(), _CLASS, *fields))


def _require_field_names(ids: Iterable[Place]) -> None:
    message = "{} can't be the name of a field in Python; name the question otherwise"
    wrong = [id for id in ids if not id.value.isidentifier() or iskeyword(id.value)]
    if wrong:
        raise RulesError(id.problem(message.format(id.value)) for id in wrong)


def _type_names(scales: Iterable[str]) -> Mapping[str, str]:
    """A name for each scale that nothing else in the source has."""
    names: dict[str, str] = {}
    for scale in dict.fromkeys(scales):
        name = humanize(scale).title().replace(" ", "")
        while name in _TAKEN or name in names.values():
            name += "_"
        names[scale] = name
    return names


def _scale(name: str, question: Question) -> str:
    names = [f'"{band}"' for band, _, _ in question.bands]
    whole = "bool | int" if {'"no"', '"yes"'} <= set(names) else "int"
    bands = ", ".join(names)
    as_tuple = bands if len(names) > 1 else f"{bands},"
    return f"""
{name} = Annotated[
    {whole} | Literal[{bands}],
    Scale({question.low}, {question.high}, ({as_tuple})),
]
"""


def _field(scale: str, question: Question) -> str:
    ask = question.ask.replace("\\", "\\\\").replace('"', '\\"')
    return f"""
    {question.id}: {scale} | None = Field(
        default=None,
        description={json.dumps(question.ask, ensure_ascii=False)},
    )
    \"\"\"{ask}

    {_answers(question)}
    \"\"\"
"""


def _answers(question: Question) -> str:
    """What may be answered, in a sentence or two."""
    if question.worded:
        *words, last = (f'"{name}"' for name, _, _ in question.bands)
        return f"Answer {', '.join(words)} or {last}."
    bands = ", ".join(
        f'"{name}" is {low}' if low == high else f'"{name}" is {low} to {high}'
        for name, low, high in question.bands
    )
    end = question.worse.capitalize()
    return f"Answer {question.low} to {question.high}: {bands}. {end} is worse."
