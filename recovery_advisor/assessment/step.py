"""What is known of a person at one moment, the advice on it, and what is asked next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.assessment.intake import Subject
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.lazily import cached_property
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.questions import AskedQuestion, Screen


@dataclass(frozen=True)
class Step:
    """What is known of a person. Nothing is asked after an emergency, and all after a fault."""

    assessor: Assessor
    subject: Subject
    evaluation: Evaluation
    screen_size: int | None = None

    @classmethod
    def of(
        cls,
        assessor: Assessor,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None,
        today: date | None,
        screen_size: int | None = None,
    ) -> Self:
        """The step at which a check-in is known.

        Raises:
            InputError: when it, or a preference, can't be taken.
        """
        subject = assessor.read(check_in, preferences, today)
        return cls(assessor, subject, assessor.evaluate(subject), screen_size)

    @cached_property
    def advice(self) -> Advice:
        """The advice on what is known."""
        return self.assessor.advise(self.evaluation)

    @cached_property
    def question(self) -> AskedQuestion | None:
        """The question most worth asking; ``None`` where none is."""
        if self._ended:
            return None
        return self.assessor.chooser.next_question(self.subject, self._fault)

    @cached_property
    def screen(self) -> Screen | None:
        """The next screen of questions; ``None`` where nothing is worth asking."""
        if self._ended:
            return None
        return self.assessor.chooser.next_screen(self.subject, self._fault, self.screen_size)

    @cached_property
    def open_questions(self) -> tuple[str, ...]:
        """Ids of the questions that can still be asked."""
        if self._ended:
            return ()
        return self.assessor.chooser.open_questions(self.subject, self._fault)

    @cached_property
    def _fault(self) -> bool:
        return not self.assessor.missing.can_be_trusted(self.evaluation)

    @property
    def _ended(self) -> bool:
        decision = self.assessor.missing.laws.decide(self.evaluation.counting)
        return decision.urgency is Urgency.EMERGENCY
