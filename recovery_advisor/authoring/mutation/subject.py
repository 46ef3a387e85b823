"""A rule book with its evaluators, which are made when first used."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from recovery_advisor.advisor import Advisor
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered, lower_known
from recovery_advisor.proving.formulas import Formula, SymbolicPerson, view_of
from recovery_advisor.proving.individuals import Individuals
from recovery_advisor.proving.view import View
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook


@dataclass(frozen=True)
class RuledBook:
    """A rule book with its symbolic person and its evaluators.

    Attributes:
        book: the rule book.
        person: the symbolic person; books with the same questions share one, and most formulas.
    """

    book: RuleBook
    person: SymbolicPerson

    @cached_property
    def laws(self) -> Laws:
        """The laws over the book."""
        return Laws(self.book)

    @cached_property
    def view(self) -> View[Formula]:
        """The view of the symbolic person."""
        return view_of(self.person, self.book, self.laws)

    @cached_property
    def people(self) -> Individuals:
        """Evaluates single persons."""
        return Individuals(self.book, self.laws)

    @cached_property
    def _engines(self) -> tuple[BitmapEngine, BitmapEngine]:
        return BitmapEngine(self.book), BitmapEngine(self.book, lower_known)

    def decides(self, person: Lowered) -> tuple[Decision, set[str]]:
        """The decision on one person, and the rules given as reasons."""
        counting, known = (engine.counting(person) for engine in self._engines)
        reasons = bits(self.laws.reasons_reported(counting, known))
        rules = {self.book.effects[index].rule.id for index in reasons}
        return self.laws.decide(counting), rules or {self.book.words.nothing_permits.rule}

    @cached_property
    def advisor(self) -> Advisor:
        """An advisor on the book."""
        return Advisor.from_book(self.book, engine="bitmap")
