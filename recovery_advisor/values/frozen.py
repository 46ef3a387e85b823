"""What every model shares: nothing is coerced, nothing changes, and parsed JSON is as good as JSON."""

from collections.abc import Mapping
from inspect import Parameter, Signature
from keyword import iskeyword
from typing import Any, ClassVar, Self, get_type_hints

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema


class _PlainSignature:
    """The signature of a model: its fields, each with the type that a person reads.

    Pydantic's own is there only once a model is built, which is put off, and shows every validator.
    """

    def __get__(self, instance: object, model: type[BaseModel]) -> Signature:
        if instance is not None:
            raise AttributeError("__signature__")
        types = get_type_hints(model)
        return Signature(
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


class Frozen(BaseModel):
    """A strict, frozen model: nothing is coerced, nothing unknown is taken, nothing changes.

    A list is taken for a tuple, which JSON lacks, as the word of a level is for the level; so
    ``model_validate(json.loads(text))`` gives what ``model_validate_json(text)`` does.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        strict=True, frozen=True, extra="forbid", defer_build=True
    )

    __signature__: ClassVar[Signature] = _PlainSignature()  # type: ignore[assignment]

    @classmethod
    def __pydantic_on_complete__(cls) -> None:
        cls.__signature__ = _PlainSignature()  # type: ignore[assignment]  # pydantic has put its own

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _taking_lists(handler(source))  # type: ignore[no-any-return]

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, checked as a whole like any other.

        Raises:
            pydantic.ValidationError: when the whole can't be.
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
        """One made of values that are checked like any other: none goes around the checks."""
        return cls.model_validate(values)

    def __eq__(self, other: object) -> bool:
        """Whether all fields are equal; what a value was made from is no part of it."""
        return dict(self) == dict(other) if isinstance(other, type(self)) else NotImplemented


def _taking_lists(schema: Any) -> Any:
    """A schema in which each tuple may be given as a list."""
    if isinstance(schema, list):
        return [_taking_lists(part) for part in schema]
    if not isinstance(schema, dict) or schema.get("type") == "json-or-python":  # done before
        return schema
    inner = {key: _taking_lists(part) for key, part in schema.items()}
    if inner.get("type") != "tuple":
        return inner
    in_python = core_schema.no_info_before_validator_function(_as_tuple, inner)
    in_json = {**inner, "strict": False}  # where a validator before it has parsed the JSON
    return core_schema.json_or_python_schema(json_schema=in_json, python_schema=in_python)


def _as_tuple(given: Any) -> Any:
    if not isinstance(given, (list, tuple)):
        raise PydanticKnownError("list_type")
    return tuple(given)
