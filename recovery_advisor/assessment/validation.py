"""Validates input against a model; its first fault becomes an ``InputError``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import InputError, nearest

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], given: Mapping[str, Any], what: str) -> M:
    """An instance of the model, made from a mapping.

    Raises:
        InputError: for the first field that can't be taken.
    """
    if type(given) is not dict and not isinstance(given, Mapping):
        raise InputError(None, given, f"a mapping of names to values, as {what}")
    try:
        return model.model_validate(given if type(given) is dict else dict(given))
    except ValidationError as error:
        raise _first_fault(model, error) from None


def _first_fault(model: type[BaseModel], error: ValidationError) -> InputError:
    first = error.errors(include_url=False)[0]
    field = ".".join(str(step) for step in first["loc"])
    names = sorted(model.model_fields)
    if first["type"] == "invalid_key":
        return InputError(None, first["input"], f"the names {', '.join(names)}")
    if first["type"] == "string_type":
        return InputError(field, first["input"], "a name")
    if first["type"] == "extra_forbidden":
        hint = nearest(field, names)
        return InputError(field, first["input"], f"the names {', '.join(names)}", hint)
    context: dict[str, Any] = first.get("ctx") or {}
    answers = issubclass(model, CheckInBase) and len(first["loc"]) == 1
    hint = " Leave it out if unknown." if answers else ""
    return InputError(field, first["input"], context.get("allowed") or first["msg"].lower(), hint)
