"""The base class of every check-in model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Self, get_args

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    ValidationError,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from recovery_advisor.values.check_in_form import CheckInForm
from recovery_advisor.values.check_in_schema import describe_check_in
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.errors import Fault, InputError
from recovery_advisor.values.expansion import spelt_out
from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.scale import UNKNOWN, Answer, Scale
from recovery_advisor.values.screening import Screening
from recovery_advisor.values.text_answers import (
    GONE,
    Doubtful,
    is_blank,
    read_gone,
    read_text_answer,
)
from recovery_advisor.values.validation import faults_of, joined, line_errors

#: Fields of a check-in that are not questions.
NON_QUESTION_FIELDS = frozenset({"screening", "screened", "clearance"})


class CheckInBase(Frozen):
    """Base class of check-in models; a subclass adds one field for each question.

    ``unknown`` is the answer of somebody who was asked and does not know; ``None`` is the same as
    no answer. A ``screening`` is replaced by an answer to each question that it does not skip when
    it is read, so that no copy, dump or pickle holds a denial that is not spelt out.
    """

    #: The answers to a whole questionnaire. ``None`` once it is read, as it is spelt out then.
    screening: Screening | None = Field(
        default=None,
        exclude=True,
        description="The answers to a whole questionnaire, in place of one for each question.",
    )
    #: Name of the questionnaire that was answered; it can only take denials away.
    screened: str | None = Field(
        default=None,
        description="The questionnaire that was answered. No denial of an older one counts for a"
        " question that means something else by now.",
    )
    #: What a professional has cleared.
    clearance: Clearance | None = Field(
        default=None, description="What a professional has cleared; null where nothing was."
    )

    #: What it knows of the rules that it was made for.
    made_for: ClassVar[CheckInForm] = CheckInForm()

    if TYPE_CHECKING:

        def __init__(self, **answers: Any) -> None: ...

    @classmethod
    def from_text(cls, answers: Mapping[str, Any]) -> Self:
        """A check-in from what forms, CSV files and spreadsheets hold.

        Text is trimmed, and case means nothing. A blank, ``None``, NaN and what stands for a
        missing value in numpy and pandas is no answer. ``"3"``, ``"3.0"`` and 3.0 are 3 on a
        scale of numbers; 1 and 0 are *yes* and *no* on a scale of just these two, true and false
        wherever a scale has both. ``screening`` and ``clearance`` are as in JSON.

        Raises:
            InputError: with every answer that is not beyond doubt, such as 1 on a scale with
                *unsure*, and every key that is no question.
        """
        scales, merged = scales_of(cls), cls.made_for.merged
        read: dict[str, Any] = {}
        faults: list[Fault] = []
        for name, given in _items(answers):
            try:
                if name in scales:
                    read[name] = read_text_answer(given, scales[name])
                elif now := [scales[id] for id in merged.get(name, ()) if id in scales]:
                    read[name] = read_gone(given, now)
                elif name not in NON_QUESTION_FIELDS or not is_blank(given):
                    read[name] = given
            except Doubtful:
                faults.append(Fault.of(name, given, scales.get(name, GONE).allowed))
        try:
            check_in = cls.model_validate(read)
        except ValidationError as error:
            faults += faults_of(error, cls)
        if faults:
            raise InputError.of(faults)
        return check_in

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answer to each question that has one, ``unknown`` included."""
        return {
            name: answer
            for name, answer in self.__dict__.items()
            if answer is not None and name not in NON_QUESTION_FIELDS
        }

    def begin_again(self) -> Self:
        """A check-in for another day: only known answers that the rules mark as lasting are kept.

        What is dropped is not answered until it is asked again: how the person feels, the danger
        signs, what the person did not know, the questionnaire and the clearance. Ask the lasting
        ones anew from time to time too, as somebody may have been told of a condition since.
        """
        known = {id: one for id, one in self.answers.items() if one != UNKNOWN}
        return type(self).model_validate(
            {id: one for id, one in known.items() if id in self.made_for.lasting}
        )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some answers changed; the whole is validated again.

        Raises:
            pydantic.ValidationError: when an answer is invalid.
        """
        return type(self).model_validate({**self.model_dump(), **(update or {})})

    @model_validator(mode="wrap")
    @classmethod
    def _spell_out(cls, given: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Replaces a screening by answers, and takes outdated denials away."""
        whole = {"screening", "screened", *cls.made_for.merged}
        if not isinstance(given, dict) or not given.keys() & whole:
            return handler(given)._without_screening(held=isinstance(given, cls))
        answers, faults = spelt_out(given, cls.made_for, scales_of(cls))
        if not faults:
            return handler(answers)
        lines = line_errors(faults)
        try:
            handler(answers)
        except ValidationError as error:
            raise joined(error, lines) from None
        raise ValidationError.from_exception_data(cls.__name__, lines)

    def _without_screening(self, held: bool) -> Self:
        """Itself, spelt out where it was read from attributes, or has a screening by default."""
        if self.screening is None and (held or self.screened is None):
            return self
        given = {name: value for name, value in self.__dict__.items() if value is not None}
        answers, faults = spelt_out(given, self.made_for, scales_of(type(self)))
        if faults:
            raise ValidationError.from_exception_data(type(self).__name__, line_errors(faults))
        self.__dict__.update(answers, screening=None)
        self.__pydantic_fields_set__.update(answers)
        return self

    @model_serializer(mode="wrap")
    def _serialize_answered(
        self, whole: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, Any]:
        """What is answered, also where it stands in a field of type :class:`CheckInBase`."""
        written = {name: value for name, value in whole(self).items() if value is not None}
        more = {id: answer for id, answer in self.answers.items() if id not in written}
        return {**written, **{id: one for id, one in more.items() if not _is_left_out(id, info)}}

    def __reduce__(self) -> tuple[Any, ...]:
        held = {name: value for name, value in self.__dict__.items() if value is not None}
        return type(self).model_validate, (held,)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return describe_check_in(cls.made_for, scales_of(cls), core_schema, handler)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return [(name, value) for name, value in self.__dict__.items() if value is not None]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CheckInBase):
            return NotImplemented
        same = self.answers == other.answers and self.screened == other.screened
        return same and self.clearance == other.clearance

    def __hash__(self) -> int:
        return hash((frozenset(self.answers.items()), self.screened, self.clearance))


@lru_cache(maxsize=256)
def scales_of(model: type[CheckInBase]) -> Mapping[str, Scale]:
    """The scale of each question that a check-in model has a field for."""
    annotations = {name: field.annotation for name, field in model.model_fields.items()}
    scales = {
        name: next((one for one in _metadata(annotation) if isinstance(one, Scale)), None)
        for name, annotation in annotations.items()
        if name not in NON_QUESTION_FIELDS
    }
    return MappingProxyType({name: scale for name, scale in scales.items() if scale})


def _is_left_out(id: str, info: SerializationInfo) -> bool:
    """Whether whoever dumps a check-in has left a question out by name."""
    include, exclude = info.include, info.exclude
    return (include is not None and id not in include) or (exclude is not None and id in exclude)


def _items(answers: Any) -> list[tuple[Any, Any]]:
    try:
        return list(answers.items())
    except Exception:
        allowed = "a mapping of questions to answers, such as a row of csv.DictReader"
        raise InputError(None, answers, allowed) from None


def _metadata(annotation: Any) -> Iterable[object]:
    """All that annotates a type, as the scale in ``Annotated[..., Scale(...)] | None``."""
    for part in get_args(annotation):
        yield from (part, *get_args(part))
