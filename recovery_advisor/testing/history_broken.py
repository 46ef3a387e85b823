"""Breaches of laws over time, worded so that the app can be fixed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from recovery_advisor.assessment.check_in_model import model_for
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import Lived, NoAdviceOverTime
from recovery_advisor.testing.in_words import advice_in_short, person_in_short
from recovery_advisor.testing.lives import Heard, Life
from recovery_advisor.values.events import Amended, CheckedIn, Event


@dataclass(frozen=True, slots=True)
class HistoryBreach:
    """A law over time that an app breaks, with the smallest counterexample found.

    Attributes:
        law: id of the law.
        says: the law in one sentence.
        lives: what happened, one life for each person, with what was advised.
        must: the conditions violated, a sentence each.
        error: the exception of the app, if it raised one.
        in_words: the lives in words, a list of lines each.
    """

    law: str
    says: str
    lives: tuple[Life, ...]
    must: tuple[str, ...]
    in_words: tuple[tuple[str, ...], ...]
    error: BaseException | None = None

    @classmethod
    def of(
        cls, law: str, says: str, told: Sequence[Lived], must: Iterable[str], book: RuleBook
    ) -> HistoryBreach:
        """The breach of a law by what an app advised."""
        in_words = tuple(tuple(_lines(one.life, one.told, book)) for one in told)
        return cls(law, says, tuple(one.life for one in told), tuple(must), in_words)

    @classmethod
    def by_no_advice(
        cls, law: str, says: str, error: NoAdviceOverTime, book: RuleBook
    ) -> HistoryBreach:
        """The breach of an app that gave no advice."""
        in_words = (*_lines(error.life, (), book), f"came back:   {error.why}")
        must = ("an advice comes back, and every event is taken",)
        return cls(law, says, (error.life,), must, (in_words,), error.__cause__)

    def __str__(self) -> str:
        lines = [f"{self.law}: {self.says}"]
        for number, life in enumerate(self.in_words, 1):
            lines.append(f"    person {number}:")
            lines += [f"        {line}" for line in life]
        return "\n".join([*lines, *(f"    must hold:   {must}" for must in self.must)])


class HistoryLawBroken(AssertionError):
    """An app breaks one or more laws over time. The exception of the app, if any, is the cause.

    Attributes:
        app: name of the function that opens the app.
        breaches: one for each law that is broken.
    """

    def __init__(self, app: str, breaches: Sequence[HistoryBreach]) -> None:
        super().__init__(app, breaches)
        self.app: str = app
        self.breaches: tuple[HistoryBreach, ...] = tuple(breaches)
        self.__cause__ = next((breach.error for breach in breaches if breach.error), None)

    @classmethod
    def by(cls, app: object, breaches: Sequence[HistoryBreach]) -> HistoryLawBroken:
        """The error for an app's breaches."""
        return cls(getattr(app, "__qualname__", None) or type(app).__qualname__, breaches)

    def __str__(self) -> str:
        return "\n\n".join([f"{self.app} breaks a law over time", *map(str, self.breaches)])


def _lines(life: Life, told: Sequence[Any], book: RuleBook) -> Iterator[str]:
    answers = iter(told)
    for step in life:
        on = f" on device {step.device}" if any(one.device for one in life) else ""
        if isinstance(step, Heard):
            yield f"{step.event.at}{on} {_event_in_short(step.event, book)}"
        else:
            advice = next(answers, None)
            came_back = f": {advice_in_short(advice)}" if advice else ""
            yield f"{step.as_of}{on} asked for advice{came_back}"


def _event_in_short(event: Event, book: RuleBook) -> str:
    kind = event.kind.replace("_", " ")
    if isinstance(event, CheckedIn):
        return f"{kind}: {_check_in_in_short(event, book)}"
    if isinstance(event, Amended):
        by = _event_in_short(event.by, book) if event.by else "withdrawn"
        return f"{kind} {event.event}: {by}"
    held = event.model_dump(mode="json", exclude={"kind", "at", "id"}, exclude_none=True)
    return f"{kind}: {held}"


def _check_in_in_short(event: CheckedIn, book: RuleBook) -> str:
    try:
        return person_in_short(model_for(book).model_validate(dict(event.check_in)), book)
    except ValidationError:
        return str(dict(event.check_in))
