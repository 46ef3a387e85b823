"""The judgement on a mutant, as plain values that can be sent between processes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recovery_advisor.authoring.mutation.mutant import Mutant


class Fate(StrEnum):
    """The fate of a mutant."""

    REFUSED = "refused"
    EQUIVALENT = "equivalent"
    CAUGHT = "caught"
    NOT_SETTLED = "not settled"
    SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class Missing:
    """The tests that would catch a mutant, each as YAML to paste.

    Attributes:
        example: an example; empty where none can catch it.
        rule: id of the rule that it belongs to; empty where there is none.
        case: a case; empty where none can catch it.
        pack: the pack into whose cases it belongs.
    """

    example: str
    rule: str
    case: str
    pack: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judgement on one mutant.

    Attributes:
        fate: ``REFUSED`` when it does not load, whatever the examples say; ``EQUIVALENT`` when
            nobody has another outcome; else whether something catches it.
        example: whether an example refuses it.
        case: id of a case that it fails.
        claim: id of a claim that is false of it.
        missing: what would catch it, where nothing does.
    """

    mutant: Mutant
    fate: Fate
    example: bool = False
    case: str | None = None
    claim: str | None = None
    missing: Missing | None = None
