"""A decision table says what the rules say: its cells, read again, are their conditions."""

from __future__ import annotations

import pytest
from hypothesis import given

from recovery_advisor import RuleBook, load_book
from recovery_advisor.authoring.docs.decision_table import decision_table
from recovery_advisor.loading.conditions import read_condition
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.conditions import AllOf, Condition
from recovery_advisor.testing import rule_books


def condition(cells: list[str], questions: list[str], book: RuleBook) -> Condition:
    written = [
        {question: threshold}
        for question, cell in zip(questions, cells, strict=True)
        for threshold in cell.split(", ")
        if threshold
    ]
    read = read_condition({"all": written}, book.question, Place(Document("cells", {}), Faults()))
    assert read is not None
    return read


def assert_says_the_rules(book: RuleBook, pack: str) -> None:
    lines = decision_table(book, pack).splitlines()
    heads, _, *rows = ([cell.strip() for cell in line[1:-1].split("|")] for line in lines)
    questions = [head.replace(" ", "_") for head in heads[1:-1]]
    for rule in {effect.rule.id: effect.rule for effect in book.effects}.values():
        if rule.pack == pack:
            said = [
                condition(row[1:-1], questions, book) for row in rows if row[0] == f"`{rule.id}`"
            ]
            meant = [AllOf(one) for one in alternatives(rule.when) or ()]
            assert {alternatives(one) for one in said} == {alternatives(one) for one in meant}


@given(rule_books())
def test_the_rows_of_generated_rules_are_their_alternatives(book: RuleBook) -> None:
    for pack in book.packs:
        assert_says_the_rules(book, pack.id)


@pytest.mark.parametrize("pack", [pack.id for pack in load_book(shipped_rules()).packs])
def test_the_rows_of_the_shipped_rules_are_their_alternatives(pack: str) -> None:
    assert_says_the_rules(load_book(shipped_rules()), pack)


def test_a_rule_with_several_effects_names_them_all() -> None:
    table = decision_table(load_book(shipped_rules()), "upper-back")
    [row] = [line for line in table.splitlines() if "`special-plan-first`" in line]
    assert row.endswith("| yes | refer routine, limit rest |")
