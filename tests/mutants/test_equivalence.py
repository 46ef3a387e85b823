"""That nobody is served otherwise, as z3 finds it, against trying everybody there could be."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from recovery_advisor import RuleBook, RulesError
from recovery_advisor.authoring.mutation import distinguish as telling
from recovery_advisor.authoring.mutation.distinguish import Distinguisher, moved_bands, person_of
from recovery_advisor.authoring.mutation.kinds import all_kinds, mutants_of
from recovery_advisor.authoring.mutation.mutant import Mutant
from recovery_advisor.authoring.mutation.subject import RuledBook
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered, lower_known
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.compiler import compile_book, compile_files
from recovery_advisor.loading.document import Document
from recovery_advisor.proving.formulas import SymbolicPerson, solver_library
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.testing import Pages, written_books
from tests.support.classes import first_beyond
from tests.support.flags import shipped_pages

MOST_PEOPLE = 2_000
#: For each question, an answer as the rules take it and as the mutant does.
Both = tuple[int, int]


def documents(pages: Pages) -> list[Document]:
    return [Document(name, data) for name, data in pages.files.items()]


def mutants(pages: Pages) -> tuple[Mutant, ...]:
    return mutants_of(CheckedFolder(*compile_files(documents(pages))))


def answers(rules: RuleBook, mutant: RuleBook) -> list[list[Both]]:
    """For each question every answer that either can tell from others, in values and in bands."""
    choices = []
    for one, other in zip(rules.questions, mutant.questions, strict=True):
        beyond = {0, *first_beyond(rules, one), *first_beyond(mutant, other), one.unknown}
        values = [(severity, severity) for severity in sorted(beyond)]
        choices.append([*values, *moved_bands(one, other).values()])
    return choices


def served(book: RuleBook) -> Any:
    """How a rule book serves one person after the other, by the engines and the laws."""
    counts, knows, laws = BitmapEngine(book), BitmapEngine(book, lower_known), Laws(book)
    told_of = [(effect.rule.id, effect.kind, effect.level) for effect in book.effects]

    def serve(person: Lowered) -> Any:
        counting, known = counts.counting(person), knows.counting(person)
        permit = laws.permit_for(counting)
        told = {told_of[index] for index in bits(laws.reported(counting, known))}
        return laws.decide(counting), permit and permit.ways, told

    return serve


def served_otherwise(rules: RuleBook, mutant: RuleBook, choices: list[list[Both]]) -> bool:
    """Whether anybody is, of all combinations."""
    by_rules, by_mutant = served(rules), served(mutant)
    return any(
        by_rules(tuple(one for one, _ in person)) != by_mutant(tuple(two for _, two in person))
        for person in product(*choices)
    )


def told_apart(rules: RuleBook, mutant: RuleBook) -> Distinguisher:
    person = SymbolicPerson.of(rules.questions, "person")
    return Distinguisher(
        RuledBook(rules, person), RuledBook(mutant, person_of(mutant, person)), 60.0
    )


@given(data=st.data())
def test_nobody_is_served_otherwise_where_z3_says_so(data: DataObject) -> None:
    pages = data.draw(written_books())
    kind = data.draw(st.sampled_from([kind.id for kind in all_kinds()]))
    found = [one for one in mutants(pages) if one.kind == kind]
    assume(found)
    mutant = data.draw(st.sampled_from(found))
    rules = pages.book()
    try:
        changed = compile_book(mutant.made(documents(pages)))
    except RulesError:
        return
    choices = answers(rules, changed)
    assume(prod(map(len, choices)) <= MOST_PEOPLE)
    apart = told_apart(rules, changed)
    assert apart.is_anybody() == served_otherwise(rules, changed, choices), mutant.says
    if apart.is_anybody():
        found_one = apart.smallest()
        assert served(rules)(found_one.answers) != served(changed)(found_one.others), mutant.says


def shipped_mutant(says: str) -> RuleBook:
    """The base pack with one thing changed, whatever its examples say."""
    pages = shipped_pages()
    for file in ("upper-back/readiness.yaml", "upper-back/notes.yaml"):
        changed = pages.changed(file)
        rules = [{**rule, "examples": []} for rule in changed["rules"]]
        pages = pages.with_file(file, {**changed, "rules": rules})
    [mutant] = [one for one in mutants(pages) if one.says == says]
    return compile_book(mutant.made(documents(pages)))


@pytest.mark.deep
@pytest.mark.parametrize(
    ("part", "blind", "says"),
    [
        ("_reported", lambda view: {}, "rest-while-swollen: the rule becomes nothing"),
        (
            "_same_band",
            lambda rules, mutant, id: iter(()),
            "pain: mild: 3, moderate: 4-6 becomes mild: 3-4, moderate: 5-6",
        ),
        (
            "_the_same_answers",
            lambda rules, mutant: solver_library().BoolVal(True),
            "pain: moderate: 4-6, severe: 7-10 becomes moderate: 4-5, severe: 6-10",
        ),
    ],
    ids=["what is told", "words", "that both are one person"],
)
def test_a_check_that_is_blind_to_something_is_noticed(
    part: str, blind: Any, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules, changed = shipped_pages().book(), shipped_mutant(says)
    truly = served_otherwise(rules, changed, answers(rules, changed))
    assert told_apart(rules, changed).is_anybody() is truly
    monkeypatch.setattr(telling, part, blind)
    assert told_apart(rules, changed).is_anybody() is not truly
