"""Ordered enums: readiness, urgency, verdict and session phase."""

from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from recovery_advisor.values.lazily import cached_property


class Level(StrEnum):
    """A string enum ordered by definition: members compare by rank, never alphabetically.

    Ordering against anything but a member of the same class raises ``TypeError``, and type checkers
    refuse levels of two classes; ``==`` with a plain string works, such as
    ``advice.verdict == "rest"``.
    """

    @cached_property
    def rank(self) -> int:
        """Place in the order, the first member being 0."""
        return type(self)._member_names_.index(self._name_)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(cls._parse, handler(source))

    @classmethod
    def _parse(cls, given: object) -> Self:
        """The member given, or the one that a plain string names; in strict models too."""
        if isinstance(given, cls):
            return given
        if type(given) is str and given in cls._value2member_map_:
            return cls(given)
        *words, last = (repr(str(level)) for level in cls)
        raise PydanticKnownError("enum", {"expected": f"{', '.join(words)} or {last}"})

    def _rank_of(self, other: object) -> int:
        if type(other) is not type(self):
            raise TypeError(f"{self!r} can only be ordered against a {type(self).__name__}")
        return other.rank

    def __lt__(self, other: Self) -> bool:  # type: ignore[override]
        return self.rank < self._rank_of(other)

    def __le__(self, other: Self) -> bool:  # type: ignore[override]
        return self.rank <= self._rank_of(other)

    def __gt__(self, other: Self) -> bool:  # type: ignore[override]
        return self.rank > self._rank_of(other)

    def __ge__(self, other: Self) -> bool:  # type: ignore[override]
        return self.rank >= self._rank_of(other)


class Readiness(Level):
    """How much exercise is safe, least first. ``rest`` pauses the programme; it is not bed rest."""

    REST = "rest"
    """No exercise for now; the daily movement that feels fine goes on."""
    MOBILITY = "mobility"
    """Easy mobility moves only."""
    GRADUAL = "gradual"
    """A light start, built up step by step."""
    FULL = "full"
    """The full programme."""


#: The readiness levels that a session can be planned for; type checkers refuse rest.
AboveRest = Literal[Readiness.MOBILITY, Readiness.GRADUAL, Readiness.FULL]


class Urgency(Level):
    """How soon to see a professional, least first.

    ``routine`` is in the coming weeks, ``soon`` within two weeks, ``urgent`` today or as soon as
    possible, ``emergency`` now.
    """

    NONE = "none"
    """Nothing told of needs a professional."""
    ROUTINE = "routine"
    """Talk to a professional in the coming weeks."""
    SOON = "soon"
    """See a professional within two weeks."""
    URGENT = "urgent"
    """See a professional today, or as soon as possible; no exercise until then."""
    EMERGENCY = "emergency"
    """Call the local emergency number now; no exercise."""


#: Urgencies that rule out exercise: a referral this urgent is also a limit to rest.
NOW = frozenset({Urgency.URGENT, Urgency.EMERGENCY})


class Verdict(Level):
    """The headline derived from readiness and urgency, most cautious first."""

    EMERGENCY = "emergency"
    """Call the local emergency number now."""
    SEE_PROFESSIONAL = "see_professional"
    """See a professional today, or as soon as possible."""
    CONSULT_FIRST = "consult_first"
    """Rest, and ask a professional before any exercise."""
    REST = "rest"
    """Rest for now."""
    MOBILITY = "mobility"
    """Easy mobility moves only."""
    GRADUAL_RETURN = "gradual_return"
    """Start again gently."""
    FULL_PROGRAMME = "full_programme"
    """The full programme."""

    @classmethod
    def of(cls, readiness: Readiness, urgency: Urgency) -> "Verdict":
        """The headline: an urgent referral overrides readiness, a milder one only rest."""
        if urgency is Urgency.EMERGENCY:
            return cls.EMERGENCY
        if urgency is Urgency.URGENT:
            return cls.SEE_PROFESSIONAL
        if readiness is Readiness.REST and urgency is not Urgency.NONE:
            return cls.CONSULT_FIRST
        return _OF_READINESS[readiness]


_OF_READINESS = {
    Readiness.REST: Verdict.REST,
    Readiness.MOBILITY: Verdict.MOBILITY,
    Readiness.GRADUAL: Verdict.GRADUAL_RETURN,
    Readiness.FULL: Verdict.FULL_PROGRAMME,
}
#: Verdicts with which only referrals are reported.
REFERRED_NOW = frozenset({Verdict.EMERGENCY, Verdict.SEE_PROFESSIONAL})


class Phase(Level):
    """A part of a session, in the order in which a session runs."""

    CARDIO = "cardio"
    """Minutes of walking, cycling or the like, before all else."""
    WARM_UP = "warm_up"
    """Easy moves before the strength work."""
    STRENGTH = "strength"
    """Strength work; never without a warm-up."""
    STRETCH = "stretch"
    """Held stretches, last."""
