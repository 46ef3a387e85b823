"""The page of rules: the table of thresholds, then every rule with when, then and what silence does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docs_site.clinical.conditions import when
from docs_site.clinical.outcomes import STEPS, outcome, until_answered
from docs_site.clinical.thresholds import threshold_table
from docs_site.clinical.writing import (
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
from recovery_advisor.rulebook.rules import Effect, Rule
from recovery_advisor.rulebook.verdict_texts import LevelNet
from recovery_advisor.values.levels import Readiness, Verdict
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.translator import humanize

TITLE = "Rules and thresholds"
_ABOUT = (
    "What a person is told first, and every rule behind it. A rule that holds back, or leaves an exercise out,"
    " counts until the answers show that it does not apply. A rule that opens a step or sends somebody counts"
    " only once the answers show that it does. So a question that is not answered opens nothing."
)
_THRESHOLDS = (
    "\n## Thresholds {#thresholds}\n\nAll numbers are made from the rules. Where several rows apply, the most"
    " urgent referral counts, and of the rest the one that allows least. A dash: not looked at. Who is sent today or now does not exercise until then. A danger sign, a condition or an"
    " open question can hold back more. After an injury the full programme needs"
    f" [days without trouble]({WAY_BACK}).\n\n"
)


def rules(book: RuleBook) -> str:
    """The page."""
    parts = (*_verdicts(book), *_packs(book), *_built_in(book), *_nets(book))
    table = _THRESHOLDS + threshold_table(book)
    return beginning(TITLE, book, _ABOUT) + table + "".join(parts)


def rule_entry(rule: Rule, effects: Sequence[Effect], book: RuleBook) -> str:
    """The entry of a rule."""
    facts = (
        ("Then", sentence(outcome(effects, book))),
        ("While it is not known", until_answered(effects)),
        ("What people are told", f"“{text(rule.say)}”"),
        ("Why", text(rule.because)),
        ("Source", cited(rule.source, book)),
    )
    title = heading(3, rule_title(rule.id), "rule", rule.id)
    return title + when(rule.when, book) + points(facts) + ids(rule.id)


def _verdicts(book: RuleBook) -> Iterator[str]:
    yield "\n## What people are told first\n\n| advice | in words |\n|---|---|\n"
    for verdict in Verdict:
        name = sentence(humanize(verdict))
        yield f"| {name} | {text(book.words.headlines[verdict])} |\n"


def _packs(book: RuleBook) -> Iterator[str]:
    for pack in sorted(book.packs, key=lambda one: one.id != book.base):
        if pack.id != book.history:
            yield heading(2, text(pack.title), "rules-of", pack.id)
            yield from (rule_entry(rule, own, book) for rule, own in rules_of(book, pack.id))


def _built_in(book: RuleBook) -> Iterator[str]:
    words = book.words
    yield "\n## What holds without a rule\n"
    for one in (words.nothing_permits, words.engine_fault, words.unreadable, words.cleared):
        if one:
            yield _reason(one, book)


def _reason(one: Reason, book: RuleBook) -> str:
    facts = (
        ("What people are told", f"“{text(one.say)}”"),
        ("Why", text(one.because)),
        ("Source", cited(one.source, book)),
    )
    title = heading(3, rule_title(one.rule), "rule", one.rule)
    return title + points(facts) + ids(one.rule)


def _nets(book: RuleBook) -> Iterator[str]:
    yield "\n## What to watch for from now on\n"
    for one in book.safety_nets:
        facts = (
            ("Told with", _levels(one)),
            ("What people are told", f"“{text(one.net.say)}”"),
            ("Why", text(one.net.because)),
            ("Source", cited(one.net.source, book)),
        )
        title = heading(3, rule_title(one.net.rule), "rule", one.net.rule)
        yield title + points(facts) + ids(one.net.rule)


def _levels(told: LevelNet) -> str:
    return ", ".join(STEPS[level] for level in Readiness if level in told.levels)
