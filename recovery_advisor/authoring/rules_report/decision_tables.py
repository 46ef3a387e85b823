"""The rules of each pack as a decision table, with their words, sources and what a missing answer does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.authoring.docs.decision_table import rules_of
from recovery_advisor.authoring.rules_report.anchors import anchor
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rendering.page import (
    Cell,
    DocumentBlock,
    Heading,
    Link,
    Paragraph,
    Row,
    Table,
)
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect, Rule
from recovery_advisor.rulebook.wording import condition_in_words, effect_in_words

HEADING = Heading("Decision tables", 2, "decision-tables")


def decision_tables(folder: CheckedFolder) -> Iterator[DocumentBlock]:
    """A table for each pack, the base pack first."""
    yield HEADING
    yield Paragraph(
        "A rule counts for whoever meets its condition. The column “unanswered” says what it does for"
        " somebody who has answered none of its questions: what holds back stands until it is known"
        " not to apply, and what permits or sends somebody must be known to apply."
    )
    book = folder.book
    for pack in sorted(book.packs, key=lambda one: one.id != book.base):
        rules = tuple(_row(rule, effects, folder) for rule, effects in rules_of(book, pack.id))
        heads = ("rule", "when", "then", "unanswered", "words", "source")
        if rules:
            yield Table(f"Rules of {pack.id} {pack.version}: {pack.title}", heads, rules, wide=True)


def _row(rule: Rule, effects: Sequence[Effect], folder: CheckedFolder) -> Row:
    book = folder.book
    checked = () if book.works[rule.source.work].checked else ("not read again, or second hand",)
    source: Cell = (
        Link(rule.source.title, anchor("source", rule.source.work)),
        rule.source.at,
        *checked,
    )
    cells: tuple[Cell, ...] = (
        (rule.id,),
        (condition_in_words(rule.when, book.question),),
        tuple(map(effect_in_words, effects)),
        (_unanswered(effects),),
        tuple(filter(None, (rule.say, rule.because))),
        source,
    )
    return Row(cells, anchor("rule", rule.id))


def _unanswered(effects: Sequence[Effect]) -> str:
    standing = [effect for effect in effects if effect.kind in COUNTS_UNLESS_RULED_OUT]
    if not standing:
        return "does nothing"
    does = ["leave out" if one.kind == "avoid" else f"limit {one.level}" for one in standing]
    return f"stands: {' and '.join(does)}"
