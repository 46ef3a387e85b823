"""The page of danger signs: for each rule that sends somebody, who is meant and what they are told."""

from __future__ import annotations

from collections.abc import Iterator

from docs_site.clinical.writing import (
    beginning,
    cited,
    heading,
    points,
    rule_link,
    text,
)
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.wording import condition_in_words
from recovery_advisor.values.levels import Urgency

TITLE = "Danger signs"
_ABOUT = (
    "Each rule that sends somebody to a professional, the most urgent first: when it does, and what the person"
    " is told. [How these were chosen](../red-flags.md) has a page of its own."
)
_HEADS = {
    Urgency.EMERGENCY: "Emergency: call the local emergency number now",
    Urgency.URGENT: "Urgent: see a professional today, or as soon as you can",
    Urgency.SOON: "Soon: see a professional within two weeks",
    Urgency.ROUTINE: "Routine: talk to a professional in the coming weeks",
}


def danger_signs(book: RuleBook) -> str:
    """The page."""
    return beginning(TITLE, book, _ABOUT) + "".join(_sections(book))


def _sections(book: RuleBook) -> Iterator[str]:
    for urgency, title in _HEADS.items():
        sending = [one for one in book.effects if one.kind == "refer" and one.level is urgency]
        if sending:
            yield heading(2, title, "urgency", urgency)
        yield from (_sign(effect, book) for effect in sending)


def _sign(effect: Effect, book: RuleBook) -> str:
    rule = effect.rule
    title = rule.id.replace("-", " ").capitalize()
    facts = (
        ("Urgency", str(effect.level)),
        ("When", text(condition_in_words(rule.when, book.question))),
        ("What people are told", text(rule.say)),
        ("Why", text(rule.because)),
        ("Source", cited(rule.source, book)),
        ("Rule", rule_link(rule.id)),
    )
    return heading(3, title, "sign", rule.id) + points(facts)
