"""The ordered levels of an advice."""

from enum import StrEnum
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema


class Level(StrEnum):
    """A word with a rank: members compare by their place in the class, never by their letters.

    Ordering against anything but a member of the same class raises ``TypeError``, and a type
    checker refuses levels of two classes; ``==`` with the plain word works, so that
    ``advice.verdict == "rest"`` reads as it should.
    """

    @cached_property
    def rank(self) -> int:
        """Place in the order, the first member being 0."""
        return type(self)._member_names_.index(self._name_)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(cls._taken, handler(source))

    @classmethod
    def _taken(cls, given: object) -> Self:
        """A member, or the one that a plain word names, as JSON has it; in strict models too."""
        if isinstance(given, cls):
            return given
        if type(given) is str and given in cls._value2member_map_:
            return cls(given)
        *words, last = (repr(str(level)) for level in cls)
        raise PydanticKnownError("enum", {"expected": f"{', '.join(words)} or {last}"})

    def _rank_beside(self, other: object) -> int:
        if type(other) is not type(self):
            raise TypeError(f"{self!r} can only be ordered against a {type(self).__name__}")
        return other.rank

    def __lt__(self, other: Self) -> bool:  # type: ignore[override]
        return self.rank < self._rank_beside(other)

    def __le__(self, other: Self) -> bool:  # type: ignore[override]
        return self.rank <= self._rank_beside(other)

    def __gt__(self, other: Self) -> bool:  # type: ignore[override]
        return self.rank > self._rank_beside(other)

    def __ge__(self, other: Self) -> bool:  # type: ignore[override]
        return self.rank >= self._rank_beside(other)


class Readiness(Level):
    """How much exercise is safe, least first. ``rest`` pauses the programme; it is not bed rest."""

    REST = "rest"
    MOBILITY = "mobility"
    GRADUAL = "gradual"
    FULL = "full"


#: What a session can be planned for; a type checker knows that rest is not among them.
AboveRest = Literal[Readiness.MOBILITY, Readiness.GRADUAL, Readiness.FULL]


class Urgency(Level):
    """How soon to see a professional, least first. ``urgent`` is today, or as soon as possible."""

    NONE = "none"
    ROUTINE = "routine"
    URGENT = "urgent"
    EMERGENCY = "emergency"


#: Urgencies that leave no exercise open: a referral this urgent is also a limit to rest.
NOW = frozenset({Urgency.URGENT, Urgency.EMERGENCY})


class Verdict(Level):
    """The headline of readiness and urgency, most careful first."""

    EMERGENCY = "emergency"
    SEE_PROFESSIONAL = "see_professional"
    CONSULT_FIRST = "consult_first"
    REST = "rest"
    MOBILITY = "mobility"
    GRADUAL_RETURN = "gradual_return"
    FULL_PROGRAMME = "full_programme"

    @classmethod
    def of(cls, readiness: Readiness, urgency: Urgency) -> Self:
        """The headline: an urgent referral whatever the readiness, a routine one only at rest."""
        if urgency is Urgency.EMERGENCY:
            return cls.EMERGENCY
        if urgency is Urgency.URGENT:
            return cls.SEE_PROFESSIONAL
        if readiness is Readiness.REST and urgency is Urgency.ROUTINE:
            return cls.CONSULT_FIRST
        return {
            Readiness.REST: cls.REST,
            Readiness.MOBILITY: cls.MOBILITY,
            Readiness.GRADUAL: cls.GRADUAL_RETURN,
            Readiness.FULL: cls.FULL_PROGRAMME,
        }[readiness]


#: Verdicts beside which nothing but the referral is said.
REFERRED_NOW = frozenset({Verdict.EMERGENCY, Verdict.SEE_PROFESSIONAL})


class Phase(Level):
    """A part of a session, in the order in which a session runs."""

    CARDIO = "cardio"
    WARM_UP = "warm_up"
    STRENGTH = "strength"
    STRETCH = "stretch"
