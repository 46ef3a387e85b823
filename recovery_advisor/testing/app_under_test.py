"""Calls the app under test for some people, and keeps its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from hypothesis.errors import UnsatisfiedAssumption

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.kleene import Truth, counts, truth
from recovery_advisor.rulebook.questions import Interval
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.testing.advice_reader import NotAnAdvice, as_advice
from recovery_advisor.testing.check_in_strategies import person_of
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import InputError, shown
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.reasons import EffectKind

#: The function under test. It takes a check-in, and preferences too where a test draws some; it
#: returns an ``Advice``, the mapping of one, or its JSON text.
Advise = Callable[..., object]


class Told(NamedTuple):
    """A check-in, and the advice that the app gave on it.

    Attributes:
        check_in: what the app was given.
        advice: what it answered.
    """

    check_in: CheckInBase
    advice: Advice


class NoAdviceGiven(Exception):
    """The app gave no advice, which breaks a law of its own.

    Attributes:
        check_in: the check-in that it was given.
        why: what it did instead.
    """

    law = "advice-comes-back"
    says = "For every check-in an advice comes back, whole and not at odds with itself."

    def __init__(self, check_in: CheckInBase, why: str) -> None:
        super().__init__(check_in, why)
        self.check_in: CheckInBase = check_in
        self.why: str = why


@dataclass(frozen=True)
class Asked:
    """The answers of an app to a sequence of check-ins, and what the rules say of each.

    Attributes:
        advisor: the advisor whose rules the app is checked against.
        wishes: the preferences given with each check-in; ``None`` where the app takes none.
        told: each check-in with its advice, in the order of the calls.
    """

    advisor: Advisor
    wishes: Preferences | None
    told: tuple[Told, ...]

    @property
    def book(self) -> RuleBook:
        """The rule book of the advisor."""
        return self.advisor.book

    def by_the_rules(self, person: Told) -> Advice:
        """The advice of the advisor itself.

        An app that takes no preferences may know the gear from elsewhere, so that it is checked
        against what is allowed with all the gear there is.
        """
        all_gear = Preferences(equipment=frozenset(self.book.equipment))
        return self.assessed(person, self.wishes or all_gear)

    def assessed(self, person: Told, preferences: Preferences | None) -> Advice:
        """The advice of the advisor itself for some preferences; kept for the next law."""
        key = (id(person.check_in), preferences)
        if key not in self._assessed:
            self._assessed[key] = self.advisor.assess(person.check_in, preferences)
        return self._assessed[key]

    def holds(self, effect: Effect, person: Told) -> Truth:
        """The Kleene truth of an effect's condition for a person."""
        return truth(effect.rule.when, self._answers[id(person.check_in)])

    def counting(self, kind: EffectKind, person: Told) -> Iterator[Effect]:
        """The effects of a kind that count for a person."""
        answers = self._answers[id(person.check_in)]
        return (one for one in self.book.effects if one.kind == kind and counts(one, answers))

    @cached_property
    def _answers(self) -> Mapping[int, Mapping[str, Interval]]:
        """The answers of each person, by the identity of the check-in: hashing one takes longer."""
        return {id(one.check_in): _intervals(one.check_in, self.book) for one in self.told}

    @cached_property
    def _assessed(self) -> dict[tuple[int, Preferences | None], Advice]:
        return {}


def ask(
    advise: Advise, people: Iterable[CheckInBase], advisor: Advisor, preferences: Preferences | None
) -> Asked:
    """Call an app with each check-in in turn.

    Raises:
        NoAdviceGiven: for the first of them on which it gave no advice.
    """
    arguments = () if preferences is None else (preferences,)
    return Asked(
        advisor,
        preferences,
        tuple(Told(one, _advice_of(advise, one, *arguments)) for one in people),
    )


def _advice_of(advise: Advise, check_in: CheckInBase, *preferences: Preferences) -> Advice:
    try:
        return as_advice(advise(check_in, *preferences))
    except UnsatisfiedAssumption:  # the app excludes this person
        raise
    except NotAnAdvice as error:
        raise NoAdviceGiven(check_in, str(error)) from None
    except Exception as error:
        hint = "; of an app with rules of its own, give advisor=" * isinstance(error, InputError)
        raise NoAdviceGiven(check_in, f"it raised {shown(error)}{hint}") from error


def _intervals(check_in: CheckInBase, book: RuleBook) -> Mapping[str, Interval]:
    severities = person_of(check_in, book)
    return {
        question.id: question.intervals[question.unknown if severity is None else severity]
        for question in book.questions
        for severity in [severities[question.id]]
    }
