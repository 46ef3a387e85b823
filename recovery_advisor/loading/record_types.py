"""The types of the values that stand in rules files, each with what to write where one is refused."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, LiteralString

from pydantic import Field, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


@dataclass(frozen=True, slots=True)
class Pattern:
    """Annotates text with a pattern, and with the error message for text that does not match."""

    pattern: str
    wanted: LiteralString

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        described: dict[str, Any] = handler(schema)
        for one in described.get("anyOf", [described]):
            if one["type"] == "string":
                one["pattern"] = f"^({self.pattern})$"
        return described

    def _check(self, given: int | str) -> int | str:
        if isinstance(given, str) and not re.fullmatch(self.pattern, given):
            raise PydanticCustomError("written", self.wanted)
        return given


@dataclass(frozen=True, slots=True)
class Instead:
    """Annotates a choice of words with what to write in place of some that are none of them."""

    wanted: dict[str, LiteralString]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._check, handler(source))

    def _check(self, given: Any) -> Any:
        if isinstance(given, str) and given in self.wanted:
            raise PydanticCustomError("written", self.wanted[given])
        return given


#: The pattern of ids.
NAME = r"[a-z][a-z0-9_\-]{0,63}"
Id = Annotated[
    str,
    Pattern(
        NAME,
        "a name begins with a small letter and goes on with small letters, digits, - and _",
    ),
]
Text = Annotated[str, StringConstraints(min_length=1, max_length=600, pattern=r"\S")]
Whole = Annotated[int, Field(ge=0, le=1_000_000)]
#: A whole number or a range such as ``8-12``.
Range = Annotated[
    Whole | str,
    Pattern(r"[0-9]{1,6}-[0-9]{1,6}", "write a whole number, or a range such as 8-12"),
]
Hold = Annotated[
    Whole | str,
    Pattern(
        r"[0-9]{1,6}-[0-9]{1,6}|not given",
        "write a whole number, a range such as 8-12, or not given",
    ),
]
Level = Literal["rest", "mobility", "gradual", "full"]
#: Degrees of a swing, or of a swing and of how far out to the side.
Angle = Annotated[int, Field(ge=-360, le=360)]
Direction = Angle | Annotated[list[Angle], Field(min_length=2, max_length=2)]
#: A mapping with one key: a question, ``all`` or ``any``.
Condition = dict[str, Any]
#: The name of a rules file in its folder.
Hours = Annotated[
    str, Pattern(r"[0-9]{1,4} (hours?|days?)", "write a time, such as 20 hours or 14 days")
]

FileName = Annotated[
    str,
    Pattern(
        r"[^/\\.][^/\\]*\.yaml",
        "write the name of a rules file beside this one, such as flags.yaml; no others are listed",
    ),
]
QuestionnaireName = Annotated[
    str,
    Pattern(NAME + "/[0-9]{1,9}", "write a name and a version, such as red-flags/2"),
]
#: Of a pack.
Version = Annotated[str, Pattern(r"[0-9]+\.[0-9]+\.[0-9]+", "write three numbers, such as 1.0.0")]
