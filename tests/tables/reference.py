"""What ``assess`` says of each row of a table, by the reference engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from recovery_advisor import Advice, Advisor, InputError, RuleBook
from recovery_advisor.rulebook.kleene import truth
from tests.tables.cells import Row, Table, check_in

ALL: dict[str, Any] = {"reasons": True, "unanswered": True, "safety_net": True, "rules": True}


def expected(advisor: Advisor, table: Table, *, text: bool = False, **more: Any) -> list[Row]:
    """The columns that are added, row by row.

    Args:
        advisor: by the reference engine.
        table: the table.
        text: whether cells are read as text.
        more: what each check-in has beside its answers.
    """
    return [_expected(advisor, row, text, more) for row in table.rows()]


def _expected(advisor: Advisor, row: Row, text: bool, more: Row) -> Row:
    given = {**(row if text else check_in(row)), **more}
    fields: set[str | None] = set()
    known = None
    try:
        known = advisor.read(given) if text else advisor.CheckIn.model_validate(given)
        advice = advisor.assess(known)
    except InputError as error:
        fields, advice = {fault.field for fault in error.faults}, _advice(error)
    except ValueError:
        try:
            advice = advisor.assess(given)
        except InputError as error:
            fields, advice = {fault.field for fault in error.faults}, _advice(error)
    return {
        "verdict": str(advice.verdict),
        "readiness": str(advice.readiness),
        "urgency": str(advice.urgency),
        "error": fields or None,
        "reasons": _reasons(one.rule for one in advice.reasons),
        "unanswered": None if fields else _unanswered(advisor.book, known),
        "safety_net": tuple(one.rule for one in advice.safety_net),
        **_truths(advisor.book, None if fields else known),
    }


def _advice(error: InputError) -> Advice:
    assert error.advice is not None
    return error.advice


def _reasons(named: Iterable[str]) -> tuple[str, ...]:
    """The ids of reasons, each once; what says that a cell could not be read stands last."""
    return tuple(sorted(dict.fromkeys(named), key=lambda one: one == "unreadable"))


def _unanswered(book: RuleBook, known: Any) -> int:
    return sum(known.answers.get(one.id, "unknown") == "unknown" for one in book.asked)


def _truths(book: RuleBook, known: Any) -> Row:
    if known is None:
        return {f"rule:{effect.rule.id}": None for effect in book.effects}
    intervals = {
        one.id: one.intervals[one.codes[known.answers.get(one.id)]] for one in book.questions
    }
    return {f"rule:{one.rule.id}": truth(one.rule.when, intervals) for one in book.effects}


def as_expected(row: Row, columns: Iterable[str]) -> Row:
    """The columns that were added to a row, in the form of :func:`expected`."""
    added = {name: cell for name, cell in row.items() if name not in set(columns)}
    if added["error"] is not None:
        added["error"] = {one.partition(":")[0] for one in added["error"].split("; ")}
    for name in ("reasons", "safety_net"):
        if name in added:
            added[name] = tuple(filter(None, added[name].split("; ")))
    return added
