"""Refuses questions whose option would have the name of another option."""

from __future__ import annotations

from collections.abc import Iterable

from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.errors import Described, InputError
from recovery_advisor.values.preferences import Preferences

#: The other options of commands that take answers.
RESERVED = frozenset(
    {"engine", "format", "help", "lines", "none_of", "packs", "rules", *Preferences.model_fields}
)


def is_reserved(id: str) -> bool:
    """Whether a question with this id would have the name of another option."""
    return id.replace("-", "_") in RESERVED


def refuse_reserved(questions: Iterable[Question]) -> None:
    """Refuse rules in which a question has the name of another option.

    Raises:
        InputError: names the question and the option.
    """
    for question in questions:
        if is_reserved(question.id):
            given = Described(f"a question named {question.id}")
            option = f"--{question.id.replace('_', '-')}"
            raise InputError("--rules", given, f"any other name, as {option} is an option already")
