"""Validates derived answers: what a history says of a person, whom nobody asks it."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType

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
    faults = {id: _fault(id, one, book) for id, one in given.items() if not _fits(id, one, book)}
    return {id: one for id, one in given.items() if id not in faults}, tuple(faults.values())


def _fits(id: object, answer: object, book: RuleBook) -> bool:
    """Whether there is such a derived question, and the answer is on its scale."""
    question = book.question.get(id) if isinstance(id, str) else None
    return (
        question is not None
        and question.derived
        and type(answer) in (int, str, NoneType)
        and answer in question.codes
    )


def _fault(id: object, answer: object, book: RuleBook) -> Fault:
    known = {question.id: question for question in book.derived}
    if isinstance(id, str) and id in known:
        return Fault.of(f"derived.{id}", answer, known[id].scale.allowed)
    listed = ", ".join(known) or "none, as these rules look at no history"
    return Fault.of("derived", id, listed, nearest(id, known))
