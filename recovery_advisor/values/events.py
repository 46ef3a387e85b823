"""Events: what was learnt about a person at one instant. A history is a set of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timezone
from enum import Enum
from hashlib import sha256
from sys import intern
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self

from pydantic import (
    BaseModel,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from recovery_advisor.values.clearance import Day
from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.preferences import Names

#: The form of an event as JSON that this version writes; older forms are read.
FORM: Literal[1] = 1
#: Times of other years are refused: they are slips, and there is no calendar beyond the last to reckon with.
YEARS: Final = range(1900, 9999)
_INSTANT = "an instant with its time zone, such as 2026-01-31T20:00:00+01:00"
_LONGEST_NAME = 200


def _not_allowed(allowed: str) -> PydanticCustomError:
    return PydanticCustomError("not_allowed", "give {allowed}", {"allowed": allowed})


def _parse_instant(given: object) -> datetime:
    """The instant, its zone kept as an offset, so that reading it back gives the same."""
    if isinstance(given, str):
        try:
            given = datetime.fromisoformat(given)
        except ValueError:
            raise _not_allowed(_INSTANT) from None
    offset = given.utcoffset() if isinstance(given, datetime) else None
    if isinstance(given, datetime) and offset is not None and given.year in YEARS:
        return given.replace(tzinfo=timezone(offset), fold=0)
    raise _not_allowed(_INSTANT)


def _parse_name(given: object) -> str:
    if isinstance(given, str) and given.isprintable() and 0 < len(given.strip()) <= _LONGEST_NAME:
        return given.strip()
    raise _not_allowed(f"a text on one line of at most {_LONGEST_NAME} characters")


def _parse_id(given: object) -> str:
    return "" if given == "" else _parse_name(given)


def _plain(given: Any) -> Any:
    """The value as JSON has it, in one form alone."""
    if isinstance(given, BaseModel):
        return given.model_dump(mode="json")
    if isinstance(given, Mapping):
        return {str(key): _plain(value) for key, value in given.items()}
    if isinstance(given, (set, frozenset)):
        return sorted(map(_plain, given))
    if isinstance(given, (list, tuple)):
        return [_plain(one) for one in given]
    if isinstance(given, Enum):
        return given.value
    return given.isoformat() if hasattr(given, "isoformat") else given


def _interned(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys and words are shared with those of other events, which have the same."""
    return {intern(key): intern(one) if type(one) is str else one for key, one in pairs}


def _parse_answers(given: object) -> Mapping[str, Any]:
    allowed = "a check-in, or a mapping of questions to answers as JSON has it"
    if not isinstance(given, (BaseModel, Mapping)):
        raise _not_allowed(allowed)
    try:
        text = json.dumps(_plain(given), allow_nan=False)
        held = json.loads(text, object_pairs_hook=_interned)
    except (TypeError, ValueError, RecursionError):
        raise _not_allowed(allowed) from None
    return MappingProxyType(held)


Instant = Annotated[
    datetime,
    PlainValidator(_parse_instant),
    PlainSerializer(datetime.isoformat, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Name = Annotated[str, PlainValidator(_parse_name), WithJsonSchema({"type": "string"})]
Id = Annotated[str, PlainValidator(_parse_id), WithJsonSchema({"type": "string"})]
Answers = Annotated[
    Mapping[str, Any],
    PlainValidator(_parse_answers),
    PlainSerializer(dict, return_type=dict[str, Any]),
    WithJsonSchema({"type": "object"}),
]


class Event(Frozen):
    """What was learnt about a person at one instant.

    Two events are one where their ids are: ``id`` is a hash of the content where none is given.
    """

    kind: str = Field(description="What it is, by name.")
    at: Instant = Field(description="When it happened, with its time zone; kept as an offset.")
    id: Id = Field(default="", description="Its name within one person's events.")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not self.id:
            content = self.model_dump(mode="json", exclude={"id"})
            self.__dict__["id"] = sha256(_text(content).encode()).hexdigest()[:24]
        return self

    def to_json(self) -> str:
        """The event as one line of JSON, from which an equal one can be read."""
        return _text({"v": FORM, **self.model_dump(mode="json")})

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).model_validate, (self.model_dump(),)

    def __hash__(self) -> int:
        return hash((self.kind, self.id))


class CheckedIn(Event):
    """A whole check-in: the only event that can be clear, or deny a danger sign."""

    kind: Literal["checked_in"] = Field(default="checked_in", description="What it is, by name.")
    check_in: Answers = Field(description="The check-in, as JSON has it; without a clearance.")

    if TYPE_CHECKING:

        def __init__(
            self, *, at: datetime | str, check_in: BaseModel | Mapping[str, Any], id: str = ...
        ) -> None: ...


class Noticed(Event):
    """Answers to some questions, learnt between check-ins. They can only hold or lower an advice."""

    kind: Literal["noticed"] = Field(default="noticed", description="What it is, by name.")
    answers: Answers = Field(description="Answers by question, as JSON has them.")

    if TYPE_CHECKING:

        def __init__(
            self, *, at: datetime | str, answers: BaseModel | Mapping[str, Any], id: str = ...
        ) -> None: ...


class Trained(Event):
    """A session that was done."""

    kind: Literal["trained"] = Field(default="trained", description="What it is, by name.")
    level: Literal["mobility", "gradual", "full", "other"] = Field(
        description="The readiness it was made for; other: something of one's own."
    )
    peak_pain: Annotated[int, Field(ge=0, le=10)] | None = Field(
        default=None, description="The worst pain in it, 0 to 10; null where nobody said."
    )
    felt: Literal["fine", "hard", "too_much"] | None = Field(
        default=None, description="How it was taken; null where nobody said."
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            at: datetime | str,
            level: Readiness | Literal["mobility", "gradual", "full", "other"],
            peak_pain: int | None = ...,
            felt: Literal["fine", "hard", "too_much"] | None = ...,
            id: str = ...,
        ) -> None: ...


class Cleared(Event):
    """A professional looked into something that was reported."""

    kind: Literal["cleared"] = Field(default="cleared", description="What it is, by name.")
    by: Name = Field(description="Who it was, such as a name and a profession.")
    scope: Names = Field(description="Ids of the questions that were looked into.")
    expires: Day = Field(description="The last day it holds, where it was given.")

    @model_validator(mode="after")
    def _check_consistency(self) -> Self:
        if not self.scope:
            raise _not_allowed("at least one question in its scope")
        if self.expires < self.at.date():
            raise _not_allowed("an end that is not before its day")
        return self


class Amended(Event):
    """A correction: another event is replaced by one of its kind, or withdrawn."""

    kind: Literal["amended"] = Field(default="amended", description="What it is, by name.")
    event: Name = Field(description="Id of the event that is corrected.")
    by: AnyEvent | None = Field(
        default=None, description="What it should have been, of the same kind; null: nothing."
    )


#: An event that is no correction.
AnyEvent = Annotated[CheckedIn | Noticed | Trained | Cleared, Field(discriminator="kind")]
KINDS: Mapping[str, type[Event]] = MappingProxyType({
    "checked_in": CheckedIn,
    "noticed": Noticed,
    "trained": Trained,
    "cleared": Cleared,
    "amended": Amended,
})  # fmt: skip
Amended.model_rebuild()


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False)
