"""Validates input against a model; its first fault becomes an ``InputError``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

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
    errors = error.errors(include_url=False)
    first, loc = errors[0], errors[0]["loc"]
    field = ".".join(str(step) for step in loc)
    if first["type"] == "invalid_key":
        return InputError(None, first["input"], _names(_model_at(model, loc[:-1])))
    if first["type"] == "string_type":
        return InputError(field, first["input"], "a name")
    if first["type"] == "extra_forbidden":
        inner = _model_at(model, loc[:-1])
        hint = nearest(loc[-1], sorted(inner.model_fields))
        return InputError(field, first["input"], _names(inner), hint)
    if first["type"] == "model_type":
        return InputError(field, first["input"], f"{_names(_model_at(model, loc))}, with values")
    if first["type"] == "missing":
        lacking = [one["loc"] for one in errors if one["type"] == "missing"]
        missing = ", ".join(str(path[-1]) for path in lacking if path[:-1] == loc[:-1])
        allowed = f"{_names(_model_at(model, loc[:-1]))}, all of them; missing: {missing}"
        return InputError(field, first["input"], allowed)
    context: dict[str, Any] = first.get("ctx") or {}
    answers = issubclass(model, CheckInBase) and len(loc) == 1
    hint = " Leave it out if unknown." if answers else ""
    return InputError(field, first["input"], context.get("allowed") or first["msg"].lower(), hint)


def _names(model: type[BaseModel]) -> str:
    return f"the names {', '.join(sorted(model.model_fields))}"


def _model_at(model: type[BaseModel], path: Sequence[int | str]) -> type[BaseModel]:
    """The model of a value inside another, such as ``clearance`` of a check-in."""
    for step in path:
        annotation = model.model_fields[str(step)].annotation
        model = next(one for one in (annotation, *get_args(annotation)) if _is_model(one))
    return model


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
