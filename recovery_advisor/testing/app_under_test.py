"""The app under test, and what it told some people."""

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
from recovery_advisor.values.errors import shown
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.reasons import EffectKind

#: What is under test. It takes a check-in, and preferences too where a test draws some; it gives an
#: ``Advice``, the mapping of one, or its JSON text.
Advise = Callable[..., object]


class Told(NamedTuple):
    """A person, and the advice that came back."""

    check_in: CheckInBase
    advice: Advice


class NothingTold(Exception):
    """The app gave no advice, which is a law by itself, whatever else is asked.

    Attributes:
        check_in: whom it failed.
        why: what came instead.
    """

    law = "advice-comes-back"
    says = "For every check-in an advice comes back, whole and not at odds with itself."

    def __init__(self, check_in: CheckInBase, why: str) -> None:
        super().__init__(check_in, why)
        self.check_in: CheckInBase = check_in
        self.why: str = why


@dataclass(frozen=True)
class Asked:
    """What an app told some people, one after the other, and what the rules say of them.

    Attributes:
        advisor: whose rules the app is held against.
        wishes: what the app was given beside each check-in; ``None`` where it takes no preferences.
        told: each person, in the order in which they were asked about.
    """

    advisor: Advisor
    wishes: Preferences | None
    told: tuple[Told, ...]

    @property
    def book(self) -> RuleBook:
        """The rules."""
        return self.advisor.book

    def by_the_rules(self, person: Told) -> Advice:
        """What the advisor itself tells a person.

        An app that takes no preferences may know somebody's gear from elsewhere, so that it is held
        against what is allowed with all the gear there is.
        """
        all_gear = Preferences(equipment=frozenset(self.book.equipment))
        return self.advisor.assess(person.check_in, self.wishes or all_gear)

    def holds(self, effect: Effect, person: Told) -> Truth:
        """Whether the condition of an effect is known to hold for a person, or known not to."""
        return truth(effect.rule.when, self._answers[person.check_in])

    def counting(self, kind: EffectKind, person: Told) -> Iterator[Effect]:
        """The effects of a kind that count for a person."""
        answers = self._answers[person.check_in]
        return (one for one in self.book.effects if one.kind == kind and counts(one, answers))

    @cached_property
    def _answers(self) -> Mapping[CheckInBase, Mapping[str, Interval]]:
        return {one.check_in: _intervals(one.check_in, self.book) for one in self.told}


def ask(
    advise: Advise, people: Iterable[CheckInBase], advisor: Advisor, wishes: Preferences | None
) -> Asked:
    """Ask an app about some people, one after the other.

    Raises:
        NothingTold: for the first of them for whom no advice came back.
    """
    beside = () if wishes is None else (wishes,)
    return Asked(advisor, wishes, tuple(Told(one, _told(advise, one, *beside)) for one in people))


def _told(advise: Advise, check_in: CheckInBase, *beside: Preferences) -> Advice:
    try:
        return as_advice(advise(check_in, *beside))
    except UnsatisfiedAssumption:  # the app is not meant for this person
        raise
    except NotAnAdvice as error:
        raise NothingTold(check_in, str(error)) from None
    except Exception as error:
        raise NothingTold(check_in, f"it raised {shown(error)}") from error


def _intervals(check_in: CheckInBase, book: RuleBook) -> Mapping[str, Interval]:
    severities = person_of(check_in, book)
    return {
        question.id: question.intervals[question.unknown if severity is None else severity]
        for question in book.questions
        for severity in [severities[question.id]]
    }
