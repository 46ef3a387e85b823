"""What an answer may be: an int on a scale, the name of a band, or nothing."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer
from pydantic_core import CoreSchema, core_schema

#: An int in range, the name of a band, or ``None`` for unknown.
Answer = int | str | None


class Scale:
    """Annotates a whole number with its range, and with names that may stand for some of it.

    Args:
        low: the least int allowed.
        high: the greatest int allowed.
        bands: the names allowed in place of an int.

    Where both ``no`` and ``yes`` are bands, ``False`` and ``True`` are read as those; elsewhere
    booleans are refused, as are floats, digits in quotes and every other word.
    """

    def __init__(self, low: int, high: int, bands: tuple[str, ...] = ()) -> None:
        self.low, self.high, self.bands = low, high, bands

    @property
    def allowed(self) -> str:
        """What may be given, in words."""
        whole = f"a whole number from {self.low} to {self.high}"
        return f"{whole}, or one of: {', '.join(self.bands)}" if self.bands else whole

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scale) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.low, self.high, self.bands))

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        choices: list[CoreSchema] = [core_schema.int_schema(ge=self.low, le=self.high, strict=True)]
        if self.bands:
            choices.append(core_schema.literal_schema(list(self.bands)))
        if {"no", "yes"} <= set(self.bands):
            choices.append(
                core_schema.no_info_after_validator_function(
                    _no_or_yes, core_schema.bool_schema(strict=True)
                )
            )
        one_of: list[CoreSchema | tuple[CoreSchema, str]] = list(choices)
        return core_schema.custom_error_schema(
            core_schema.union_schema(one_of, mode="left_to_right"),
            custom_error_type="not_allowed",
            custom_error_message="give {allowed}",
            custom_error_context={"allowed": self.allowed},
        )


def _no_or_yes(answer: bool) -> str:
    return "yes" if answer else "no"


class CheckInBase(BaseModel):
    """What every check-in can do, whichever questions it carries.

    A question that was *mentioned* as ``None`` stays unknown even under a ``screening``; one that
    was not mentioned is denied by it. So equality, hash and JSON keep the two apart.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    screening: str | None = None

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The questions mentioned, with what was answered."""
        mentioned = self.__pydantic_fields_set__
        return {q: a for q, a in self.__dict__.items() if q in mentioned and q != "screening"}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some answers changed, each of them checked as when it was first given.

        Raises:
            pydantic.ValidationError: when an answer can't be taken.
        """
        return type(self).model_validate({**self.model_dump(), **(update or {})})

    @classmethod
    def model_construct(  # type: ignore[override]  # mypy sees each subclass's own fields
        cls, _fields_set: set[str] | None = None, **values: Any
    ) -> Self:
        """A check-in, checked as any other: none goes around the checks."""
        return cls.model_validate(values)

    @model_serializer(mode="wrap")
    def _only_what_was_mentioned(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        mentioned = self.model_fields_set
        return {name: value for name, value in whole(self).items() if name in mentioned}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CheckInBase):
            return NotImplemented
        return self.answers == other.answers and self.screening == other.screening

    def __hash__(self) -> int:
        return hash((frozenset(self.answers.items()), self.screening))
