"""A questionnaire that a whole table was shown, and answers to older ones."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from recovery_advisor import InputError
from tests.support.advisors import shared_advisor
from tests.tables.cells import Table
from tests.tables.kinds import EACH_KIND, KINDS, TableKind
from tests.tables.reference import ALL, as_expected, expected

SHIPPED = shared_advisor(engine="reference")
FORM = SHIPPED.book.form
NEWEST, OLDER = "red-flags/2", "red-flags/1"


def answers_to(name: str, seed: int, length: int, *, wild: bool = False) -> Table:
    """Answers to a questionnaire, most of them *no*, and a base pack that is well."""
    random, book = Random(seed), SHIPPED.book
    words = ["no"] * 30 + ["yes", "unsure", "unknown", None]
    odd = [*words, "maybe", " YES ", "1", "", "true"] if wild else words
    asked = FORM.questionnaires[name]
    columns: dict[str, Any] = {
        id: ("text", [random.choice(odd) for _ in range(length)]) for id in asked
    }
    for id in asked:
        question = book.question.get(id)
        if question and "unsure" not in question.scale.bands and not wild:
            kept = [None if cell == "unsure" else cell for cell in columns[id][1]]
            columns[id] = ("text", kept)
    well = {one.id: one for one in book.questions if one.id not in asked}
    for id, one in well.items():
        kind = "text" if one.worded else "whole"
        columns[id] = (kind, [one.answer(0)] * length)
    return Table(columns, length)


def assert_agrees(kind: TableKind, table: Table, name: str | None, *, text: bool = False) -> None:
    how: Any = {"screened": name, "answered": FORM.questionnaires[name]} if name else {}
    given = kind.make(table)
    rows = kind.rows(SHIPPED.assess_table(given, **ALL, text=text, **how))
    more = {"screened": name} if name else {}
    assert [as_expected(row, table.columns) for row in rows] == expected(
        SHIPPED, table, text=text, **more
    )


@pytest.mark.parametrize("kind", EACH_KIND)
@pytest.mark.parametrize("name", [NEWEST, OLDER, None])
def test_each_row_is_as_a_check_in_that_was_screened(kind: TableKind, name: str | None) -> None:
    assert_agrees(kind, answers_to(name or OLDER, seed=4, length=10), name)


@pytest.mark.deep
@pytest.mark.parametrize("kind", EACH_KIND)
@pytest.mark.parametrize("name", [NEWEST, OLDER, None])
@pytest.mark.parametrize("text", [False, True])
def test_so_is_one_with_cells_that_cant_be_taken(
    kind: TableKind, name: str | None, text: bool
) -> None:
    table = answers_to(name or OLDER, seed=5, length=60, wild=True)
    assert_agrees(kind, table, name, text=text)


@pytest.mark.parametrize("text", [False, True])
def test_answers_to_questions_that_are_gone_beside_those_that_ask_for_it_now(text: bool) -> None:
    both = {**answers_to(OLDER, 6, 12, wild=True).columns, **answers_to(NEWEST, 7, 12).columns}
    assert_agrees(KINDS[0], Table(both, 12), None, text=text)


def test_a_denial_counts_for_nothing_where_its_question_meant_something_else() -> None:
    table = answers_to(OLDER, seed=1, length=1)
    denied = dict.fromkeys(FORM.questionnaires[OLDER], "no")
    rows = [{**next(table.rows()), **denied}]
    alone = {id: answer for id, answer in rows[0].items() if id not in SHIPPED.book.merged}
    [then] = SHIPPED.assess_table([alone], unanswered=True)
    answered = FORM.questionnaires[OLDER]
    [screened] = SHIPPED.assess_table(rows, screened=OLDER, answered=answered, unanswered=True)
    assert screened["unanswered"] > then["unanswered"]


def refused(**how: Any) -> InputError:
    columns = dict.fromkeys(FORM.questionnaires[NEWEST], "no")
    with pytest.raises(InputError) as caught:
        SHIPPED.assess_table([columns], **how)
    return caught.value


def test_a_question_without_a_column_is_refused() -> None:
    *some, last = FORM.questionnaires[NEWEST]
    error = refused(screened=NEWEST, answered=some)
    assert error.field == "answered"
    assert last in error.message


def test_answers_must_be_columns() -> None:
    error = refused(screened=NEWEST, answered=[*FORM.questionnaires[NEWEST], "chest_pian"])
    assert "Did you mean chest_pain?" in error.message


def test_a_questionnaire_must_be_one_of_the_rules() -> None:
    assert "Did you mean red-flags/2?" in refused(screened="red-flags2").message


def test_answers_are_to_a_questionnaire() -> None:
    assert refused(answered=["chest_pain"]).field == "screened"
    assert refused(screened=NEWEST).field == "answered"
    assert refused(screened=NEWEST, answered="chest_pain").field == "answered"
