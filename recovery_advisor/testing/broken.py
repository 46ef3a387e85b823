"""Breaches of laws, worded so that the app can be fixed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.advice_reader import WANTED
from recovery_advisor.testing.app_under_test import Advise, Asked, NoAdviceGiven
from recovery_advisor.testing.in_words import (
    advice_in_short,
    changed_answers,
    person_in_short,
    to_paste,
)
from recovery_advisor.testing.rules_own import nearest
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.preferences import Preferences

_FICKLE = (
    "asked once more, it answered otherwise: what it answers depends on more than the check-in"
)


@dataclass(frozen=True, slots=True)
class Breach:
    """A law that an app breaks, with the smallest counterexample found.

    Attributes:
        law: id of the law.
        says: the law in one sentence.
        people: the check-ins that the app was given, in order.
        wishes: the preferences given with them; ``None`` where the app takes none.
        came_back: its answer to each, in words.
        changed: the answers in which each differs from the first.
        must: the conditions violated, a sentence each.
        error: the exception of the app, if it raised one.
        fickle: whether it did not happen again for the same check-ins.
        in_short: the answers of each that are not at their best, in words.
        by_the_rules: what the rules say to each, in words.
    """

    law: str
    says: str
    people: tuple[CheckInBase, ...]
    wishes: Preferences | None
    came_back: tuple[str, ...]
    changed: tuple[str, ...]
    must: tuple[str, ...]
    error: BaseException | None = None
    fickle: bool = False
    in_short: tuple[str, ...] = ()
    by_the_rules: tuple[str, ...] = ()

    @classmethod
    def of(cls, law: str, says: str, asked: Asked, must: Iterable[str]) -> Breach:
        """The breach of a law by the answers of an app."""
        people = tuple(one.check_in for one in asked.told)
        return cls(
            law=law,
            says=says,
            people=people,
            wishes=asked.wishes,
            came_back=tuple(advice_in_short(one.advice) for one in asked.told),
            changed=tuple(changed_answers(people[0], one, asked.book) for one in people),
            must=tuple(must),
            in_short=tuple(person_in_short(one, asked.book) for one in people),
            by_the_rules=tuple(advice_in_short(nearest(asked, one)) for one in asked.told),
        )

    @classmethod
    def by_no_advice(
        cls, error: NoAdviceGiven, preferences: Preferences | None, book: RuleBook
    ) -> Breach:
        """The breach of an app that gave no advice."""
        return cls(
            law=error.law,
            says=error.says,
            people=(error.check_in,),
            wishes=preferences,
            came_back=(error.why,),
            changed=("",),
            must=(f"it is {WANTED}",),
            error=error.__cause__,
            in_short=(person_in_short(error.check_in, book),),
        )

    def but_fickle(self) -> Breach:
        """A copy marked as not reproducible."""
        return replace(self, fickle=True)

    def __str__(self) -> str:
        return "\n".join([f"{self.law}: {self.says}", *(f"    {line}" for line in self._lines())])

    def _lines(self) -> Iterator[str]:
        """The danger first: who was asked about, and what they were told; what to paste comes last."""
        for number, came_back in enumerate(self.came_back):
            if number < len(self.in_short):
                yield f"{'and' if number else 'who'}:         {self.in_short[number]}"
            if self.changed[number]:
                yield f"    differs in: {self.changed[number]}"
            yield f"came back:   {came_back}"
            if number < len(self.by_the_rules) and self.by_the_rules[number] != came_back:
                yield f"by the rules: {self.by_the_rules[number]}"
        for must in self.must:
            yield f"must hold:   {must}"
        if self.fickle:
            yield f"beware:      {_FICKLE}"
        if self.wishes is not None:
            preferences = self.wishes.model_dump(mode="json", exclude_defaults=True)
            yield f"preferences: {preferences}"
        verb = "asked about:"
        for check_in in self.people:
            yield f"{verb} {to_paste(check_in)}"
            verb = "and about:  "


class LawBroken(AssertionError):
    """An app breaks one or more laws. The exception of the app, if any, is the cause.

    Attributes:
        app: name of the function.
        breaches: one for each law that is broken.
        laws: how many laws were checked.
    """

    def __init__(self, app: str, breaches: Sequence[Breach], laws: int) -> None:
        super().__init__(app, breaches, laws)
        self.app: str = app
        self.breaches: tuple[Breach, ...] = tuple(breaches)
        self.laws: int = laws
        self.__cause__ = next((breach.error for breach in breaches if breach.error), None)

    @classmethod
    def by(cls, advise: Advise, breaches: Iterable[Breach], laws: int) -> LawBroken:
        """The error for an app's breaches."""
        name = getattr(advise, "__qualname__", None) or type(advise).__qualname__
        return cls(name, tuple(breaches), laws)

    def __str__(self) -> str:
        of = f"{len(self.breaches)} of {self.laws} laws" if self.laws > 1 else "a law"
        return "\n\n".join([f"{self.app} breaks {of}", *map(str, self.breaches)])
