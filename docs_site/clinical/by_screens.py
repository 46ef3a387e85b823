"""The page of a pack's questions by screens: what each asks, what bad answers do, and the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docs_site.clinical.answers import offered
from docs_site.clinical.conditions import in_a_line
from docs_site.clinical.outcomes import outcome
from docs_site.clinical.writing import OWN, SMALL, cited, sentence
from recovery_advisor.authoring.docs.decision_table import rules_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect, Rule
from recovery_advisor.values.translator import humanize

#: A link in Markdown: nothing is linked where the page is read without the site.
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")


def by_screens(book: RuleBook, pack: str) -> str:
    """The page in Markdown, read without the site too: the pack's words about itself, then its questions."""
    return "\n".join([*_about(book, pack), *_screens(book, pack)])


def _about(book: RuleBook, pack: str) -> Iterator[str]:
    [record] = [one for one in book.packs if one.id == pack]
    yield f"# {record.title}, by screens\n"
    yield f"Version {record.version}. **{record.review}** {' '.join(record.limits)}\n"
    yield f"{record.intended_use} For {record.population[0].lower()}{record.population[1:]}\n"
    yield "Not for:\n"
    yield from (f"- {exclusion}" for exclusion in record.exclusions)
    yield f"\n{record.evidence}\n"
    yield (
        "Numbers and answers are as they count: *mild (3) or more* is a pain of 3 to 10. What is not answered never"
        " counts as a no.\n"
    )
    for name, ids in book.questionnaires.items():
        yield (
            f"For whoever embeds it: the questionnaire `{name}` has {len(ids)} of the questions below. Only who was"
            f' shown all of them may be sent with `Screening.answered("{name}")`.\n'
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
    yield f"### {sentence(humanize(question.id))}\n"
    yield f"**{question.ask}** {question.help or ''}".rstrip() + "\n"
    listed = any(question.id in ids for ids in book.questionnaires.values())
    outside = "" if listed else " It is asked for other rules too, and is in no questionnaire."
    lifts = "lifts" if question.may_be_cleared else "does not lift"
    yield f"Answers: {offered(question)}. A professional's clearance {lifts} what follows.{outside}\n"
    yield "| when | what follows | source |\n|---|---|---|"
    for rule, effects in rules:
        then = sentence(_LINK.sub(r"\1", outcome(effects, book)))
        source = _source(rule, book)
        yield f"| {in_a_line(rule.when, book)} | {then} | {source} |"
    yield f"\n{SMALL.format(f'`{question.id}`')}\n"


def _source(rule: Rule, book: RuleBook) -> str:
    if rule.source.work == OWN:
        return _LINK.sub(r"\1", cited(rule.source, book))
    return f"{_title(rule, book)}: {rule.source.at}" + _unchecked(rule, book)


def _title(rule: Rule, book: RuleBook) -> str:
    """The title of what a rule cites, with its id where another work has the same title."""
    cited = book.works[rule.source.work]
    alike = [work for work in book.works.values() if work.title == cited.title]
    return f"{cited.title} ({cited.id})" if len(alike) > 1 else cited.title


def _unchecked(rule: Rule, book: RuleBook) -> str:
    return "" if book.works[rule.source.work].checked else " (second hand, or not read)"
