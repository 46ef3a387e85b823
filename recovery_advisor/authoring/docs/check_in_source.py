"""The source of a check-in model, for a type checker and an editor to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.place import Place
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.errors import RulesError
from recovery_advisor.values.translator import humanize

_HEAD = '''"""The check-in of a rules folder: one field for each question.

Written by ``recovery-advisor rules model``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor import CheckInBase, CheckInForm, Scale
'''
#: For the check-in that ships, which can't import what imports it.
SHIPPED_HEAD = '''"""The check-in that ships: one field for each question of the shipped packs.

Generated from the vocabulary by ``python -m tests.generated``; do not edit.
"""

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.scale import Scale
from recovery_advisor.values.shipped_form import FORM
'''
#: For the module of what that check-in knows, which a screening needs too.
FORM_HEAD = '''"""What the check-in that ships knows of the shipped packs.

Generated from the packs by ``python -m tests.generated``; do not edit.
"""

from recovery_advisor.values.check_in_form import CheckInForm
'''
_CLASS = '''

class CheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""

    made_for = FORM
'''
#: Names that a scale can't take, as the source uses them.
_TAKEN = ("Annotated", "CheckIn", "CheckInBase", "CheckInForm", "Field", "Literal", "Scale")


def check_in_source(folder: Compiled, head: str | None = None) -> str:
    """Python source of a check-in whose fields a type checker and an editor can see.

    Args:
        folder: the rules whose questions it has.
        head: what stands above the scales, and imports all that the source uses, the form too;
            ``None`` for a module that stands alone.

    Raises:
        RulesError: for each question whose id can't be the name of a field.
    """
    written = folder.files.unique("questions", "question", lambda record: record.questions)
    _require_field_names(written[question.id][1] / "question" for question in folder.book.questions)
    asked = [(question, written[question.id][0].scale) for question in folder.book.questions]
    names = _type_names(scale for _, scale in asked)
    scales = {scale: _scale(names[scale], question) for question, scale in asked}
    fields = (_field(names[scale], question) for question, scale in asked)
    above = head or form_source(folder.book, _HEAD)
    return "".join((above, *scales.values(), _CLASS, *fields))


def form_source(book: RuleBook, head: str = FORM_HEAD) -> str:
    """Python source of what a check-in of a rule book knows of it, below a head."""
    form = book.form
    parts: dict[str, Mapping[str, Any]] = {
        "questionnaires": form.questionnaires,
        "since": form.since,
        "merged": form.merged,
    }
    lines = [f"    rules={json.dumps(form.rules)},"]
    if form.lasting:
        lines.append(f"    lasting={_written(form.lasting, indent=4)},")
    for name, part in parts.items():
        if part:
            entries = (
                f"        {json.dumps(key)}: {_written(one, indent=8)},"
                for key, one in part.items()
            )
            lines += [f"    {name}={{", *entries, "    },"]
    return "\n".join([f"{head}", "FORM = CheckInForm(", *lines, ")", ""])


def _written(value: str | tuple[str, ...], indent: int) -> str:
    """A name or a tuple of names, as a formatter would have it at this indent."""
    if isinstance(value, str):
        return json.dumps(value)
    if len(value) == 1:
        return f"({json.dumps(value[0])},)"
    inner = " " * (indent + 4)
    return "\n".join(["(", *(f"{inner}{json.dumps(id)}," for id in value), " " * indent + ")"])


def _require_field_names(ids: Iterable[Place]) -> None:
    wrong = [id for id in ids if not id.value.isidentifier()]
    if wrong:
        raise RulesError(
            id.problem(
                f"{id.value} can't be the name of a field in Python; name the question otherwise"
            )
            for id in wrong
        )


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
    scale = question.scale
    types = ["bool"] * scale.denies + ["int"] * (not scale.worded)
    words = ", ".join(json.dumps(word) for word in scale.words)
    bands = ", ".join(json.dumps(band) for band in scale.bands)
    worse = [] if scale.worse == "higher" else [f'worse="{scale.worse}"']
    starts = [f"starts={scale.starts}"] if scale.starts else []
    parts = [str(scale.low), str(scale.high), f"({bands})", *worse, *starts]
    each = (
        "".join(f"\n        {part}," for part in parts) + "\n    " if starts else ", ".join(parts)
    )
    return f"""
{name} = Annotated[
    {" | ".join([*types, f"Literal[{words}]"])},
    Scale({each}),
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
        *words, last = (f'"{word}"' for word in question.scale.words)
        return f"Answer {', '.join(words)} or {last}."
    bands = ", ".join(
        f'"{name}" is {low}' if low == high else f'"{name}" is {low} to {high}'
        for name, low, high in question.bands
    )
    end = question.worse.capitalize()
    return f'Answer {question.low} to {question.high}, or "unknown": {bands}. {end} is worse.'
