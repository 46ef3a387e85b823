"""Rules and their effects."""

from __future__ import annotations

from dataclasses import dataclass

from recovery_advisor.rulebook.conditions import AtLeast, AtMost, Condition, Threshold
from recovery_advisor.values.levels import Readiness, Urgency
from recovery_advisor.values.reasons import Citation, EffectKind, Reason

#: Which side of a scale the conditions of an effect may speak about. It is what makes a worse
#: answer unable to permit, and a better one unable to forbid.
SPEAKS_OF: dict[str, tuple[type[Threshold], ...]] = {
    "permit": (AtMost,),
    "limit": (AtLeast,),
    "refer": (AtLeast,),
    "avoid": (AtLeast,),
    "note": (AtLeast, AtMost),
}

#: Effects that count as soon as their condition is not known to be false; the others count only
#: when it is known to be true. Evidence for must be known, evidence against must be ruled out.
COUNTS_UNLESS_RULED_OUT = frozenset({"limit", "avoid"})


@dataclass(frozen=True, slots=True)
class Example:
    """Answers, and whether each effect of the rule counts on them; ``index`` in its list."""

    index: int
    given: tuple[tuple[str, int | str], ...]
    counts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition with its words, its source and its examples."""

    id: str
    pack: str
    when: Condition
    say: str
    because: str
    source: Citation
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing a rule does when its condition counts.

    ``level`` is a readiness for permit and limit and an urgency for refer; ``ways`` are the ways
    of doing exercises that an avoid leaves out.
    """

    rule: Rule
    kind: EffectKind
    level: Readiness | Urgency | None = None
    ways: frozenset[str] = frozenset()

    @property
    def reason(self) -> Reason:
        """What a person is told when it counts."""
        return Reason(
            rule=self.rule.id,
            effect=self.kind,
            level=self.level,
            say=self.rule.say,
            because=self.rule.because,
            source=self.rule.source,
        )
