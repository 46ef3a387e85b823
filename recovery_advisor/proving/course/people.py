"""Check-ins as the fold reads them, and advice on them: of symbolic persons, and of single ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from recovery_advisor.course.ops import Number, Truth
from recovery_advisor.course.progress import DENIED, INJURED, NO, OPEN, YES
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.decision import Laws
from recovery_advisor.proving.formulas import SymbolicPerson, solver_library, view_of
from recovery_advisor.proving.individuals import Individuals
from recovery_advisor.proving.view import View
from recovery_advisor.rulebook.bit_sets import mask_of
from recovery_advisor.rulebook.book import RuleBook

#: For each question, by id, the index of its answer's interval.
Numbers = Mapping[str, Number]


class Read(NamedTuple):
    """What the fold reads of a check-in; see :class:`~recovery_advisor.course.reading.Reading`.

    Attributes:
        clear: ``YES``, ``NO`` or ``OPEN``.
        flare: whether a flare is known.
        signs: for each rule of a danger sign, whether it is known to hold.
        denied: for each, whether it is ruled out.
        injury: ``INJURED`` unless it is denied.
    """

    clear: Number
    flare: Truth
    signs: Mapping[str, Truth]
    denied: Mapping[str, Truth]
    injury: Number


class People(Protocol):
    """Evaluates persons by one history book."""

    def read(self, answers: Numbers) -> Read:
        """What is read of answers to the asked questions."""
        ...

    def view(self, answers: Numbers, *, plain: bool = False) -> View[Any]:
        """The view of a person by all rules, or by those without time alone."""
        ...


class SymbolicPeople:
    """Persons as formulas; the reading is stated anew, from the conditions of the rules."""

    def __init__(self, book: RuleBook, rules: CourseRules) -> None:
        self._z3, self._book, self._rules = solver_library(), book, rules
        self._base = _of_packs(book, lambda pack: pack == book.base)
        self._plain = _of_packs(book, lambda pack: pack != book.history)
        self._laws = {id(one): Laws(one) for one in (book, self._base, self._plain)}
        #: Those who were asked for, so that their formulas are made once.
        self._persons: dict[tuple[int, ...], SymbolicPerson] = {}

    def read(self, answers: Numbers) -> Read:
        """What is read of answers to the asked questions."""
        either, person = self._z3.If, self._person(answers)
        asked = self._book.question
        best = {id: either(one == asked[id].unknown, 0, one) for id, one in answers.items()}
        clear, might_be = self._is_clear(person), self._is_clear(self._person(best))
        signs = {id: sign.when for id, sign in self._rules.signs.items()}
        return Read(
            clear=either(clear, YES, either(might_be, OPEN, NO)),
            flare=person.known(self._rules.numbers.flare),
            signs={id: person.known(when) for id, when in signs.items()},
            denied={id: person.ruled_out(when) for id, when in signs.items()},
            injury=either(answers["injury"] == 0, DENIED, INJURED),
        )

    def view(self, answers: Numbers, *, plain: bool = False) -> View[Any]:
        """The view of a person by all rules, or by those without time alone."""
        return self._view(self._person(answers), self._plain if plain else self._book)

    def _is_clear(self, person: SymbolicPerson) -> Truth:
        return self._view(person, self._base).at_least(self._rules.numbers.clear)

    def _view(self, person: SymbolicPerson, book: RuleBook) -> View[Any]:
        return view_of(person, book, self._laws[id(book)])

    def _person(self, answers: Numbers) -> SymbolicPerson:
        numbers: dict[str, Number] = {**dict.fromkeys(self._book.question, 0), **answers}
        formulas = {
            id: self._z3.IntVal(one) if isinstance(one, int) else one for id, one in numbers.items()
        }
        key = tuple(one.get_id() for one in formulas.values())
        if key not in self._persons:
            possible = self._z3.BoolVal(True)
            self._persons[key] = SymbolicPerson(self._book.question, formulas, possible)
        return self._persons[key]


def _of_packs(book: RuleBook, of: Callable[[str], bool]) -> RuleBook:
    """The rule book with the rules of some packs alone."""
    return replace(book, effects=tuple(one for one in book.effects if of(one.rule.pack)))


class PlayedPeople:
    """Single persons, by the code that decides and reads."""

    def __init__(self, book: RuleBook, rules: CourseRules) -> None:
        self._book, self._rules = book, rules

    @cached_property
    def _people(self) -> Individuals:
        return Individuals(self._book, Laws(self._book))

    def read(self, answers: Numbers) -> Read:
        """What is read of answers to the asked questions."""
        lowered = tuple(answers[one.id] for one in self._book.asked)
        reading = self._rules.read(lowered, frozenset())
        holds = {id: sign.holds(reading) for id, sign in self._rules.signs.items()}
        return Read(
            clear=reading.clear,
            flare=reading.flare,
            signs={id: one == YES for id, one in holds.items()},
            denied={id: one == NO for id, one in holds.items()},
            injury=DENIED if reading.injury == DENIED else INJURED,
        )

    def view(self, answers: Numbers, *, plain: bool = False) -> View[Any]:
        """The view of a person by all rules, or by those without time alone."""
        seen = self._people.seen(tuple(answers.get(one.id, 0) for one in self._book.questions))
        return self._people.view(seen.without(history_effects(self._book)) if plain else seen)


def history_effects(book: RuleBook) -> int:
    """The effects of the rules of the history pack."""
    return mask_of(effect.rule.pack == book.history for effect in book.effects)
