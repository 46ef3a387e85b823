"""What an answer may be: an int on a scale, the name of a band, or nothing."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from pydantic import SerializerFunctionWrapHandler, model_serializer

from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.frozen import Frozen

#: Fields of a check-in that are no questions.
NO_QUESTION = frozenset({"screening", "clearance"})
#: An int in range, the name of a band, or ``None`` for unknown.
Answer = int | str | None


class CheckInBase(Frozen):
    """What every check-in can do, whichever questions it carries.

    A question that was *mentioned* as ``None`` stays unknown even under a ``screening``; one that
    was not mentioned is denied by it. So equality, hash and JSON keep the two apart.
    """

    #: Name of a questionnaire that was shown whole, such as ``red-flags/1``.
    screening: str | None = None
    #: What a professional has cleared.
    clearance: Clearance | None = None

    if TYPE_CHECKING:

        def __init__(self, **answers: Any) -> None: ...

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The questions mentioned, with what was answered."""
        mentioned = self.__pydantic_fields_set__
        return {q: a for q, a in self.__dict__.items() if q in mentioned and q not in NO_QUESTION}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some answers changed, each of them checked as when it was first given.

        Raises:
            pydantic.ValidationError: when an answer can't be taken.
        """
        return type(self).model_validate({**self.model_dump(), **(update or {})})

    @model_serializer(mode="wrap")
    def _only_what_was_mentioned(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        mentioned = self.model_fields_set
        return {name: value for name, value in whole(self).items() if name in mentioned}

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
