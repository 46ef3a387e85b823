"""The formulas of a program decide as the laws do, and a program that is broken is noticed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from gc import collect
from itertools import product
from typing import Any
from weakref import ref

import pytest

from recovery_advisor.decision import Laws
from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.rulebook.kleene import counts
from recovery_advisor.rulebook.questions import Interval
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.tables import assess
from recovery_advisor.tables.blocks import Undecided
from recovery_advisor.tables.program import (
    DECISIONS,
    Formula,
    Program,
    applies,
    compile_program,
    counting,
    known,
    ruled_out,
)
from recovery_advisor.tables.wanted import Wanted
from tests.support.advisors import shared_advisor
from tests.tables.cells import Table
from tests.tables.reference import expected

SHIPPED = shared_advisor(engine="reference")
PROGRAM = compile_program(SHIPPED.book)


class Plain:
    """Joins plain truths."""

    def every(self, parts: Sequence[bool]) -> bool:
        return all(parts)

    def some(self, parts: Sequence[bool]) -> bool:
        return any(parts)

    def opposite(self, part: bool) -> bool:
        return not part


def test_whatever_counts_is_decided_as_the_laws_decide() -> None:
    """For every set of groups that count, with one effect of each of them."""
    laws, book = Laws(SHIPPED.book), SHIPPED.book
    some = [book.effects.index(_effects(one)[0]) for one in range(len(PROGRAM.groups))]
    for count in product([False, True], repeat=len(PROGRAM.groups)):
        mask = sum(1 << one for one, does in zip(some, count, strict=True) if does)
        place = next(row.place for row in PROGRAM.rows if applies(row, count, Plain()))
        assert DECISIONS[place] == laws.decide(mask)


def _effects(group: int) -> list[Effect]:
    """The effects of a group: those that the same rows of the laws' table name as the program's."""
    book, laws = SHIPPED.book, Laws(SHIPPED.book)
    kept = {DECISIONS[row.place] for row in PROGRAM.rows}
    masks = [
        mask
        for needs, forbids, decision in laws.table
        if decision in kept
        for mask in (*needs, forbids)
    ]
    sets = [one for row in PROGRAM.rows for one in (*row.needs, row.forbids)]
    named = [group in one for one in sets]
    return [
        effect
        for index, effect in enumerate(book.effects)
        if effect.kind == PROGRAM.groups[group].kind
        and [bool(mask >> index & 1) for mask in masks] == named
    ]


def test_known_and_ruled_out_are_never_both() -> None:
    for severity in (-1, 0, 1):
        answers = {"a": Interval(severity, severity) if severity >= 0 else Interval(-1, 2)}
        formula = ((AtLeast("a", 1),),)
        true, false = (f(formula, _passes(answers), Plain()) for f in (known, ruled_out))
        assert (true, false) == (severity == 1, severity == 0)


@pytest.mark.parametrize("group", range(len(PROGRAM.groups)))
def test_a_group_counts_where_one_of_its_effects_does(group: int) -> None:
    for alternative in range(len(PROGRAM.groups[group].formula)):
        assert _counts_as_its_effects(PROGRAM, group, alternative)


@pytest.mark.parametrize("group", range(len(PROGRAM.groups)))
def test_an_alternative_that_is_left_out_is_noticed(group: int) -> None:
    one = PROGRAM.groups[group]
    for left_out in range(len(one.formula)):
        formula = (*one.formula[:left_out], *one.formula[left_out + 1 :])
        broken = _with_formula(group, formula)
        assert not _counts_as_its_effects(broken, group, left_out)


def _with_formula(group: int, formula: Formula) -> Program:
    groups = list(PROGRAM.groups)
    groups[group] = groups[group]._replace(formula=formula)
    return replace(PROGRAM, groups=tuple(groups))


def _counts_as_its_effects(program: Program, group: int, alternative: int) -> bool:
    """Whether a group counts as its effects do, for whoever only just meets one alternative.

    All else is known to be well for limits, and not known for what must be known.
    """
    effects = _effects(group)
    met = {one.question: one.severity for one in PROGRAM.groups[group].formula[alternative]}
    well = effects[0].kind == "limit"
    answers = {
        one.id: one.intervals[met.get(one.id, 0 if well else one.unknown)]
        for one in SHIPPED.book.questions
    }
    does = counting(program.groups[group], _passes(answers), Plain())
    return does == any(counts(effect, answers) for effect in effects)


def _passes(answers: Mapping[str, Interval]) -> Callable[[Threshold], bool]:
    def passes(one: Threshold) -> bool:
        least, most = answers[one.question]
        if least != most:
            return False
        return least >= one.severity if isinstance(one, AtLeast) else most <= one.severity

    return passes


@pytest.mark.parametrize("group", range(len(PROGRAM.groups)))
def test_a_group_that_never_counts_is_noticed_in_a_table(
    group: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of limits one that is not known: whoever is known to be worse is referred as well."""
    table = _people(group)
    wanted = [one["verdict"] for one in expected(SHIPPED, table)]
    assert _verdicts(table) == wanted
    monkeypatch.setattr(assess, "_program", lambda held: _with_formula(group, ()))
    assert _verdicts(table) != wanted


def _verdicts(table: Table) -> list[str]:
    rows: list[dict[str, Any]] = list(table.rows())
    return [row["verdict"] for row in SHIPPED.assess_table(rows)]


def _people(group: int) -> Table:
    """Well people but for what one alternative of a group says, of some of them: it is met, or not known."""
    people: list[dict[str, Any]] = []
    for one in PROGRAM.groups[group].formula[:4]:
        met = {threshold.question: threshold.severity for threshold in one}
        well: dict[str, Any] = {asked.id: asked.answer(0) for asked in SHIPPED.book.questions}
        worse = {id: SHIPPED.book.question[id].answer(severity) for id, severity in met.items()}
        people += [well | worse, well | dict.fromkeys(met)]
    columns = {
        asked.id: ("text", [one[asked.id] for one in people]) for asked in SHIPPED.book.questions
    }
    return Table(columns, len(people))  # type: ignore[arg-type]  # mappings take any


def test_a_program_keeps_no_rule_book_alive() -> None:
    book = replace(SHIPPED.book)
    assess.assess_table(book, [{}], Wanted())
    kept, alive = id(book), ref(book)
    assert kept in assess._PROGRAMS
    del book
    collect()
    assert alive() is None
    assert kept not in assess._PROGRAMS


def test_a_table_that_nothing_decides_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assess, "_program", lambda held: replace(PROGRAM, rows=()))
    with pytest.raises(Undecided):
        SHIPPED.assess_table([{}])
