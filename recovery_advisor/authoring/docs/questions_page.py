"""Writes the page of a pack's questions: what each asks, what bad answers do, and the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.authoring.docs.decision_table import rules_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect, Rule
from recovery_advisor.rulebook.wording import condition_in_words, effect_in_words
from recovery_advisor.values.translator import humanize


def questions_page(book: RuleBook, pack: str) -> str:
    """The page in Markdown: the pack's own words about itself, then its questions by screen."""
    return "\n".join([*_about(book, pack), *_screens(book, pack)])


def _about(book: RuleBook, pack: str) -> Iterator[str]:
    [record] = [one for one in book.packs if one.id == pack]
    yield f"# {record.title}\n"
    yield f"Pack `{record.id}` {record.version}. **{record.review}** {' '.join(record.limits)}\n"
    yield f"{record.intended_use} For {record.population[0].lower()}{record.population[1:]}\n"
    yield "Not for:\n"
    yield from (f"- {exclusion}" for exclusion in record.exclusions)
    yield f"\n{record.evidence}\n"
    for name, ids in book.questionnaires.items():
        yield (
            f"The questionnaire `{name}` has {len(ids)} of the questions below. Only who was shown all"
            f' of them may be sent with `Screening.answered("{name}")`.\n'
        )
    yield from _what_worse_means(book)


def _what_worse_means(book: RuleBook) -> Iterator[str]:
    """Says which way numbers get worse, where of some less is worse."""
    numbers = [question for question in book.questions if question.word(0) is None]
    falling = [humanize(question.id) for question in numbers if question.worse == "lower"]
    if falling:
        yield (
            f"Of {' and '.join(falling)} less is worse: *49 or worse* is 49 or less. Of any other"
            " number more is worse: *4 or worse* is 4 or more.\n"
        )


def _screens(book: RuleBook, pack: str) -> Iterator[str]:
    own = {
        threshold.question
        for rule, _ in rules_of(book, pack)
        for threshold in thresholds(rule.when)
    }
    listed = {id for ids in book.questionnaires.values() for id in ids}
    shown = [question for question in book.questions if question.id in (listed or own)]
    rules = [one for record in book.packs for one in rules_of(book, record.id)]
    for screen, title in book.screens.items():
        asked = [question for question in shown if question.screen == screen]
        if asked:
            yield f"## {title}\n"
        for question in asked:
            yield from _question(question, _looking_at(question, rules), book)


def _looking_at(
    question: Question, rules: Sequence[tuple[Rule, list[Effect]]]
) -> list[tuple[Rule, list[Effect]]]:
    return [
        (rule, effects)
        for rule, effects in rules
        if any(threshold.question == question.id for threshold in thresholds(rule.when))
    ]


def _question(
    question: Question, rules: Sequence[tuple[Rule, list[Effect]]], book: RuleBook
) -> Iterator[str]:
    yield f"### {humanize(question.id)}\n"
    yield f"{question.ask} {question.help or ''}".rstrip() + "\n"
    listed = any(question.id in ids for ids in book.questionnaires.values())
    outside = "" if listed else " It is asked for other rules too, and is in no questionnaire."
    cleared = "may be cleared by a professional" if question.may_be_cleared else "is never cleared"
    yield f"Answers: {', '.join(name for name, _, _ in question.bands)}. It {cleared}.{outside}\n"
    yield "| when | then | source |\n|---|---|---|"
    for rule, effects in rules:
        then = ", ".join(map(effect_in_words, effects))
        source = f"{_title(rule, book)}: {rule.source.at}" + _unchecked(rule, book)
        yield f"| {condition_in_words(rule.when, book.question)} | {then} | {source} |"
    yield ""


def _title(rule: Rule, book: RuleBook) -> str:
    """The title of what a rule cites, with its id where another work has the same title."""
    cited = book.works[rule.source.work]
    alike = [work for work in book.works.values() if work.title == cited.title]
    return f"{cited.title} ({cited.id})" if len(alike) > 1 else cited.title


def _unchecked(rule: Rule, book: RuleBook) -> str:
    return "" if book.works[rule.source.work].checked else " (not read again yet)"
