"""Finds rules that another rule makes redundant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rulebook.implication import implies
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.levels import Readiness, Urgency


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Of two rules that subsume each other, the overlay's or the later by name is found.

    Overlays need not be loaded, so their rules make none of another pack redundant.
    """
    rules = folder.rules()
    packs = {id: entry.file.pack for id, (entry, _) in rules.items()}
    beside = {pack: folder.loaded_with(pack) for pack in packs.values()}
    written = {
        id: [effect for effect in effects if getattr(entry.record.then, effect.kind)]
        for id, (entry, effects) in rules.items()
        if entry.record.then.note is None and entry.record.then.safety_net is None
    }
    for id, effects in written.items():
        for other, others in written.items():
            if (
                other != id
                and packs[other] in beside[packs[id]]
                and _idle(effects, others)
                and (packs[id] != packs[other] or id > other or not _idle(others, effects))
            ):
                message = f"rule {other!r} does as much, whenever this one counts; drop one of them"
                yield Violation(id, rules[id][0].place / "rule", message)
                break


def _idle(effects: Sequence[Effect], others: Sequence[Effect]) -> bool:
    """Whether each effect has one among the others that always does as much."""
    return all(
        any(_as_strong(other, effect) and implies(effect, other) for other in others)
        for effect in effects
    )


def _as_strong(one: Effect, other: Effect) -> bool:
    """Whether one effect does as much as another of its kind, where both count."""
    if one.kind != other.kind:
        return False
    if isinstance(one.level, Readiness) and isinstance(other.level, Readiness):
        return one.level <= other.level if one.kind == "limit" else one.level >= other.level
    if isinstance(one.level, Urgency) and isinstance(other.level, Urgency):
        return one.level >= other.level
    return one.ways >= other.ways


_RULES = """\
rules:
  - rule: rest-in-great-pain
    when: {{pain: 6 or worse}}
    then: {{limit: rest}}
    say: Rest. Your pain is great.
    because: It needs a rest.
    source: {{work: own-judgement, at: great pain}}
  - rule: ease-off-in-some-pain
    when: {{pain: 5 or worse}}
    then: {{limit: {level}}}
    say: Ease off. You have some pain.
    because: It needs a rest.
    source: {{work: own-judgement, at: some pain}}
"""

LINT = Lint(
    id="rule-subsumed",
    severity=Severity.WARNING,
    finds="a rule that never does more than another one which counts whenever it does",
    because="It changes no advice, and whoever changes the other rule will forget this one.",
    check=check,
    fails={"my-pack/more.yaml": _RULES.format(level="rest")},
    passes={"my-pack/more.yaml": _RULES.format(level="mobility")},
)
