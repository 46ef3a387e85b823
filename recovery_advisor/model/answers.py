"""What an answer may be: an int on a scale, the name of a band, or nothing."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer
from pydantic_core import CoreSchema, core_schema

#: An int in range, the name of a band, or ``None`` for unknown.
Answer = int | str | None


class Scale:
    """Annotates a field of a check-in with the range and bands its answer must keep to.

    Args:
        low: the least int allowed.
        high: the greatest int allowed.
        bands: the names allowed in place of an int.

    Where both ``no`` and ``yes`` are bands, ``False`` and ``True`` are read as those; elsewhere
    booleans are refused, as are floats, digits in quotes and every other word.
    """

    def __init__(self, low: int, high: int, bands: tuple[str, ...]) -> None:
        self.low, self.high, self.bands = low, high, bands

    @property
    def allowed(self) -> str:
        """What may be given, in words."""
        names = ", ".join(self.bands)
        return f"a whole number from {self.low} to {self.high}, or one of: {names}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scale) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.low, self.high, self.bands))

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        choices: list[CoreSchema] = [
            core_schema.int_schema(ge=self.low, le=self.high, strict=True),
            core_schema.literal_schema(list(self.bands)),
        ]
        if {"no", "yes"} <= set(self.bands):
            choices.append(
                core_schema.no_info_after_validator_function(
                    _no_or_yes, core_schema.bool_schema(strict=True)
                )
            )
        one_of: list[CoreSchema | tuple[CoreSchema, str]] = list(choices)
        return core_schema.nullable_schema(
            core_schema.union_schema(
                one_of,
                mode="left_to_right",
                custom_error_type="answer_not_allowed",
                custom_error_message="give {allowed}; leave it out if unknown",
                custom_error_context={"allowed": self.allowed},
            )
        )


def _no_or_yes(answer: bool) -> str:
    return "yes" if answer else "no"


class CheckInBase(BaseModel):
    """What every check-in can do, whichever questions it carries.

    A question that was *mentioned* as ``None`` stays unknown even under a ``screening``; one that
    was not mentioned is denied by it. So equality, hash and JSON keep the two apart.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    screening: str | None = None

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The questions mentioned, with what was answered."""
        mentioned = self.__pydantic_fields_set__
        return {q: a for q, a in self.__dict__.items() if q in mentioned and q != "screening"}

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
