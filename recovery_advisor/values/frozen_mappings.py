"""Base class of frozen dataclasses whose mappings are read-only too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class FrozenMappings:
    """Base of frozen dataclasses with mappings, as fields or in cached properties.

    Each mapping field is copied into a read-only mapping. Pickles and copies carry only the
    fields, as a read-only mapping can't be pickled; cached properties are computed again.
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
