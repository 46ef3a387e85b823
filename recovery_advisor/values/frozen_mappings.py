"""Frozen dataclasses whose mappings are frozen as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class FrozenMappings:
    """Base of frozen dataclasses that hold mappings, or derive some from what they hold.

    Each mapping given is copied and can only be read. Pickles and copies carry the fields alone, as
    a read-only mapping can't be pickled: what is derived is derived again.
    """

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Mapping):
                object.__setattr__(self, field.name, MappingProxyType(dict(value)))

    def __reduce__(self) -> tuple[Any, ...]:
        values = (getattr(self, field.name) for field in fields(self))
        plain = (dict(one) if isinstance(one, MappingProxyType) else one for one in values)
        return type(self), tuple(plain)
