"""Asks until the advice is settled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import Answer, CheckInBase
from recovery_advisor.values.errors import Described, InputError, WrongAnswer
from recovery_advisor.values.levels import REFERRED_NOW, Verdict
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.questions import AskedQuestion, Screen

AnswerOne = Callable[[AskedQuestion], Answer]
AnswerScreen = Callable[[Screen], Mapping[str, Answer]]
Told = Callable[[Advice], object]


class Interview:
    """Somebody who is being asked.

    Args:
        assessor: asks and advises.
        check_in: what is known already.
        preferences: as for an assessment.
        skip: ids of questions that are not to be asked.
        told: is called with the advice as soon as it is urgent or an emergency.
        today: as for an assessment.
    """

    def __init__(
        self,
        assessor: Assessor,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None,
        skip: Collection[str],
        told: Told | None,
        today: date | None,
    ) -> None:
        self._assessor, self._told = assessor, told
        self._with = preferences, today
        self._answers: dict[str, Any] = assessor.parse_check_in(check_in).model_dump()
        self._skipped = frozenset(skip)

    def by_question(self, answer: AnswerOne) -> Advice:
        """The advice, after one question at a time."""

        def ask() -> Mapping[str, Answer] | None:
            question = self._assessor.next_question(self._answers, *self._asked_with)
            return None if question is None else {question.id: answer(question)}

        return self._hold(ask)

    def by_screen(self, answer: AnswerScreen) -> Advice:
        """The advice, after one screen at a time."""

        def ask() -> Mapping[str, Answer] | None:
            screen = self._assessor.next_screen(self._answers, *self._asked_with)
            return None if screen is None else self._of_screen(screen, answer(screen))

        return self._hold(ask)

    @property
    def _asked_with(self) -> tuple[Any, frozenset[str], date | None]:
        preferences, today = self._with
        return preferences, self._skipped, today

    def _hold(self, ask: Callable[[], Mapping[str, Answer] | None]) -> Advice:
        last: Verdict | None = None
        while True:
            advice = self._assessor.assess(self._answers, *self._with)
            if self._told and advice.verdict in REFERRED_NOW and advice.verdict is not last:
                self._told(advice)
                last = advice.verdict
            answered = ask()
            if answered is None:
                return advice
            self._take(answered)

    def _take(self, answered: Mapping[str, Answer]) -> None:
        try:
            self._answers = self._assessor.parse_check_in(
                {**self._answers, **answered}
            ).model_dump()
        except InputError as error:
            raise self._wrong(*error.args) from None
        self._skipped |= {id for id, given in answered.items() if given is None}

    def _of_screen(self, screen: Screen, answered: Mapping[str, Answer]) -> Mapping[str, Answer]:
        """An answer to each question of a screen; what is not mentioned is not known."""
        ids = [question.id for question in screen.questions]
        if not isinstance(answered, Mapping):
            allowed = f"a mapping of questions to answers, such as {{'{ids[0]}': 'no'}}"
            raise self._wrong(None, repr(answered), allowed)
        for id, given in answered.items():
            if id not in ids:
                raise self._wrong(id, repr(given), f"answers to what was asked: {', '.join(ids)}")
        return {id: answered.get(id) for id in ids}

    def _wrong(self, field: str | None, given: str, allowed: str, hint: str = "") -> WrongAnswer:
        wrong = WrongAnswer(field, Described(given), allowed, hint)
        return wrong.after(self._answers, self._skipped)
