"""The formulas say of each person what the code that decides says of them."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from recovery_advisor import RuleBook, load_book
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.clearance import ClearedQuestions
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.proving import formulas as everybody
from recovery_advisor.proving.claim import clearable
from recovery_advisor.proving.formulas import Formula, SymbolicPerson, solver_library, view_of
from recovery_advisor.proving.individuals import Individuals
from recovery_advisor.proving.view import View
from recovery_advisor.testing import rule_books
from recovery_advisor.testing.check_in_strategies import near_thresholds, shipped_book


def truths(view: View[Any]) -> Iterator[tuple[str, Any]]:
    """Everything that a view says, with a name."""
    for decision, truth in view.decided.items():
        yield f"decided {decision}", truth
    for way, truth in view.allowed.items():
        yield f"allowed {way}", truth
    effects = view.effects
    for name in ("counts", "known", "ruled_out", "lowered_counts", "lowered_known"):
        for index, truth in enumerate(getattr(effects, name)):
            yield f"{name} {index}", truth
    for index, truth in enumerate(view.reported):
        yield f"told {index}", truth


class Formulas:
    """The formulas of one book, and what they say of a person."""

    def __init__(self, book: RuleBook) -> None:
        self.z3, self.person = solver_library(), SymbolicPerson.of(book.questions, "person")
        self.said = dict(truths(view_of(self.person, book, Laws(book))))

    def all_say(self, answers: Lowered, wanted: dict[str, bool]) -> bool:
        """Whether each formula is as true of a person as is wanted."""
        numbers = zip(self.person.numbers.values(), answers, strict=True)
        filled = [(number, self.z3.IntVal(answer)) for number, answer in numbers]
        every = self.z3.And([self.said[name] == truth for name, truth in wanted.items()])
        return bool(self.z3.is_true(self.z3.simplify(self.z3.substitute(every, *filled))))


def some_people(book: RuleBook, count: int) -> Iterator[Lowered]:
    """People with each answer near a threshold or missing, in a fixed disorder; most of them well."""
    choices = [(*near_thresholds(book, one), one.unknown) for one in book.questions]
    for number in range(count):
        few = number % 3
        yield tuple(
            every[(number * 7 + index * 13) % len(every)] if few == 0 or (number + index) % 9 == few else 0
            for index, every in enumerate(choices)
        )  # fmt: skip


def first_difference(book: RuleBook, count: int) -> Lowered | None:
    formulas, people = Formulas(book), Individuals(book, Laws(book))
    for answers in some_people(book, count):
        if not formulas.all_say(answers, dict(truths(people.view(people.seen(answers))))):
            return answers
    return None


@pytest.mark.parametrize("people", [20, pytest.param(60, marks=pytest.mark.deep)])
@pytest.mark.parametrize("packs", [["upper-back"], None])
def test_they_say_the_same_of_people_of_the_shipped_packs(
    packs: list[str] | None, people: int
) -> None:
    assert first_difference(load_book(shipped_rules(), packs), people) is None


@settings(max_examples=max(5, settings().max_examples // 4))
@given(rule_books())
def test_they_say_the_same_of_people_of_any_rules(book: RuleBook) -> None:
    assert first_difference(book, 12) is None


def test_a_formula_that_forgets_what_is_unknown_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(everybody, "COUNTS_UNLESS_RULED_OUT", frozenset())
    assert first_difference(shipped_book(), 60) is not None


def test_a_formula_of_a_table_read_the_wrong_way_round_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    honest = everybody._decided

    def reversed_table(laws: Laws, counts: Sequence[Formula]) -> dict[Decision, Formula]:
        laws.table = laws.table[::-1]
        return honest(laws, counts)

    monkeypatch.setattr(everybody, "_decided", reversed_table)
    assert first_difference(shipped_book(), 60) is not None


def test_people_with_a_clearance_are_seen_as_the_engines_see_them() -> None:
    book, laws = shipped_book(), Laws(shipped_book())
    people, engine = Individuals(book, laws), BitmapEngine(book)
    for number, answers in enumerate(some_people(book, 200)):
        scope = [position for position in clearable(book) if (position + number) % 3 == 0]
        cleared = ClearedQuestions(tuple(scope), laws.as_given).shown_to(engine)
        assert people.cleared(answers, scope).lowered_counts == cleared.counting(answers)


def test_formulas_of_a_clearance_say_what_is_seen() -> None:
    book, laws, z3 = shipped_book(), Laws(shipped_book()), solver_library()
    people, person = Individuals(book, laws), SymbolicPerson.of(book.questions, "person")
    scope = {book.questions[i].id: z3.BoolVal(i % 2 == 0) for i in clearable(book)}
    formulas = Formulas(book)
    formulas.person = person
    formulas.said = dict(truths(view_of(person, book, laws, scope=scope)))
    positions = [i for i in clearable(book) if i % 2 == 0]
    assert positions
    for answers in some_people(book, 12):
        wanted = dict(truths(people.view(people.cleared(answers, positions))))
        assert formulas.all_say(answers, wanted)
