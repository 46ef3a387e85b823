"""What a cell of a table means: the one statement that every back end makes its own of.

A cell is read twice: as an answer, by the rules of a check-in, and for urgency, as a check-in that was
refused is read. Both are one small number, the *code* of the cell. 0 is an answer that is not known,
``2 * (severity + 1)`` a known one, and one more than either is a cell that can't be taken, which may mean
so much.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.lazily import cached_property
from recovery_advisor.values.scale import UNKNOWN
from recovery_advisor.values.text_answers import (
    Doubtful,
    plain_answer,
    read_for_urgency,
    read_text_answer,
)
from recovery_advisor.values.twin_keys import Twins

#: The code of an answer that is not known.
NOT_KNOWN = 0
#: Added to the code of what a cell may mean that can't be taken.
REFUSED = 1


def code_of(severity: int) -> int:
    """The code of a known answer."""
    return 2 * (severity + 1)


def passes_code(one: Threshold, code: int) -> bool:
    """Whether a known answer with a code passes a threshold."""
    if code == NOT_KNOWN:
        return False
    at = code_of(one.severity)
    return code >= at if isinstance(one, AtLeast) else code <= at


@dataclass(frozen=True)
class CellReader:
    """Reads the cells of one question.

    Args:
        question: the question.
        text: whether cells hold text, read as forms and CSV files hold it.
        outdated: whether denials count for nothing, as they were given to an older question.

    Raises:
        InputError: for a question some answer to which is more urgent beside one that can't be read.
    """

    question: Question
    text: bool = False
    outdated: bool = False
    _known: dict[tuple[type, Any], int] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        scale = self.question.scale
        if scale.denies and not scale.worded and scale.low <= 1 <= scale.high:
            raise InputError(
                "question", self.question.id, "scales without no and yes among numbers"
            )

    def code(self, given: object) -> int:
        """The code of a cell, whatever it holds."""
        try:
            key = (type(given), given) if type(given) in SCALARS else None
            found = None if key is None else self._known.get(key)
        except Exception:  # whatever a type does that is not ours
            return self._read(given)
        if found is None:
            found = self._read(given)
            if key is not None and len(self._known) < _KEPT:
                self._known[key] = found
        return found

    def _read(self, given: object) -> int:
        try:
            answer = self._answer(given)
            code = self.question.codes[answer]
        except Exception:
            return self.urgent(given) + REFUSED
        return NOT_KNOWN if code == self.question.unknown else code_of(code)

    def _answer(self, given: object) -> int | str | None:
        """The answer in a cell.

        Raises:
            Exception: any, for what can't be taken.
        """
        scale = self.question.scale
        if self.text:
            answer = read_text_answer(given, scale)
        elif isinstance(given, (list, tuple)) or (
            isinstance(given, Enum) and not isinstance(given, str)
        ):
            raise Doubtful(type(given).__name__)
        else:
            answer = plain_answer(given)
            if isinstance(answer, str) and not answer.strip():
                answer = None
            elif isinstance(answer, bool):
                answer = read_text_answer(answer, scale)
        return UNKNOWN if self.outdated and answer == "no" else answer

    def urgent(self, given: object) -> int:
        """The code of the worst known answer that a cell may mean; nobody is asked a derived question."""
        if self.question.derived:
            return NOT_KNOWN
        if isinstance(given, Twins):
            return max(map(self.urgent, given.values))
        each = given if isinstance(given, (list, tuple)) and given else (given,)
        return max(self._may_be(one) for one in each)

    def _may_be(self, given: object) -> int:
        scale = self.question.scale
        try:
            answer = read_for_urgency(given, scale)
        except Exception:  # whatever a type does that is not ours
            answer = "unsure" if "unsure" in scale.bands else UNKNOWN
        return NOT_KNOWN if answer == UNKNOWN else code_of(self.question.codes[answer])

    @property
    def ends(self) -> tuple[int, int]:
        """The least and the greatest whole number that may have a code of its own."""
        return min(self.question.low, 0), max(self.question.high, 1)

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """The codes of whole numbers; all that are left out can't be taken."""
        low, high = self.ends
        return {number: self.code(number) for number in range(low, high + 1)}

    @cached_property
    def booleans(self) -> tuple[int, int]:
        """The codes of false and true."""
        return self.code(False), self.code(True)


#: The types of which equal values mean the same; a tuple of false equals one of nought.
SCALARS = frozenset({type(None), str, int, float, bool, Decimal, date, datetime})
#: As many distinct cells are remembered.
_KEPT = 10_000
