"""Validates input against a model; every fault is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from recovery_advisor.values.errors import MOST_HINTS, Described, Fault, InputError, nearest
from recovery_advisor.values.twin_keys import Twins

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], given: Mapping[str, Any], what: str) -> M:
    """An instance of the model, made from a mapping.

    Raises:
        InputError: with every field that can't be taken.
    """
    if type(given) is not dict and not isinstance(given, Mapping):
        raise InputError(None, given, f"a mapping of names to values, as {what}")
    try:
        return model.model_validate(given if type(given) is dict else dict(given))
    except ValidationError as error:
        raise InputError.of(faults_of(error, model)) from None


def faults_of(error: ValidationError, model: type[BaseModel], of: str = "") -> tuple[Fault, ...]:
    """The faults that a model found in what it was given.

    Args:
        error: what the model raised.
        model: the model.
        of: what stands before the name of each field.
    """
    found = error.errors(include_url=False)
    unknown = [one for one in found if one["type"] == "extra_forbidden"]
    looked_up = {id(one) for one in unknown[:MOST_HINTS]}
    listed = id(unknown[0]) if unknown else None
    return tuple(_fault(one, model, of, id(one) in looked_up, id(one) == listed) for one in found)


def line_errors(faults: Iterable[Fault]) -> list[InitErrorDetails]:
    """Faults as pydantic takes them."""
    return [
        InitErrorDetails(
            type=PydanticCustomError(
                "not_allowed", "give {allowed}", {"allowed": one.allowed, "hint": one.hint}
            ),
            loc=tuple((one.field or "").split(".")),
            input=Described(one.given),
        )
        for one in faults
    ]


def joined(error: ValidationError, more: Iterable[InitErrorDetails]) -> ValidationError:
    """The error with more lines before its own."""
    own = [
        InitErrorDetails(
            type=PydanticCustomError(one["type"], one["msg"], one.get("ctx")),
            loc=one["loc"],
            input=one["input"],
        )
        for one in error.errors(include_url=False)
    ]
    return ValidationError.from_exception_data(error.title, [*more, *own])


def _fault(one: Any, model: type[BaseModel], of: str, look_up: bool, first: bool) -> Fault:
    *at, last = one["loc"] or ("",)
    field = of + ".".join(str(step) for step in one["loc"]) if one["loc"] else of.rstrip(".")
    names = _names(model, at)
    listed = f"the names {', '.join(names)}"
    context: dict[str, Any] = one.get("ctx") or {}
    if isinstance(one["input"], Twins):
        return Fault.of(field, one["input"], "one value for each key")
    match one["type"]:
        case "invalid_key":
            hint = "A row with more cells than its header has such a key." if last == "None" else ""
            return Fault.of(None, one["input"], listed, hint)
        case "string_type":
            return Fault.of(field, one["input"], "a name")
        case "extra_forbidden":
            hint = nearest(last, names) if look_up else ""
            return Fault.of(field, one["input"], listed if first else "a name from the list", hint)
        case "missing":
            return Fault.of(field, Described("nothing"), f"a value; {', '.join(names)} are needed")
        case "model_type" | "dict_type" | "model_attributes_type":
            wanted = ", ".join(_names(model, one["loc"]))
            return Fault.of(field or None, one["input"], f"the names {wanted}, with values")
        case "int_type" | "greater_than_equal":
            return Fault.of(field, one["input"], "a whole number from 0")
        case _:
            allowed = context.get("allowed") or one["msg"].lower()
            return Fault.of(field or None, one["input"], allowed, context.get("hint", ""))


def _names(model: type[BaseModel], at: Iterable[object]) -> list[str]:
    """The names of the fields of the model, or of the one that is found at a place in it."""
    for step in at:
        field = model.model_fields.get(str(step))
        inner = field and next(
            filter(_is_model, (field.annotation, *get_args(field.annotation))), None
        )
        model = inner or model
    return sorted(model.model_fields)


def _is_model(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
