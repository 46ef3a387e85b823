"""Collects the texts to translate: those of the library and those of a rule book."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.exercises import Exercise
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.translator import humanize

#: The library's texts, extracted from its source by ``python -m tests.generated``, each with whether
#: it is required: used through ``words.must``.
LIBRARY = Path(__file__).resolve().parent.parent / "words.json"

#: The kind of effect whose rules may stay in English, as a permit restricts nobody.
_MAY_BE_LACKING = "permit"


@dataclass(frozen=True, slots=True)
class Message:
    """An English text to translate.

    Attributes:
        text: the text, or its singular.
        several: the plural; ``None`` for a text that counts nothing.
        where: where it is used, such as ``say of the rule severe-pain``.
        must: whether a catalogue without it is refused, as it says to stop or to seek help.
        filled: whether it is a format string, whose translations need the same placeholders.
    """

    text: str
    several: str | None = None
    where: tuple[str, ...] = ()
    must: bool = False
    filled: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The English text, or its singular and plural."""
        return (self.text, self.several) if self.several else (self.text,)


@cache
def library_messages() -> tuple[Message, ...]:
    """The library's texts."""
    return tuple(
        Message(text, several, tuple(files), must, "{" in text)
        for text, several, must, files in json.loads(LIBRARY.read_text(encoding="utf-8"))
    )


def messages_of(book: RuleBook) -> tuple[Message, ...]:
    """The library's texts, then those of a rule book, without repetition."""
    merged: dict[str, Message] = {}
    for message in (*library_messages(), *_of_book(book)):
        before = merged.get(message.text)
        merged[message.text] = _merged(before, message) if before else message
    return tuple(merged.values())


def _merged(one: Message, other: Message) -> Message:
    return replace(
        one,
        where=tuple(dict.fromkeys((*one.where, *other.where))),
        must=one.must or other.must,
        filled=one.filled or other.filled,
    )


def _of_book(book: RuleBook) -> Iterator[Message]:
    """Yield a rule book's texts, those about danger first."""
    for name, line in book.words.lines.items():
        yield Message(line, where=(f"headline {name}",), must=True)
    yield from _of_built_in(book.words.nothing_permits)
    yield from _of_built_in(book.words.engine_fault)
    if book.words.unreadable:
        yield from _of_built_in(book.words.unreadable, filled=True)
    if book.words.cleared:
        yield from _of_built_in(book.words.cleared, filled=True)
    for effect in book.effects:
        rule, must = effect.rule, effect.kind != _MAY_BE_LACKING
        yield from _said(rule.say, f"say of the rule {rule.id}", must)
        yield from _said(rule.because, f"because of the rule {rule.id}", must)
    for one in book.safety_nets:
        where = f"of the safety net {one.net.rule}"
        yield Message(one.net.say, where=(f"say {where}",), must=True)
        yield Message(one.net.because, where=(f"because {where}",), must=True)
    for note in book.notes:
        yield from _said(note.say, f"the note {note.id}", True)
    yield from _of_questions(book)
    for exercise in book.exercises:
        yield from _of_exercise(exercise)
    for what, names in (
        ("a region of the body", book.regions),
        ("gear", book.equipment),
        ("gear", book.household),
    ):
        for name in names:
            yield Message(humanize(name), where=(what,))


def _said(text: str, where: str, must: bool) -> Iterator[Message]:
    if text:
        yield Message(text, where=(where,), must=must)


def _of_built_in(reason: Reason, filled: bool = False) -> Iterator[Message]:
    where = f"of the built-in reason {reason.rule}"
    yield Message(reason.say, where=(f"say {where}",), must=True, filled=filled)
    yield Message(reason.because, where=(f"because {where}",), must=True)


def _of_questions(book: RuleBook) -> Iterator[Message]:
    """Yield the texts of questions; required if an effect other than a permit tests them."""
    deciding = frozenset(
        threshold.question
        for effect in book.effects
        if effect.kind != _MAY_BE_LACKING
        for threshold in thresholds(effect.rule.when)
    )
    for screen, title in book.screens.items():
        on_it = [question for question in book.questions if question.screen == screen]
        if on_it:
            must = any(question.id in deciding for question in on_it)
            yield Message(title, where=(f"title of the screen {screen}",), must=must)
        for question in on_it:
            yield from _of_question(question, question.id in deciding)
    for question in book.derived:
        yield from _of_question(question, question.id in deciding)


def _of_question(question: Question, must: bool) -> Iterator[Message]:
    id = question.id
    yield Message(humanize(id), where=(f"name of the question {id}",), must=must)
    yield Message(question.ask, where=(f"the question {id}",), must=must)
    yield from _said(question.help or "", f"help with the question {id}", must)
    for phrase, value in ((question.if_best, False), (question.if_better, True)):
        if phrase:
            where = (f"what the question {id} would be answered, after “if”",)
            yield Message(phrase, where=where, filled=value)
    for band, _, _ in question.bands:
        yield Message(humanize(band), where=("an answer",))


def _of_exercise(exercise: Exercise) -> Iterator[Message]:
    yield Message(exercise.name, where=(f"name of the exercise {exercise.id}",))
    for way in exercise.ways:
        yield Message(way.name, where=(f"name of the exercise {way.id}",))
        yield from _cues(way.cues, exercise.id)
        if way.movement:
            yield Message(way.movement.shows, where=(f"what the drawing of {way.id} shows",))


def _cues(cues: Iterable[str], exercise: str) -> Iterator[Message]:
    for cue in cues:
        yield Message(cue, where=(f"how to do the exercise {exercise}",))
