"""The base pack decides as the guide's table says, for everybody it can tell apart.

The people of the grid are of every boundary class: no two answers that some rule tells apart, and no
missing answer, are without somebody, in every combination.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

import pytest

from recovery_advisor import Readiness, load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.conditions import AtLeast, thresholds
from tests.rules.answer_grid import GRID, AnswerGrid, Outcome, Pair, Person, code
from tests.rules.gate import gate, rows
from tests.support.classes import first_beyond

BOOK = load_book(shipped_rules(), ["upper-back"])


@pytest.fixture(scope="module")
def grid() -> AnswerGrid:
    return AnswerGrid(BOOK)


def test_the_grid_asks_what_the_pack_asks() -> None:
    assert list(GRID) == [question.id for question in BOOK.questions]


def test_the_grid_holds_both_neighbours_of_every_threshold() -> None:
    for effect in BOOK.effects:
        for threshold in thresholds(effect.rule.when):
            question, severity = BOOK.question[threshold.question], threshold.severity
            other = severity - 1 if isinstance(threshold, AtLeast) else severity + 1
            assert question.value(severity) in GRID[question.id]
            assert question.value(other) in GRID[question.id]


def test_the_grid_has_somebody_of_every_boundary_class() -> None:
    for question in BOOK.questions:
        beyond = first_beyond(BOOK, question)
        known = [code(question, one) for one in GRID[question.id] if one is not None]
        assert {bisect_right(beyond, one) for one in known} == set(range(len(beyond) + 1))


def test_the_grid_runs_from_best_to_worst_and_ends_unknown() -> None:
    for id, answers in GRID.items():
        codes = [code(BOOK.question[id], answer) for answer in answers]
        assert codes == sorted(codes)
        assert answers[0] == BOOK.question[id].value(0)
        assert answers[-1] is None


def test_everybody_is_164_025_people(grid: AnswerGrid) -> None:
    assert len(grid.people) == len(grid.outcomes) == 164_025


def test_for_everybody_the_rows_of_the_table_count(grid: AnswerGrid) -> None:
    differing = [
        person
        for person, outcome in zip(grid.people, grid.outcomes, strict=True)
        if rows(person) != outcome.effects
    ]
    assert differing == []


def test_everybody_gets_the_readiness_and_urgency_of_the_table(grid: AnswerGrid) -> None:
    differing = [
        person
        for person, outcome in zip(grid.people, grid.outcomes, strict=True)
        if gate(rows(person)) != (outcome.readiness, outcome.urgency)
    ]
    assert differing == []


def test_every_readiness_is_reached(grid: AnswerGrid) -> None:
    assert {outcome.readiness for outcome in grid.outcomes} == set(Readiness)


def test_a_worse_answer_is_never_more_permissive(grid: AnswerGrid) -> None:
    def exception(better: Outcome, worse: Outcome) -> bool:
        return worse.more_permissive_than(better)

    assert exceptions(grid, grid.one_step_worse(), exception) == []


def test_a_missing_answer_permits_nothing_that_some_value_of_it_forbids(
    grid: AnswerGrid,
) -> None:
    def exception(known: Outcome, missing: Outcome) -> bool:
        return missing.opens_what_is_closed_to(known)

    assert exceptions(grid, grid.one_answer_missing(), exception) == []


def exceptions(
    grid: AnswerGrid, pairs: Iterable[Pair], exception: Callable[[Outcome, Outcome], bool]
) -> list[tuple[Person, Person]]:
    """An example of each pair of outcomes that breaks a law."""
    outcomes, people = grid.outcomes, grid.people
    found: dict[tuple[int, int], Pair] = {}
    for one, other in pairs:
        found.setdefault((id(outcomes[one]), id(outcomes[other])), (one, other))
    return [
        (people[one], people[other])
        for one, other in found.values()
        if exception(outcomes[one], outcomes[other])
    ]
