"""An interview: asks what can still change the advice, takes the answers, can go back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from typing import Any, NoReturn, Self

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.assessment.step import Step
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import Fault, InputError, WrongAnswer, nearest
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.questions import AskedQuestion, Screen
from recovery_advisor.values.scale import UNKNOWN, Answer


class Interview:
    """Interviews one person; :meth:`recovery_advisor.Advisor.interview` begins it.

    :meth:`answer` takes any question, one at a time. :meth:`answers` takes the screen that
    :meth:`next_screen` gave, whole: what is left out of it was shown, and is not known.

    It holds to the rules and to the day with which it began, so that neither a reload nor midnight
    loses an answer. For one thread at a time.

    An answer that can't be taken raises :class:`~recovery_advisor.WrongAnswer` and changes nothing.
    No fault of an engine is raised: the advice is then to rest, with the urgency that was seen, and
    every question that is not answered is asked, as another may still show an emergency.
    """

    def __init__(
        self,
        assessor: Assessor,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None,
        today: date | None,
        screen_size: int | None = None,
    ) -> None:
        self._assessor = assessor
        self._screen_size = screen_size
        if not _is_size(screen_size):
            fault = Fault.of(
                "screen_size", screen_size, "a whole number from 1, or nothing for all"
            )
            raise assessor.refusal((fault,), check_in, preferences, today)
        self._today = date.today() if today is None else today
        begun = Step.of(assessor, check_in, preferences, self._today, self._screen_size)
        self._preferences = begun.subject.preferences
        self._steps: tuple[Step, ...] = (self._first_step(begun),)

    @property
    def advice(self) -> Advice:
        """The advice on what is known so far."""
        return self._last.advice

    def advice_with(self, preferences: Preferences | Mapping[str, Any] | None) -> Advice:
        """The advice on what is known so far with other preferences, such as gear asked about last.

        It is by the rules and on the day of the interview, whose own preferences stay as they are.

        Raises:
            InputError: when a preference can't be taken.
        """
        return Step.of(self._assessor, self.check_in, preferences, self._today).advice

    @property
    def check_in(self) -> CheckInBase:
        """The answers so far; what was asked and not known is in it as ``unknown``.

        Once something is answered, ``screened`` in it names the questionnaire of today, so that no
        denial counts for what a later one means by its question. Until then it names the one that was
        given, whose answers alone are in it.
        """
        return self._last.subject.check_in

    @property
    def open_questions(self) -> tuple[str, ...]:
        """Ids of all questions that can still be asked; most interviews ask fewer."""
        return self._last.open_questions

    def next_question(self) -> AskedQuestion | None:
        """The question most worth asking: dangerous things first.

        Returns:
            ``None`` where no answer can change the verdict, the urgency or the exercises any more,
            as after an emergency; a text more could still come of one. After an urgent referral
            only what could make it an emergency is asked.
        """
        return self._last.question

    def next_screen(self) -> Screen | None:
        """The next screen of questions, such as all danger signs; ``None`` as for a question."""
        return self._last.screen

    def answer(self, id: str, value: Answer) -> Advice | None:
        """Takes the answer to a question, be it the next one or another.

        Args:
            id: of the question.
            value: what ``question.takes``; ``unknown``, or ``None``, is not asked again.

        Returns:
            The advice where it is urgent or an emergency: show it at once, before anything else is
            asked. ``None`` where it is not.

        Raises:
            WrongAnswer: when there is no such question, or it does not take the answer.
        """
        asked = [question.id for question in self._assessor.book.asked]
        if not isinstance(id, str) or id not in asked:
            raise self._wrong([_unexpected(id, value, asked)], {})
        return self._take({id: UNKNOWN if value is None else value})

    def answers(self, answers: Mapping[str, Answer]) -> Advice | None:
        """Takes the answers to the next screen; as :meth:`answer`.

        Args:
            answers: by the ids of the screen's questions; what is left out is not known.

        Raises:
            WrongAnswer: when it is no mapping, or an answer can't be taken or was not asked for. Its
                ``advice`` is what can be said of all that can be read, be it an emergency.
        """
        screen, given = self._last.screen, _as_dict(answers)
        if screen is None:
            ended = Fault.of(None, answers, "no answer, as nothing more is asked")
            raise self._wrong([ended], given or {})
        asked = [question.id for question in screen.questions]
        if given is None:
            allowed = f"a mapping of questions to answers, such as {{'{asked[0]}': 'no'}}"
            raise self._wrong([Fault.of(None, answers, allowed)], {})
        if strange := [_unexpected(id, one, asked) for id, one in given.items() if id not in asked]:
            raise self._wrong(strange, given)
        unknown = dict.fromkeys(asked, UNKNOWN)
        return self._take(
            {**unknown, **{id: said for id, said in given.items() if said is not None}}
        )

    def back(self) -> bool:
        """Takes the last step back, a question or a whole screen, so that it is asked again.

        Returns:
            Whether there was a step to take back.
        """
        if len(self._steps) == 1:
            return False
        self._steps = self._steps[:-1]
        return True

    def __repr__(self) -> str:
        question = self.next_question()
        going_on = f"next {question.id}" if question else "nothing more to ask"
        answered, verdict = len(self.check_in.answers), self.advice.verdict
        return f"<{type(self).__name__} {answered} answered, {verdict}, {going_on}>"

    def __copy__(self) -> Self:
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        return twin

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return copy(self)  # what it holds is frozen

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "an interview can't be pickled: keep its check_in, which can be, and go on from it with"
            " advisor.interview(check_in)"
        )

    @property
    def _last(self) -> Step:
        return self._steps[-1]

    def _first_step(self, step: Step) -> Step:
        """The step at which it begins; what was asked in an older meaning is still to be asked."""
        form, check_in = self._assessor.book.form, step.subject.check_in
        outdated = form.outdated(check_in.screened) if check_in.screened else ()
        again = {id for id in outdated if check_in.answers.get(id) == UNKNOWN}
        if not again:
            return step
        asked = dict.fromkeys(step.subject.asked - again)
        kept = {id: one for id, one in check_in.model_dump().items() if id not in again}
        return self._step({**asked, **kept})

    def _take(self, answers: Mapping[str, Answer]) -> Advice | None:
        screened = self._assessor.book.form.newest(self.check_in.screened)
        try:
            step = self._step({**self.check_in.model_dump(), "screened": screened, **answers})
        except InputError as error:
            raise self._refused(error) from None
        self._steps += (step,)
        return step.advice if step.advice.verdict in REFERRED_NOW else None

    def _wrong(self, faults: Iterable[Fault], answers: Mapping[Any, Any]) -> WrongAnswer:
        """The error of answers that were not asked for, with every fault of the others."""
        given = {id: answer for id, answer in answers.items() if isinstance(id, str)}
        known = {**self.check_in.model_dump(), **given}
        error = self._assessor.refusal(tuple(faults), known, self._preferences, self._today)
        return self._refused(error)

    def _refused(self, error: InputError) -> WrongAnswer:
        """The error of answers that change nothing, so that a referral for today still stands."""
        known = (self.advice,) if self.advice.verdict in REFERRED_NOW else ()
        advices = *((error.advice,) if error.advice else ()), *known
        worst = max(advices, key=lambda advice: advice.urgency, default=None)
        return WrongAnswer.of(error.faults, worst)

    def _step(self, check_in: CheckInBase | Mapping[str, Any]) -> Step:
        return Step.of(self._assessor, check_in, self._preferences, self._today, self._screen_size)


def _is_size(screen_size: object) -> bool:
    return screen_size is None or (type(screen_size) is int and screen_size > 0)


def _as_dict(answers: object) -> dict[Any, Any] | None:
    """The answers that a mapping lists; what it would say to a key that it does not list is none."""
    if not isinstance(answers, Mapping):
        return None
    try:
        return dict(answers)
    except Exception:
        return None


def _unexpected(id: object, value: object, asked: Iterable[str]) -> Fault:
    allowed = f"answers to {', '.join(asked)}"
    if isinstance(id, str):
        return Fault.of(id, value, allowed, nearest(id, asked))
    return Fault.of(None, id, allowed)
