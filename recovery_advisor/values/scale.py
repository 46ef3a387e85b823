"""Validation of an answer on a scale of whole numbers with named bands."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic_core import CoreSchema, core_schema

#: The answer of somebody who was asked and does not know.
UNKNOWN: Literal["unknown"] = "unknown"
#: An int in range, the name of a band, ``unknown``, or ``None`` where there is no answer.
Answer = int | str | None


@dataclass(frozen=True, slots=True)
class Scale:
    """Annotates a field as a whole number in a range, or the name of a band.

    A scale whose every value has a band of its own is one of words: it takes no numbers, as
    software differs in what a bare 1 means. If both ``no`` and ``yes`` are bands, ``False`` and
    ``True`` are read as those. A scale with bands is one of answers, which also takes ``unknown``.
    Other booleans, floats, digits in quotes and all other words are refused.

    Args:
        low: the least int allowed.
        high: the greatest int allowed.
        bands: the names allowed in place of an int.
        worse: which end is the worse one.
        starts: the least value of each band; empty on a scale of words.
    """

    low: int
    high: int
    bands: tuple[str, ...] = ()
    worse: Literal["higher", "lower"] = "higher"
    starts: tuple[int, ...] = ()

    @property
    def worded(self) -> bool:
        """Whether it takes words alone: each value has a band of its own."""
        return len(self.bands) == self.high - self.low + 1

    @property
    def denies(self) -> bool:
        """Whether booleans are read as the bands ``no`` and ``yes``."""
        return {"no", "yes"} <= set(self.bands)

    @property
    def words(self) -> tuple[str, ...]:
        """The words allowed, ``unknown`` included; none on a scale without bands."""
        return (*self.bands, UNKNOWN) if self.bands else ()

    @property
    def allowed(self) -> str:
        """A description of the valid answers, for error messages."""
        whole = f"a whole number from {self.low} to {self.high}"
        words = f"one of: {', '.join(self.words)}"
        if not self.bands:
            return whole
        return words if self.worded else f"{whole}, or {words}"

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        choices: list[CoreSchema | tuple[CoreSchema, str]] = []
        if not self.worded:
            choices.append(core_schema.int_schema(ge=self.low, le=self.high, strict=True))
        if self.bands:
            # Else an object would be a word that has its hash and says that it equals it.
            words = core_schema.literal_schema(list(self.words))
            choices.append(core_schema.no_info_before_validator_function(_as_text, words))
        if self.denies:
            choices.append(
                core_schema.no_info_after_validator_function(
                    _band_of_bool, core_schema.bool_schema(strict=True)
                )
            )
        return core_schema.custom_error_schema(
            core_schema.union_schema(choices, mode="left_to_right"),
            custom_error_type="not_allowed",
            custom_error_message="give {allowed}",
            custom_error_context={"allowed": self.allowed},
        )


def _as_text(given: object) -> str:
    if isinstance(given, str):
        return given
    raise ValueError("no text")


def _band_of_bool(answer: bool) -> str:
    return "yes" if answer else "no"
