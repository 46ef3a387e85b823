"""Validation of an answer on a scale of whole numbers with named bands."""

from dataclasses import dataclass
from typing import Any

from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, slots=True)
class Scale:
    """Annotates a field as a whole number in a range, or the name of a band.

    Args:
        low: the least int allowed.
        high: the greatest int allowed.
        bands: the names allowed in place of an int.

    If both ``no`` and ``yes`` are bands, ``False`` and ``True`` are read as those. Other booleans,
    floats, digits in quotes and all other words are refused.
    """

    low: int
    high: int
    bands: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        """A description of the valid answers, for error messages."""
        whole = f"a whole number from {self.low} to {self.high}"
        return f"{whole}, or one of: {', '.join(self.bands)}" if self.bands else whole

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        choices: list[CoreSchema] = [core_schema.int_schema(ge=self.low, le=self.high, strict=True)]
        if self.bands:
            choices.append(core_schema.literal_schema(list(self.bands)))
        if {"no", "yes"} <= set(self.bands):
            choices.append(
                core_schema.no_info_after_validator_function(
                    _band_of_bool, core_schema.bool_schema(strict=True)
                )
            )
        one_of: list[CoreSchema | tuple[CoreSchema, str]] = list(choices)
        return core_schema.custom_error_schema(
            core_schema.union_schema(one_of, mode="left_to_right"),
            custom_error_type="not_allowed",
            custom_error_message="give {allowed}",
            custom_error_context={"allowed": self.allowed},
        )


def _band_of_bool(answer: bool) -> str:
    return "yes" if answer else "no"
