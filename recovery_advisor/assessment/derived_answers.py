"""Validates derived answers: what a history says of a person, whom nobody asks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recovery_advisor.engines.lowering import NOTHING_DERIVED
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import Fault, nearest
from recovery_advisor.values.scale import Answer


def read_derived(
    given: Mapping[str, Answer] | None, book: RuleBook
) -> tuple[Mapping[str, Answer], tuple[Fault, ...]]:
    """The derived answers that can be taken, and a fault for each thing that can't.

    Args:
        given: by question; what is left out, or ``None``, is unknown.
        book: the rule book, whose scales the answers are on.
    """
    if given is None:
        return NOTHING_DERIVED, ()
    if not isinstance(given, Mapping):
        return NOTHING_DERIVED, (Fault.of("derived", given, "a mapping of questions to answers"),)
    faults = {id: fault for id, answer in given.items() for fault in _faults(id, answer, book)}
    return {id: one for id, one in given.items() if id not in faults}, tuple(faults.values())


def _faults(id: object, answer: object, book: RuleBook) -> Iterator[Fault]:
    """What is wrong with one answer, if anything."""
    known = {question.id: question for question in book.derived}
    question = known.get(id) if isinstance(id, str) else None
    if question is None:
        listed = ", ".join(known) or "none, as these rules look at no history"
        yield Fault.of("derived", id, listed, nearest(id, known))
    elif type(answer) not in (int, str, type(None)) or answer not in question.codes:
        yield Fault.of(f"derived.{id}", answer, question.scale.allowed)
