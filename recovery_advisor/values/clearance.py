"""Clearance: a professional's statement that certain answers need not prevent exercise."""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import (
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.preferences import Names


def _parse_day(given: object) -> date:
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    if isinstance(given, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        try:
            return date.fromisoformat(given)
        except ValueError:
            pass
    raise PydanticCustomError("not_allowed", "give {allowed}", {"allowed": _ALLOWED})


def _parse_name(given: object) -> str:
    if isinstance(given, str) and given.strip() and given.isprintable() and len(given) <= _LONGEST:
        return given.strip()
    allowed = f"who gave it, on one line of at most {_LONGEST} characters"
    raise PydanticCustomError("not_allowed", "give {allowed}", {"allowed": allowed})


_LONGEST = 200
_ALLOWED = "a day of the calendar, such as 2026-01-31"
_NAME_SCHEMA = {"type": "string", "minLength": 1, "maxLength": _LONGEST}
_SCOPE_SCHEMA = {
    "type": "array",
    "items": {"type": "string"},
    "uniqueItems": True,
    "minItems": 1,
}
Day = Annotated[
    date,
    PlainValidator(_parse_day),
    PlainSerializer(date.isoformat, return_type=str),
    WithJsonSchema({"type": "string", "format": "date"}),
]


class Clearance(Frozen):
    """A professional's clearance for exercise, despite the answers to certain questions.

    It lifts only the effects of the questions in ``scope``. An emergency is never lifted, and
    neither are effects of a question whose rules do not say ``may_be_cleared: yes``.
    """

    by: Annotated[str, PlainValidator(_parse_name), WithJsonSchema(_NAME_SCHEMA)] = Field(
        description="Who gave it, such as a name and a profession."
    )
    at: Day = Field(description="The day it was given; a day to come is refused.")
    scope: Annotated[Names, WithJsonSchema(_SCOPE_SCHEMA)] = Field(
        description="Ids of the questions that it speaks of, such as osteoporosis."
    )
    expires: Day = Field(description="The last day it holds; a day gone by is refused.")

    @model_validator(mode="after")
    def _check_consistency(self) -> "Clearance":
        if self.expires < self.at:
            raise PydanticCustomError(
                "not_allowed", "give {allowed}", {"allowed": "an end that is not before its day"}
            )
        if not self.scope:
            raise PydanticCustomError(
                "not_allowed", "give {allowed}", {"allowed": "at least one question in its scope"}
            )
        return self
