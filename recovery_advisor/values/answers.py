"""Answers, and the base class of every check-in model."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from pydantic import SerializerFunctionWrapHandler, model_serializer

from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.frozen import Frozen

#: Fields of a check-in that are not questions.
NON_QUESTION_FIELDS = frozenset({"screening", "clearance"})
#: An int in range, the name of a band, or ``None`` for unknown.
Answer = int | str | None


class CheckInBase(Frozen):
    """Base class of check-in models; a subclass adds one field for each question.

    A question given as ``None`` stays unknown even under a ``screening``; one that was not given
    is denied by it. Equality, hash and JSON therefore distinguish the two.
    """

    #: Name of a questionnaire that was shown whole, such as ``red-flags/1``.
    screening: str | None = None
    #: What a professional has cleared.
    clearance: Clearance | None = None

    if TYPE_CHECKING:

        def __init__(self, **answers: Any) -> None: ...

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answer to each question that was given, ``None`` included."""
        given = self.__pydantic_fields_set__
        return {
            q: a for q, a in self.__dict__.items() if q in given and q not in NON_QUESTION_FIELDS
        }

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some answers changed; the whole is validated again.

        Raises:
            pydantic.ValidationError: when an answer is invalid.
        """
        return type(self).model_validate({**self.model_dump(), **(update or {})})

    @model_serializer(mode="wrap")
    def _serialize_given(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        given = self.model_fields_set
        return {name: value for name, value in whole(self).items() if name in given}

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        mentioned = self.__pydantic_fields_set__
        return [(name, value) for name, value in self.__dict__.items() if name in mentioned]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CheckInBase):
            return NotImplemented
        same = self.answers == other.answers and self.screening == other.screening
        return same and self.clearance == other.clearance

    def __hash__(self) -> int:
        return hash((frozenset(self.answers.items()), self.screening, self.clearance))
