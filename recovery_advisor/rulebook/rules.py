"""Rules and their effects."""

from __future__ import annotations

from dataclasses import dataclass

from recovery_advisor.rulebook.conditions import AtLeast, AtMost, Condition, Threshold
from recovery_advisor.values.levels import Readiness, Urgency
from recovery_advisor.values.reasons import Citation, EffectKind, Reason

#: The kinds of threshold that the condition of each effect may use. They ensure that a worse answer
#: can't permit and a better one can't forbid.
SPEAKS_OF: dict[str, tuple[type[Threshold], ...]] = {
    "permit": (AtMost,),
    "limit": (AtLeast,),
    "refer": (AtLeast,),
    "avoid": (AtLeast,),
    "safety_net": (AtLeast, AtMost),
    "note": (AtLeast, AtMost),
}

#: Effects that tell something and never change an advice.
TELLING: frozenset[EffectKind] = frozenset({"safety_net", "note"})

#: Effects that count unless their condition is known to be false; the others count only when it is
#: known to be true. Evidence for must be known, evidence against must be ruled out.
COUNTS_UNLESS_RULED_OUT = frozenset({"limit", "avoid"})


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a rule: answers, and whether each effect counts on them.

    ``index`` is its position in the rule's list of examples.
    """

    index: int
    given: tuple[tuple[str, int | str], ...]
    counts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its condition, texts, source and examples."""

    id: str
    pack: str
    when: Condition
    say: str
    because: str
    source: Citation
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect of a rule.

    ``level`` is a readiness for permit and limit and an urgency for refer; ``ways`` are the ids of
    the ways that an avoid excludes.
    """

    rule: Rule
    kind: EffectKind
    level: Readiness | Urgency | None = None
    ways: frozenset[str] = frozenset()

    @property
    def reason(self) -> Reason:
        """The reason reported when the effect counts."""
        return Reason(
            rule=self.rule.id,
            effect=self.kind,
            level=self.level,
            say=self.rule.say,
            because=self.rule.because,
            source=self.rule.source,
        )
