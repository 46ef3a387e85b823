"""``rules list``: lists every rule, exercise, question, safety net and note of the loaded rules."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from itertools import groupby

from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.packs import add_packs, whole_book_of
from recovery_advisor.cli.printing import printed
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.wording import effect_in_words, levels_in_words
from recovery_advisor.values.translator import humanize


def _lines(options: Namespace) -> Iterator[str]:
    book = whole_book_of(options)
    for pack in book.packs:
        yield f"{pack.id} {pack.version}: {pack.title}. {pack.review}"
    yield "\nRules"
    by_rule = sorted(book.effects, key=_rule)
    for id, effects in groupby(by_rule, _rule):
        yield f"  {id:28} {', '.join(map(effect_in_words, effects))}"
    yield "\nExercises"
    for exercise in book.exercises:
        yield f"  {exercise.id:28} {humanize(exercise.phase)}"
    yield "\nQuestions"
    for question in book.questions:
        yield f"  {question.id:28} {question.scale.allowed}"
    yield "\nSafety nets"
    for one in book.safety_nets:
        yield f"  {one.net.rule:28} with {levels_in_words(one)}"
    yield "\nNotes"
    for note in book.notes:
        yield f"  {note.id:28} with {levels_in_words(note)}"


def _rule(effect: Effect) -> str:
    return effect.rule.id


COMMAND = Command(
    help="every rule, exercise, question, safety net and note, a line each",
    example="recovery-advisor rules list --packs upper-back",
    add_options=lambda parser, _: add_packs(parser),
    run=printed(_lines),
)
