"""The check-in model of a rule book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, create_model

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.answers import CheckInBase, scales_of
from recovery_advisor.values.check_in import CheckIn
from recovery_advisor.values.check_in_form import CheckInForm
from recovery_advisor.values.errors import Fault
from recovery_advisor.values.scale import Answer, Scale

#: The id, the scale and the wording of each question.
_Questions = tuple[tuple[str, Scale, str], ...]


class MadeCheckIn(CheckInBase):
    """What a person answered. A question left out is unknown."""

    def __reduce__(self) -> tuple[Any, ...]:
        if MadeCheckIn not in type(self).__bases__:
            return super().__reduce__()  # somebody's own subclass, which is there to be imported
        fields = type(self).model_fields
        asked = tuple(
            (id, one, fields[id].description) for id, one in scales_of(type(self)).items()
        )
        return _again, (asked, self.made_for, self.model_dump())


def check_in_model(questions: Iterable[Question], form: CheckInForm) -> type[CheckInBase]:
    """A check-in model with a field for each question, and what it is to know of the rules."""
    return _made(tuple((one.id, one.scale, one.ask) for one in questions), form)


@lru_cache(maxsize=64)
def _made(questions: _Questions, form: CheckInForm) -> type[MadeCheckIn]:
    fields: dict[str, Any] = {
        id: (Annotated[int | str, scale] | None, Field(default=None, description=ask))
        for id, scale, ask in questions
    }
    model = create_model("CheckIn", __base__=MadeCheckIn, __doc__=MadeCheckIn.__doc__, **fields)
    model.made_for = form
    return model


def _again(questions: _Questions, form: CheckInForm, answers: dict[str, Answer]) -> CheckInBase:
    return _made(questions, form).model_validate(answers)


def model_for(book: RuleBook) -> type[CheckInBase]:
    """The shipped check-in where it carries exactly these questions, else one made for them."""
    scales = {question.id: question.scale for question in book.asked}
    same = scales_of(CheckIn) == scales and CheckIn.made_for == book.form
    return CheckIn if same else check_in_model(book.asked, book.form)


def differing_scales(given: CheckInBase, model: type[CheckInBase]) -> Iterator[tuple[str, Fault]]:
    """A fault for each answer that was given on another scale than the model has for its question."""
    theirs, ours = scales_of(type(given)), scales_of(model)
    for id, answer in given.answers.items():
        if id in theirs and id in ours and theirs[id] != ours[id]:
            made_for, asked_by = type(given).made_for.rules, model.made_for.rules
            edition = " of another edition" if made_for == asked_by else ""
            hint = f"It was made for {made_for}{edition}, and {asked_by} is at work: ask again."
            yield id, Fault.of(id, answer, f"an answer on this scale: {ours[id].allowed}", hint)
