"""Finds limits that never lower the readiness."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from recovery_advisor.authoring.lint.lint import Lint, Severity, Violation
from recovery_advisor.authoring.lint.witnesses import just_met
from recovery_advisor.decision import Laws
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import Effect


def check(folder: CheckedFolder) -> Iterator[Violation]:
    """Tries the witnesses of each limit: if it decides for anybody, it does for one of them.

    Other overlays need not be loaded, so their effects are left out.
    """
    engine, laws, places = ReferenceEngine(folder.book), Laws(folder.book), folder.rules()
    for index, effect in enumerate(folder.book.effects):
        entry, _ = places[effect.rule.id]
        if effect.kind != "limit" or not entry.record.then.limit:
            continue
        beside = _effects_of(folder.loaded_with(effect.rule.pack), folder.book)
        counting = [engine.counting(one) & beside for one in just_met(effect, folder.book)]
        if all(laws.decide(one) == laws.decide(one & ~(1 << index)) for one in counting):
            yield Violation(effect.rule.id, entry.place / "then" / "limit", _message(effect))


def _effects_of(packs: Collection[str], book: RuleBook) -> int:
    own = (effect.rule.pack in packs for effect in book.effects)
    return sum(1 << index for index, counted in enumerate(own) if counted)


def _message(effect: Effect) -> str:
    return (
        f"whenever this limits to {effect.level}, the other rules leave no more anyway;"
        " drop it, or accept it in pack.yaml with the reason"
    )


_RULE = """\
rules:
  - rule: ease-off
    when: {{pain: {pain} or worse}}
    then: {{limit: mobility}}
    say: Ease off. You have some pain.
    because: Less is more while it hurts.
    source: {{work: own-judgement, at: easing off}}
"""

LINT = Lint(
    id="limit-never-decides",
    severity=Severity.WARNING,
    finds="a limit without which nobody would be permitted more",
    because="It seems to protect somebody, and something else does.",
    check=check,
    fails={"my-pack/more.yaml": _RULE.format(pain=4)},
    passes={"my-pack/more.yaml": _RULE.format(pain=3)},
)
