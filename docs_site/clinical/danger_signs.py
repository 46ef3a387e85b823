"""The page of danger signs: each question with what follows from each answer, then what counts together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docs_site.clinical.conditions import when
from docs_site.clinical.outcomes import SOON, outcome, until_answered
from docs_site.clinical.signs import alone, sign, urgency
from docs_site.clinical.writing import (
    RULES,
    WAY_BACK,
    beginning,
    cited,
    heading,
    ids,
    points,
    rule_title,
    sentence,
    text,
)
from recovery_advisor.authoring.docs.decision_table import rules_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import Threshold
from recovery_advisor.rulebook.rules import Effect, Rule
from recovery_advisor.values.levels import Urgency

TITLE = "Danger signs and other questions"
_ABOUT = (
    "Every question as people read it, with what they are told for each answer: what sends soonest comes first."
    " Then come the answers that count together. A question may be left unanswered; that never counts as a no."
    f"\n\nThe thresholds of pain, swelling, stiffness and range of motion are in [one table]({RULES}#thresholds)."
    f" What counts over days has [a page of its own]({WAY_BACK}). [The same by screens](../red-flags.md), as an"
    " app asks them, is a shorter list."
)
_BY_ITSELF = (
    "\nThese send nobody alone. They leave out exercises, or count beside another answer.\n"
)
Acting = tuple[Rule, list[Effect]]


def danger_signs(book: RuleBook) -> str:
    """The page."""
    parts = (*_alone(book), *_together(book))
    return beginning(TITLE, book, _ABOUT) + "".join(parts)


def _alone(book: RuleBook) -> Iterator[str]:
    together = [rule for rule, _ in joint_rules(book)]
    for level in reversed(Urgency):
        asked = [one for one in book.asked if urgency(alone(one, book)) is level]
        if not asked:
            continue
        if level is Urgency.NONE:
            yield heading(2, "No referral by itself", "alone", level) + _BY_ITSELF
        else:
            yield heading(2, sentence(SOON[level]), "alone", level)
        yield from (sign(question, together, book) for question in asked)


def joint_rules(book: RuleBook) -> list[Acting]:
    """The rules that send or hold back by several answers, those that send soonest first."""
    packs = (pack.id for pack in book.packs if pack.id != book.history)
    rules = (one for pack in packs for one in rules_of(book, pack))
    joint = [one for one in rules if not isinstance(one[0].when, Threshold) and _acts(one[1])]
    return sorted(joint, key=lambda one: -urgency(one[1]).rank)


def _acts(effects: Sequence[Effect]) -> bool:
    return any(one.kind in ("refer", "limit", "avoid") for one in effects)


def _together(book: RuleBook) -> Iterator[str]:
    yield heading(2, "Answers that count together", "together", "all")
    yield from (_joint(rule, effects, book) for rule, effects in joint_rules(book))


def _joint(rule: Rule, effects: Sequence[Effect], book: RuleBook) -> str:
    facts = (
        ("Then", sentence(outcome(effects, book))),
        ("What people are told", f"“{text(rule.say)}”"),
        ("While it is not known", until_answered(effects)),
        ("Why", text(rule.because)),
        ("Source", cited(rule.source, book)),
    )
    title = rule_title(rule.id)
    return (
        heading(3, title, "together", rule.id)
        + when(rule.when, book)
        + points(facts)
        + ids(rule.id)
    )
