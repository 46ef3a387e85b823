"""What a person has, wants and has time for."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

from recovery_advisor.model.frozen import Frozen


def _collection(given: object) -> object:
    if isinstance(given, (set, list, tuple)):
        return frozenset(given) if all(isinstance(name, str) for name in given) else given
    return given


def _as_list(names: frozenset[str]) -> list[str]:
    return sorted(names)


Names = Annotated[
    frozenset[str],
    BeforeValidator(_collection),
    AfterValidator(frozenset),
    PlainSerializer(_as_list, return_type=list[str]),
    WithJsonSchema({"type": "array", "items": {"type": "string"}, "uniqueItems": True}),
]


class Preferences(Frozen):
    """What to plan a session with. Nothing here can make an advice more permissive.

    Which names exist is the rule book's to say; ``Advisor.assess`` refuses an unknown one with
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
    #: Minutes for the whole session, 1 to 240; ``None`` takes the pack's usual length.
    minutes: Annotated[int, Field(ge=1, le=240)] | None = Field(
        default=None, description="Minutes for the whole session; null takes the usual length."
    )
    #: Turns through the alternatives: 0, 1, 2 … give different sessions of the same safety.
    variant: Annotated[int, Field(ge=0, le=1_000_000)] = Field(
        default=0, description="Turns through the alternatives, from 0."
    )
