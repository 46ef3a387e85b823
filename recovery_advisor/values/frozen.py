"""The base class of all models: strict, immutable, and equal from JSON text and from parsed JSON."""

import sys
from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from keyword import iskeyword
from typing import Any, ClassVar, Self, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import (
    CoreSchema,
    InitErrorDetails,
    PydanticCustomError,
    PydanticKnownError,
    core_schema,
)

from recovery_advisor.values.twin_keys import twin_key

M = TypeVar("M", bound=BaseModel)
_put = object.__setattr__


class PlainSignature:
    """The signature of a model: its fields, each with the type that a person reads.

    Pydantic's own is there only once a model is built, which is put off, and shows every validator.
    """

    #: Makes of a model and its signature the one that Hypothesis reads; set where it is imported.
    for_hypothesis: ClassVar[Callable[[type[BaseModel], Signature], Signature] | None] = None

    def __get__(self, instance: object, model: type[BaseModel]) -> Signature:
        if instance is not None:
            raise AttributeError("__signature__")
        types = get_type_hints(model)
        plain = Signature(
            [
                Parameter(
                    name,
                    Parameter.KEYWORD_ONLY,
                    default=Parameter.empty if field.is_required() else field.get_default(),
                    annotation=types[name],
                )
                for name, field in model.model_fields.items()
                if name.isidentifier() and not iskeyword(name)
            ],
            return_annotation=None,
        )
        reader = sys._getframe(1).f_globals.get("__name__", "")
        adapt = type(self).for_hypothesis
        return adapt(model, plain) if adapt and reader.startswith("hypothesis.") else plain


class Frozen(BaseModel):
    """A strict, immutable model: no coercion, no unknown fields.

    Lists are accepted for tuples, and level names for levels, as JSON has neither; so
    ``model_validate(json.loads(text))`` equals ``model_validate_json(text)``.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        strict=True, frozen=True, extra="forbid", defer_build=True
    )

    __signature__: ClassVar[Signature] = PlainSignature()  # type: ignore[assignment]

    @classmethod
    def __pydantic_on_complete__(cls) -> None:
        cls.__signature__ = PlainSignature()  # type: ignore[assignment]  # pydantic has put its own

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _accepting_lists(handler(source))  # type: ignore[no-any-return]

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **how: Any) -> Self:
        """A model from JSON text, as pydantic's own, which keeps the last of two equal keys.

        Raises:
            pydantic.ValidationError: when it is invalid, or an object holds a key twice.
        """
        if twin := twin_key(json_data):
            allowed = "each key once in an object"
            raise ValidationError.from_exception_data(cls.__name__, [
                InitErrorDetails(
                    type=PydanticCustomError("twin_key", "give {allowed}", {"allowed": allowed}),
                    loc=(twin,),
                    input=twin,
                )
            ])  # fmt: skip
        return super().model_validate_json(json_data, **how)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed; the whole is validated again.

        Raises:
            pydantic.ValidationError: when the result is invalid.
        """
        return type(self).model_validate({**dict(self), **(update or {})})

    def copy(  # type: ignore[override]  # without include and exclude, which leave fields unchecked
        self, *, update: Mapping[str, Any] | None = None, deep: bool = False
    ) -> Self:
        """The same as :meth:`model_copy`."""
        return self.model_copy(update=update, deep=deep)

    @classmethod
    def model_construct(  # type: ignore[override]  # mypy sees each subclass's own fields
        cls, _fields_set: set[str] | None = None, **values: Any
    ) -> Self:
        """A validated instance: unlike pydantic's own, this does not skip validation."""
        return cls.model_validate(values)

    def __eq__(self, other: object) -> bool:
        """Whether all fields are equal; private attributes are not compared."""
        return dict(self) == dict(other) if isinstance(other, type(self)) else NotImplemented


def of_valid(model: type[M], /, **fields: Any) -> M:
    """A model of all of its fields, without validating them.

    For what the library has made itself, never for what it was given; a test must hold that
    validation would accept it as it is.
    """
    made = model.__new__(model)
    _put(made, "__dict__", fields)
    _put(made, "__pydantic_fields_set__", set(fields))
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", None)
    return made


def _accepting_lists(schema: Any) -> Any:
    """The schema with each tuple also accepting a list."""
    if isinstance(schema, list):
        return [_accepting_lists(part) for part in schema]
    if not isinstance(schema, dict) or schema.get("type") == "json-or-python":  # done before
        return schema
    inner = {key: _accepting_lists(part) for key, part in schema.items()}
    if inner.get("type") != "tuple":
        return inner
    in_python = core_schema.no_info_before_validator_function(_as_tuple, inner)
    in_json = {**inner, "strict": False}  # an earlier validator may already have parsed the JSON
    return core_schema.json_or_python_schema(json_schema=in_json, python_schema=in_python)


def _as_tuple(given: Any) -> Any:
    if not isinstance(given, (list, tuple)):
        raise PydanticKnownError("list_type")
    return tuple(given)
