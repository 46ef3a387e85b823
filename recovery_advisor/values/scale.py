"""What an answer on a scale may be."""

from dataclasses import dataclass
from typing import Any

from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, slots=True)
class Scale:
    """Annotates a whole number with its range, and with names that may stand for some of it.

    Args:
        low: the least int allowed.
        high: the greatest int allowed.
        bands: the names allowed in place of an int.

    Where both ``no`` and ``yes`` are bands, ``False`` and ``True`` are read as those; elsewhere
    booleans are refused, as are floats, digits in quotes and every other word.
    """

    low: int
    high: int
    bands: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        """What may be given, in words."""
        whole = f"a whole number from {self.low} to {self.high}"
        return f"{whole}, or one of: {', '.join(self.bands)}" if self.bands else whole

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
