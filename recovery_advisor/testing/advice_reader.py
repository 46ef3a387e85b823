"""Reads what an app returned: an advice, the mapping of one, or its JSON text."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, to_json

from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import shown

WANTED = "an Advice, the mapping of one, or its JSON text"


class NotAnAdvice(ValueError):
    """The result of an app can't be read as an advice; the message says why."""


def as_advice(result: object) -> Advice:
    """The result of an app as an advice that is complete and does not contradict itself.

    Raises:
        NotAnAdvice: for anything else.
    """
    if isinstance(result, Advice):
        return result
    try:
        if isinstance(result, Mapping):
            return Advice.model_validate_json(to_json(dict(result)))
        if isinstance(result, str | bytes):
            return Advice.model_validate_json(result)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"]) or "the whole"
        raise NotAnAdvice(
            f"{shown(result)} is no advice: {field}: {first['msg'].lower()}"
        ) from None
    except PydanticSerializationError as error:
        raise NotAnAdvice(f"{shown(result)} can't be written as JSON: {error}") from None
    raise NotAnAdvice(f"a {type(result).__name__} came back, {shown(result)}")
