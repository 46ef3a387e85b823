"""What the library says of a visit: its interview, its advice, its questions."""

from __future__ import annotations

from collections import Counter
from typing import Any

from recovery_advisor import Advice, Advisor, AskedQuestion, Interview, Verdict
from recovery_advisor.assessment.question_texts import asked_question
from recovery_advisor.values.translator import ENGLISH
from web.app.visit import Kind, Place, Visit

#: The most questions of a screen: more are not read.
SCREEN_SIZE = 9


class Knowledge:
    """Asks one advisor about visits; what it says follows from the visit alone.

    Args:
        advisor: by whose rules.
    """

    def __init__(self, advisor: Advisor) -> None:
        self.advisor = advisor
        self._last: tuple[object, Interview] | None = None

    def check_in(self, visit: Visit) -> dict[str, Any]:
        """All answers of a visit, as the advisor takes them."""
        screened = self.advisor.book.form.newest(None)
        return {**visit.answers, "screened": screened} if visit.answers else {}

    def preferences(self, visit: Visit) -> dict[str, Any]:
        """The preferences of a visit."""
        number = visit.settings.number
        return {**visit.wishes, **({"emergency_number": number} if number else {})}

    def interview(self, visit: Visit) -> Interview:
        """The interview at the moment of a visit."""
        key = (tuple(visit.answers.items()), visit.settings.number, visit.today)
        if self._last is None or self._last[0] != key:
            number = visit.settings.number
            interview = self.advisor.interview(
                self.check_in(visit),
                {"emergency_number": number} if number else None,
                today=visit.today,
                screen_size=SCREEN_SIZE,
            )
            self._last = key, interview
        return self._last[1]

    def verdict(self, visit: Visit) -> Verdict:
        """The verdict on everything told."""
        return self.interview(visit).advice.verdict

    def advice(self, visit: Visit) -> Advice:
        """The advice on everything told, planned by the visit's wishes."""
        return self.interview(visit).advice_with(self.preferences(visit))

    def is_emergency(self, visit: Visit) -> bool:
        """Whether what was told is an emergency."""
        return self.verdict(visit) is Verdict.EMERGENCY

    def takes_the_screen(self, visit: Visit) -> bool:
        """Whether an emergency is shown in place of everything else."""
        return self.is_emergency(visit) and not visit.correcting

    def next_place(self, visit: Visit) -> Place:
        """Where a visit goes on: the questions still open, or the advice."""
        screen = self.interview(visit).next_screen()
        if screen is None:
            return Place(Kind.ADVICE)
        return Place(Kind.QUESTIONS, screen.id, tuple(one.id for one in screen.questions))

    def screens_left(self, visit: Visit) -> int:
        """How many screens there are still at most."""
        left = Counter(self.question(id).screen for id in self.interview(visit).open_questions)
        return sum(-(-questions // SCREEN_SIZE) for questions in left.values())

    def questions(self, place: Place) -> tuple[AskedQuestion, ...]:
        """The questions of a place."""
        return tuple(map(self.question, place.questions))

    def question(self, id: str) -> AskedQuestion:
        """A question by its id."""
        return asked_question(self.advisor.book.question[id], ENGLISH)

    def title(self, place: Place) -> str:
        """What stands above the questions of a place."""
        return self.advisor.book.screens.get(place.screen, "One of your answers")

    @property
    def asked(self) -> tuple[AskedQuestion, ...]:
        """Every question that can be asked."""
        return tuple(self.question(one.id) for one in self.advisor.book.asked)

    def knows(self, id: str) -> bool:
        """Whether a question of this id is asked."""
        return any(one.id == id for one in self.advisor.book.asked)

    def can_be_denied(self, id: str) -> bool:
        """Whether it is a question of *yes* or *no*."""
        return self.knows(id) and self.question(id).yes_or_no
