"""Shows an entry of a rule book in words: a rule, an exercise, a question, a tag, a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from textwrap import fill
from typing import Any, TypeAlias

from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.rendering.session_words import dose_in_words
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.exercises import Exercise, Way
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect
from recovery_advisor.rulebook.verdict_texts import LevelNet, Note
from recovery_advisor.rulebook.wording import (
    condition_in_words,
    effect_in_words,
    levels_in_words,
)
from recovery_advisor.values.reasons import Citation
from recovery_advisor.values.translator import ENGLISH, humanize

Show: TypeAlias = Callable[[Any, RuleBook], Iterator[str]]


def shown(id: str, book: RuleBook) -> Iterator[str] | None:
    """What a rule book has under an id, in words; ``None`` where it has nothing."""
    rule = [effect for effect in book.effects if effect.rule.id == id]
    if rule:
        return _show_rule(rule, book)
    for entries, show in _entries(book):
        if id in entries:
            return show(entries[id], book)
    return None


def names_of(book: RuleBook) -> list[str]:
    """Every id that :func:`shown` knows."""
    rules = [effect.rule.id for effect in book.effects]
    return [*rules, *(id for entries, _ in _entries(book) for id in entries)]


def _entries(book: RuleBook) -> Iterator[tuple[Mapping[str, Any], Show]]:
    yield {exercise.id: exercise for exercise in book.exercises}, _show_exercise
    yield {way.id: way for way in book.ways}, _show_way
    yield book.question, _show_question
    yield {note.id: note for note in book.notes}, _show_note
    yield {one.net.rule: one for one in book.safety_nets}, _show_net
    yield {tag: tag for tag in book.tags}, _show_tag


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


def _show_exercise(exercise: Exercise, book: RuleBook) -> Iterator[str]:
    yield f"{exercise.id}: {exercise.name}\n"
    for way in exercise.ways:
        yield from _way_lines(way)
    yield from _left_out({way.id for way in exercise.ways}, book)
    for erratum in exercise.errata:
        yield fill(f"Corrected: {erratum}", WIDTH)
    yield _source(exercise.source)


def _show_way(way: Way, book: RuleBook) -> Iterator[str]:
    yield f"{way.id}: a way of {way.exercise}\n"
    yield from _way_lines(way)
    yield from _left_out({way.id}, book)


def _way_lines(way: Way) -> Iterator[str]:
    yield f"{way.name}, {humanize(way.phase)}"
    yield f"  works on: {', '.join(humanize(region) for region in way.regions)}"
    yield f"  needs: {', '.join(humanize(thing) for thing in sorted(way.needs)) or 'nothing'}"
    yield f"  tags: {', '.join(sorted(way.tags)) or 'none'}"
    least, most = (dose_in_words(way.dose.end(end), ENGLISH) for end in (0, 1))
    yield f"  dose: {least}; at most {most}"
    for cue in way.cues:
        yield fill(cue, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _left_out(ways: Set[str], book: RuleBook) -> Iterator[str]:
    """The rules that leave out any of these ways."""
    rules = sorted(effect.rule.id for effect in book.effects if effect.ways & ways)
    if rules:
        yield fill(f"Left out by: {', '.join(rules)}", WIDTH, break_on_hyphens=False)


def _show_question(question: Question, book: RuleBook) -> Iterator[str]:
    yield f"{question.id}\n"
    yield fill(question.ask, WIDTH)
    if question.help:
        yield fill(question.help, WIDTH)
    yield f"Answer: {question.scale.allowed}; {question.worse} is worse."
    yield "\nRules that look at it:"
    looking = {
        effect.rule.id: effect.rule.when
        for effect in book.effects
        if any(one.question == question.id for one in thresholds(effect.rule.when))
    }
    for id, when in sorted(looking.items()):
        effects = ", ".join(effect_in_words(one) for one in book.effects if one.rule.id == id)
        line = f"{id}: {effects}, when {condition_in_words(when, book.question)}"
        yield fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _show_tag(tag: str, book: RuleBook) -> Iterator[str]:
    yield f"{tag}\n"
    yield fill(f"Means: {book.tags[tag]}", WIDTH)
    ways = [way.id for way in book.ways if tag in way.tags]
    yield fill(f"Ways that have it: {', '.join(ways) or 'none'}", WIDTH)
    yield from _left_out({*ways}, book)


def _show_note(note: Note, _: RuleBook) -> Iterator[str]:
    yield f"{note.id}\n"
    yield f"With {levels_in_words(note)}."
    yield fill(f"Says: {note.say}", WIDTH)


def _show_net(told: LevelNet, _: RuleBook) -> Iterator[str]:
    yield f"{told.net.rule}\n"
    yield f"With {levels_in_words(told)}."
    yield fill(f"Says: {told.net.say}", WIDTH)
    yield fill(f"Because: {told.net.because}", WIDTH)
    yield _source(told.net.source)
