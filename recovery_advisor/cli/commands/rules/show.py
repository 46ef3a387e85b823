"""``rules show``: prints one rule, exercise, question, safety net or note of the loaded rules."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from textwrap import fill

from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.packs import add_packs, book_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.rendering.session_words import dose_in_words
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import Exercise
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT, Effect
from recovery_advisor.rulebook.verdict_texts import LevelNet, Note
from recovery_advisor.rulebook.wording import (
    condition_in_words,
    effect_in_words,
    levels_in_words,
)
from recovery_advisor.values.errors import InputError, nearest
from recovery_advisor.values.reasons import Citation
from recovery_advisor.values.translator import ENGLISH, humanize


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    add_packs(parser)
    parser.add_argument(
        "id", metavar="ID", help="id of a rule, an exercise, a question, a safety net or a note"
    )


def _lines(options: Namespace) -> Iterator[str]:
    book, id = book_of(options), options.id
    rule = [effect for effect in book.effects if effect.rule.id == id]
    exercises = {exercise.id: exercise for exercise in book.exercises}
    if rule:
        return _show_rule(rule, book)
    if id in exercises:
        return _show_exercise(exercises[id])
    if id in book.question:
        return _show_question(book.question[id])
    notes = {note.id: note for note in book.notes}
    if id in notes:
        return _show_note(notes[id])
    nets = {one.net.rule: one for one in book.safety_nets}
    if id in nets:
        return _show_net(nets[id])
    rules = [effect.rule.id for effect in book.effects]
    known = [*rules, *exercises, *book.question, *notes, *nets]
    allowed = "a rule, an exercise, a question, a safety net or a note, as `rules list` shows them"
    raise InputError("ID", id, allowed, nearest(id, known))


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
        yield f"{way.name}, {humanize(way.phase)}"
        yield f"  works on: {', '.join(humanize(region) for region in way.regions)}"
        yield f"  needs: {', '.join(humanize(thing) for thing in sorted(way.needs)) or 'nothing'}"
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


def _show_note(note: Note) -> Iterator[str]:
    yield f"{note.id}\n"
    yield f"With {levels_in_words(note)}."
    yield fill(f"Says: {note.say}", WIDTH)


def _show_net(told: LevelNet) -> Iterator[str]:
    yield f"{told.net.rule}\n"
    yield f"With {levels_in_words(told)}."
    yield fill(f"Says: {told.net.say}", WIDTH)
    yield fill(f"Because: {told.net.because}", WIDTH)
    yield _source(told.net.source)


COMMAND = Command(
    help="one rule, exercise, question, safety net or note in words",
    example="recovery-advisor rules show rest-while-swollen",
    add_options=_add_options,
    run=printed(_lines),
)
