"""The page of verdicts and rules: everything that can count, with when, then and what silence does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docs_site.clinical.writing import beginning, cited, heading, points, text
from recovery_advisor.authoring.docs.decision_table import rules_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect, Rule
from recovery_advisor.rulebook.wording import condition_in_words, effect_in_words, levels_in_words
from recovery_advisor.values.levels import Verdict
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.translator import humanize

TITLE = "Rules and verdicts"
_ABOUT = (
    "What a person is told first, and every rule behind it. A rule that limits or avoids stands until it is"
    " known not to apply; one that permits or refers must be known to apply. So an unanswered question"
    " permits nothing."
)


def rules(book: RuleBook) -> str:
    """The page."""
    parts = (*_verdicts(book), *_built_in(book), *_packs(book), *_nets(book))
    return beginning(TITLE, book, _ABOUT) + "".join(parts)


def _verdicts(book: RuleBook) -> Iterator[str]:
    yield "\n## Verdicts\n\n| verdict | what people are told first |\n|---|---|\n"
    for verdict in Verdict:
        yield f"| `{verdict.value}` | {text(book.words.headlines[verdict])} |\n"


def _packs(book: RuleBook) -> Iterator[str]:
    for pack in sorted(book.packs, key=lambda one: one.id != book.base):
        yield heading(2, f"Rules of {pack.id} {pack.version}", "rules-of", pack.id)
        yield f"{text(pack.title)}.\n"
        yield from (_rule(rule, effects, book) for rule, effects in rules_of(book, pack.id))


def _rule(rule: Rule, effects: Sequence[Effect], book: RuleBook) -> str:
    standing = [one for one in effects if one.kind in COUNTS_UNLESS_RULED_OUT]
    facts = (
        ("When", text(condition_in_words(rule.when, book.question))),
        ("Then", text("; ".join(map(effect_in_words, effects)))),
        ("Unanswered", text("; ".join(map(_standing, standing))) or "does nothing"),
        ("What people are told", text(rule.say)),
        ("Why", text(rule.because)),
        ("Source", cited(rule.source, book)),
    )
    return heading(3, rule.id, "rule", rule.id) + points(facts)


def _standing(effect: Effect) -> str:
    return "these exercises stay out" if effect.kind == "avoid" else f"limit {effect.level} stands"


def _built_in(book: RuleBook) -> Iterator[str]:
    words = book.words
    yield "\n## Reasons that are built in\n"
    for one in (words.nothing_permits, words.engine_fault, words.unreadable, words.cleared):
        if one:
            yield _reason(one, book)


def _reason(one: Reason, book: RuleBook) -> str:
    facts = (
        ("What people are told", text(one.say)),
        ("Why", text(one.because)),
        ("Source", cited(one.source, book)),
    )
    return heading(3, one.rule, "rule", one.rule) + points(facts)


def _nets(book: RuleBook) -> Iterator[str]:
    yield "\n## What to watch for, told with each readiness\n"
    for one in book.safety_nets:
        facts = (
            ("With", humanize(levels_in_words(one))),
            ("What people are told", text(one.net.say)),
            ("Why", text(one.net.because)),
            ("Source", cited(one.net.source, book)),
        )
        yield heading(3, one.net.rule, "rule", one.net.rule) + points(facts)
