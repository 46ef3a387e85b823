"""``rules``: the loaded rules, listed, shown in words, as tables and as a schema."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from textwrap import fill

from recovery_advisor.authoring.docs.decision_table import decision_table
from recovery_advisor.authoring.docs.rules_schema import rules_schema
from recovery_advisor.rendering.advice_text import WIDTH, dose_in_words
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import Exercise
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect
from recovery_advisor.rulebook.wording import condition_in_words, effect_in_words
from recovery_advisor.values.errors import InputError, nearest
from recovery_advisor.values.reasons import Citation
from recovery_advisor.values.translator import ENGLISH, in_words


def run_rules(options: Namespace) -> None:
    """List everything, show one thing, or describe it all as tables or as a schema.

    Raises:
        InputError: when there is nothing of the id asked for.
    """
    book: RuleBook = options.book
    looks: dict[str, Callable[[], Iterable[str]]] = {
        "list": lambda: _list(book),
        "show": lambda: _show(book, options.id),
        "table": lambda: _tables(book),
        "schema": lambda: [json.dumps(rules_schema(book), indent=2, ensure_ascii=False)],
    }
    print("\n".join(looks[options.look]()))


def _tables(book: RuleBook) -> Iterator[str]:
    for pack in book.packs:
        yield f"## {pack.title} ({pack.id} {pack.version})\n"
        yield decision_table(book, pack.id)


def _list(book: RuleBook) -> Iterator[str]:
    for pack in book.packs:
        yield f"{pack.id} {pack.version}: {pack.title}. {pack.review}"
    yield "\nRules"
    for id, effects in _rules(book).items():
        yield f"  {id:28} {', '.join(effect_in_words(effect) for effect in effects)}"
    yield "\nExercises"
    for exercise in book.exercises:
        yield f"  {exercise.id:28} {in_words(exercise.phase)}"
    yield "\nQuestions"
    for question in book.questions:
        yield f"  {question.id:28} {question.scale.allowed}"


def _show(book: RuleBook, id: str) -> Iterator[str]:
    rules = _rules(book)
    exercises = {exercise.id: exercise for exercise in book.exercises}
    if id in rules:
        return _show_rule(rules[id], book)
    if id in exercises:
        return _show_exercise(exercises[id])
    if id in book.question:
        return _show_question(book.question[id])
    known = [*rules, *exercises, *book.question]
    allowed = "a rule, an exercise or a question, as `rules list` shows them"
    raise InputError("ID", id, allowed, nearest(id, known))


def _rules(book: RuleBook) -> dict[str, list[Effect]]:
    rules: dict[str, list[Effect]] = {}
    for effect in sorted(book.effects, key=lambda effect: effect.rule.id):
        rules.setdefault(effect.rule.id, []).append(effect)
    return rules


def _show_rule(effects: list[Effect], book: RuleBook) -> Iterator[str]:
    rule = effects[0].rule
    yield f"{rule.id}\n"
    yield fill(f"When {condition_in_words(rule.when, book.question)}:", WIDTH)
    for effect in effects:
        sure = "unless that is known to be false"
        known = "once that is known to be true"
        counts = sure if effect.kind in COUNTS_UNLESS_RULED_OUT else known
        yield f"  {effect_in_words(effect)}, {counts}"
    yield "\n" + fill(f"Says: {rule.say}", WIDTH)
    if rule.because:
        yield fill(f"Because: {rule.because}", WIDTH)
    yield _source(rule.source)
    yield "\nExamples:"
    for example in rule.examples:
        given = ", ".join(f"{id} {answer}" for id, answer in example.given) or "nothing answered"
        outcome = ", ".join(kind if counts else f"no {kind}" for kind, counts in example.counts)
        yield fill(f"{given}: {outcome}", WIDTH, initial_indent="  ", subsequent_indent="    ")


def _source(source: Citation) -> str:
    return fill(f"Source: {source.title} ({source.at})", WIDTH)


def _show_exercise(exercise: Exercise) -> Iterator[str]:
    yield f"{exercise.id}: {exercise.name}\n"
    for way in exercise.ways:
        yield f"{way.name}, {in_words(way.phase)}"
        yield f"  works on: {', '.join(in_words(region) for region in way.regions)}"
        yield f"  needs: {', '.join(in_words(thing) for thing in sorted(way.needs)) or 'nothing'}"
        yield f"  tags: {', '.join(sorted(way.tags)) or 'none'}"
        least, most = (dose_in_words(way.dose.end(end), ENGLISH) for end in (0, 1))
        yield f"  dose: {least}; at most {most}"
        for cue in way.cues:
            yield fill(cue, WIDTH, initial_indent="  - ", subsequent_indent="    ")
    for erratum in exercise.errata:
        yield fill(f"Corrected: {erratum}", WIDTH)
    yield _source(exercise.source)


def _show_question(question: Question) -> Iterator[str]:
    yield f"{question.id}\n"
    yield fill(question.ask, WIDTH)
    if question.help:
        yield fill(question.help, WIDTH)
    yield f"Answer: {question.scale.allowed}; {question.worse} is worse."
