"""Preferences for a session: equipment, focus, time, language."""

import re
from collections.abc import Set as AbstractSet
from typing import Annotated

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.locale_names import LIST_OF_NAMES, canonical_list
from recovery_advisor.values.scale import Scale


def _parse_names(given: object) -> frozenset[str]:
    if isinstance(given, (set, frozenset, list, tuple)) and all(type(n) is str for n in given):
        names = frozenset(given)
        if len(names) == len(given):
            return names
    allowed = "a list of names, each once"
    raise PydanticCustomError("not_allowed", "give {allowed}", {"allowed": allowed})


def _sorted_names(names: AbstractSet[str]) -> list[str]:
    return sorted(names)


Names = Annotated[
    AbstractSet[str],
    PlainValidator(_parse_names),
    PlainSerializer(_sorted_names, return_type=list[str]),
    WithJsonSchema({"type": "array", "items": {"type": "string"}, "uniqueItems": True}),
]


#: Emergency numbers that are well known. Several of them side by side are no one number.
_SHORT = "(000|110|112|119|911|999)"
_PHONE_NUMBER = rf"(?!{_SHORT}([ -]{_SHORT})+$)\+?[0-9]([ -]?[0-9]){{1,14}}"


def _parse_phone_number(given: object) -> str:
    if isinstance(given, str) and re.fullmatch(_PHONE_NUMBER, given):
        return given
    allowed = "one telephone number in quotes, such as '112'"
    raise PydanticCustomError("not_allowed", "give {allowed}", {"allowed": allowed})


def _parse_locale(given: object) -> str:
    if isinstance(given, str) and (names := canonical_list(given)):
        return names
    allowed = "the name of a language, such as 'en' or 'pt_BR', or some with colons between them"
    raise PydanticCustomError("not_allowed", "give {allowed}", {"allowed": allowed})


def _text(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


Locale = Annotated[str, PlainValidator(_parse_locale), _text(LIST_OF_NAMES)]
EmergencyNumber = Annotated[str, PlainValidator(_parse_phone_number), _text(_PHONE_NUMBER)]


class Preferences(Frozen):
    """Preferences for planning a session. None can make an advice more permissive.

    The rule book defines the names; ``Advisor.assess`` refuses an unknown one with
    :class:`~recovery_advisor.InputError`.
    """

    #: Gear the person owns, such as ``resistance_band``.
    equipment: Names = Field(
        default=frozenset(), description="Gear the person owns, such as resistance_band."
    )
    #: Household things the person does *not* have, such as ``chair``; the others are taken as there.
    without: Names = Field(
        default=frozenset(),
        description="Household things that are not there, such as chair; others are taken as there.",
    )
    #: Regions to work on first, such as ``upper_back``.
    focus: Names = Field(
        default=frozenset(), description="Regions to work on first, such as upper_back."
    )
    #: Ids of exercises that the person can't or won't do, such as ``superman``.
    leave_out: Names = Field(
        default=frozenset(), description="Ids of exercises that the person can't or won't do."
    )
    #: Minutes for the whole session, 1 to 240; ``None`` takes the pack's usual length.
    minutes: Annotated[int, Scale(1, 240)] | None = Field(
        default=None, description="Minutes for the whole session; null takes the usual length."
    )
    #: The number to call in an emergency where the person is; none is ever guessed.
    emergency_number: EmergencyNumber | None = Field(
        default=None, description="The local emergency number, such as 112; none is ever guessed."
    )
    #: The language of all texts, such as ``pt_BR``, or ``fr:en`` for English where there is no
    #: French; ``None`` is English.
    locale: Locale | None = Field(
        default=None,
        description="The language of all texts, such as pt_BR, or fr:en for English where there is no"
        " French; null is English.",
    )
    #: Turns through the alternatives: 0, 1, 2 … give different sessions of the same safety.
    variant: Annotated[int, Scale(0, 1_000_000)] = Field(
        default=0, description="Turns through the alternatives, from 0."
    )
