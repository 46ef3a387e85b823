"""The thresholds of each question, from its best answer to its worst, with the rules that have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from recovery_advisor.authoring.docs.decision_table import rules_of
from recovery_advisor.authoring.rules_report.anchors import anchor, links
from recovery_advisor.rendering.page import (
    DocumentBlock,
    Heading,
    Paragraph,
    Picture,
    Row,
    Table,
    Tick,
)
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.boundary_classes import edge, first_beyond, thresholds_of
from recovery_advisor.rulebook.conditions import Threshold, thresholds
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect
from recovery_advisor.rulebook.wording import kind_in_words, threshold_in_words
from recovery_advisor.values.levels import NOW
from recovery_advisor.values.translator import humanize

HEADING = Heading("Questions and their thresholds", 2, "questions")
#: With fewer answers than this, the table alone shows the whole scale.
_WORTH_A_PICTURE = 4

#: The rules that do each thing, by what it is.
_Does = dict[str, list[str]]


def ladders(book: RuleBook) -> Iterator[DocumentBlock]:
    """Each question with its words, a picture of its scale, and its thresholds, by screen."""
    yield HEADING
    effects = [
        effect for pack in book.packs for _, own in rules_of(book, pack.id) for effect in own
    ]
    for screen, title in book.screens.items():
        asked = [question for question in book.questions if question.screen == screen]
        if asked:
            yield Heading(title, 3)
        for question in asked:
            yield from _question(question, effects, book)


def _question(
    question: Question, effects: Sequence[Effect], book: RuleBook
) -> Iterator[DocumentBlock]:
    yield Heading(humanize(question.id), 4, anchor("question", question.id))
    yield Paragraph(f"{question.ask} {question.help or ''}".strip())
    yield Paragraph(_about(question))
    edges = first_beyond(question, thresholds_of(book))
    if question.span + 1 >= _WORTH_A_PICTURE:
        yield _picture(question, edges)
    looking = [
        effect
        for effect in effects
        if any(one.question == question.id for one in thresholds(effect.rule.when))
    ]
    yield _table(question, looking)


def _about(question: Question) -> str:
    bands = ", ".join(
        name if question.worded else f"{name} {low}{f'-{high}' if high > low else ''}"
        for name, low, high in question.bands
    )
    cleared = "may be cleared by a professional" if question.may_be_cleared else "is never cleared"
    better = f" A better answer is told as: if {question.if_better}." if question.if_better else ""
    best = f" The best: if {question.if_best}." if question.if_best else ""
    since = f" It means this since {question.since}." if question.since else ""
    return f"Answers: {bands}. It {cleared}.{since}{better}{best}"


def _picture(question: Question, edges: Iterable[int]) -> Picture:
    best, worst = (str(question.answer(severity)) for severity in (0, question.span))
    ticks = tuple(Tick(one, str(question.answer(one))) for one in edges)
    at = ", ".join(tick.label for tick in ticks) or "no answer"
    says = f"A scale from {best}, the best, to {worst}, the worst; a threshold begins at {at}."
    return Picture(question.span + 1, None, best, worst, "", ticks, says)


def _table(question: Question, looking: Sequence[Effect]) -> Table:
    by_threshold: dict[Threshold, _Does] = {}
    now = {effect.rule.id for effect in looking if effect.level in NOW}
    for effect in looking:
        if effect.kind == "limit" and effect.rule.id in now:
            continue  # goes without saying beside such a referral
        for one in dict.fromkeys(thresholds(effect.rule.when)):
            if one.question == question.id:
                _add(by_threshold.setdefault(one, {}), effect)
    rows = [
        row
        for one in sorted(by_threshold, key=lambda it: (edge(it), type(it).__name__))
        for row in _rows(threshold_in_words(one, question), by_threshold[one])
    ]
    standing: _Does = {}
    for effect in looking:
        if effect.kind in COUNTS_UNLESS_RULED_OUT:
            _add(standing, effect)
    rows += _rows("unanswered", standing) or [
        Row((("unanswered",), ("holds nothing back",), ("none",)))
    ]
    heads = ("answer", "may lead to", "rules")
    return Table(f"Thresholds of {humanize(question.id)}", heads, tuple(rows))


def _add(does: _Does, effect: Effect) -> None:
    kind = "avoid exercises" if effect.kind == "avoid" else effect.kind.replace("_", " ")
    does.setdefault(kind_in_words(kind, effect.level), []).append(effect.rule.id)


def _rows(answer: str, does: Mapping[str, Sequence[str]]) -> list[Row]:
    return [Row(((answer,), (what,), links("rule", rules))) for what, rules in does.items()]
