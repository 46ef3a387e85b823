"""Breaches of laws, worded so that the app can be fixed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.testing.advice_reader import WANTED
from recovery_advisor.testing.app_under_test import Advise, Asked, NoAdviceGiven
from recovery_advisor.testing.check_in_strategies import person_of
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.scale import UNKNOWN

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

    @classmethod
    def of(cls, law: str, says: str, asked: Asked, must: Iterable[str]) -> Breach:
        """The breach of a law by the answers of an app."""
        people = tuple(one.check_in for one in asked.told)
        return cls(
            law=law,
            says=says,
            people=people,
            wishes=asked.wishes,
            came_back=tuple(_headline(one.advice) for one in asked.told),
            changed=tuple(_changed(people[0], one, asked.book) for one in people),
            must=tuple(must),
        )

    @classmethod
    def by_no_advice(cls, error: NoAdviceGiven, preferences: Preferences | None) -> Breach:
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
        )

    def but_fickle(self) -> Breach:
        """A copy marked as not reproducible."""
        return replace(self, fickle=True)

    def __str__(self) -> str:
        return "\n".join([f"{self.law}: {self.says}", *(f"    {line}" for line in self._lines())])

    def _lines(self) -> Iterator[str]:
        verb = "asked about:"
        for check_in, came_back, changed in zip(
            self.people, self.came_back, self.changed, strict=True
        ):
            yield f"{verb} {_given(check_in)}"
            if changed:
                yield f"    differs in: {changed}"
            yield f"came back:   {came_back}"
            verb = "and about:  "
        if self.wishes is not None:
            preferences = self.wishes.model_dump(mode="json", exclude_defaults=True)
            yield f"preferences: {preferences}"
        for must in self.must:
            yield f"must hold:   {must}"
        if self.fickle:
            yield f"beware:      {_FICKLE}"


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


def _given(check_in: CheckInBase) -> dict[str, Any]:
    """A check-in as JSON has it; what was answered of a whole questionnaire as its screening."""
    answers: dict[str, Any] = check_in.model_dump(mode="json")
    asked = check_in.made_for.questionnaires.get(check_in.screened or "", ())
    said = {
        part: sorted(id for id in asked if answers.get(id) == answer)
        for part, answer in (
            ("yes", "yes"),
            ("unsure", "unsure"),
            ("skipped", UNKNOWN),
            ("no", "no"),
        )
    }
    if not asked or sum(map(len, said.values())) != len(asked):
        return answers
    screening = {"questionnaire": answers.pop("screened"), **said, "no": len(said["no"])}
    return {"screening": screening, **{id: a for id, a in answers.items() if id not in asked}}


def _headline(advice: Advice) -> str:
    return f"{advice.verdict} (readiness {advice.readiness}, urgency {advice.urgency})"


def _changed(first: CheckInBase, other: CheckInBase, book: RuleBook) -> str:
    """The answers in which one check-in differs from another, in words."""
    before, after = person_of(first, book), person_of(other, book)
    return ", ".join(
        f"{id} {_answer(question, before[id])} → {_answer(question, after[id])}"
        for id, question in book.question.items()
        if before[id] != after[id]
    )


def _answer(question: Question, severity: int | None) -> str:
    if severity is None:
        return "unknown"
    value = question.value(severity)
    band = question.band_of(value)
    return band if question.worded else f"{value} ({band})"
