"""The settings every model shares."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A strict, frozen model: nothing is coerced, nothing unknown is taken, nothing changes."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, checked as a whole like any other.

        Raises:
            pydantic.ValidationError: when the whole can't be.
        """
        given = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**given, **(update or {})})

    @classmethod
    def model_construct(  # type: ignore[override]  # mypy sees each subclass's own fields
        cls, _fields_set: set[str] | None = None, **values: Any
    ) -> Self:
        """One made of values that are checked like any other: none goes around the checks."""
        return cls.model_validate(values)
