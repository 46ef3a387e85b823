"""Writes a pack's rules as a decision table in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import Threshold, thresholds
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect, Rule
from recovery_advisor.rulebook.wording import effect_in_words, threshold_in_words
from recovery_advisor.values.translator import humanize


def decision_table(book: RuleBook, pack: str) -> str:
    """The table: a row for each alternative of a rule's condition, a column for each question.

    The effects in the last column apply to whoever meets every filled cell of a row.
    """
    rules = list(rules_of(book, pack))
    looked_at = {one.question for rule, _ in rules for one in thresholds(rule.when)}
    questions = [question for question in book.questions if question.id in looked_at]
    heads = ["rule", *(humanize(question.id) for question in questions), "then"]
    rows = [row for rule, own in rules for row in _rows(rule, own, questions)]
    return "".join(f"| {' | '.join(row)} |\n" for row in [heads, ["---"] * len(heads), *rows])


def rules_of(book: RuleBook, pack: str) -> Iterator[tuple[Rule, list[Effect]]]:
    """Each rule of a pack with its effects, in the order of its first effect."""
    rules: dict[str, list[Effect]] = {}
    for effect in book.effects:
        if effect.rule.pack == pack:
            rules.setdefault(effect.rule.id, []).append(effect)
    for effects in rules.values():
        yield effects[0].rule, effects


def _rows(
    rule: Rule, effects: Sequence[Effect], questions: Sequence[Question]
) -> Iterator[list[str]]:
    then = ", ".join(effect_in_words(effect) for effect in effects)
    for alternative in alternatives(rule.when) or ():
        cells = (_cell(alternative, question) for question in questions)
        yield [f"`{rule.id}`", *cells, then]


def _cell(alternative: Sequence[Threshold], question: Question) -> str:
    own = (one for one in alternative if one.question == question.id)
    return ", ".join(threshold_in_words(one, question) for one in own)
