"""Reads what an app gave back: an advice, the mapping of one, or its JSON text."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, to_json

from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import shown

WANTED = "an Advice, the mapping of one, or its JSON text"


class NotAnAdvice(ValueError):
    """What came back can't be read as an advice; the message says why."""


def as_advice(came: object) -> Advice:
    """What came back, as an advice that is whole and does not contradict itself.

    Raises:
        NotAnAdvice: for anything else.
    """
    if isinstance(came, Advice):
        return came
    try:
        if isinstance(came, Mapping):
            return Advice.model_validate_json(to_json(dict(came)))
        if isinstance(came, str | bytes):
            return Advice.model_validate_json(came)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"]) or "the whole"
        raise NotAnAdvice(f"{shown(came)} is no advice: {field}: {first['msg'].lower()}") from None
    except PydanticSerializationError as error:
        raise NotAnAdvice(f"{shown(came)} can't be written as JSON: {error}") from None
    raise NotAnAdvice(f"a {type(came).__name__} came back, {shown(came)}")
