"""The languages that a rules folder can be read in, and those that are refused, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recovery_advisor.values.errors import InputError, nearest
from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.translator import ENGLISH, Translator

#: How many languages have their texts kept in a form of their own; it bounds memory.
KEPT_LANGUAGES = 32


@dataclass(frozen=True, slots=True)
class Languages(FrozenMappings):
    """What the catalogues of a rules folder hold.

    Attributes:
        usable: the language of each catalogue that lacks nothing it must have.
        refused: why each of the others is refused whole.
    """

    usable: Mapping[str, Translator] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def locales(self) -> tuple[str, ...]:
        """The names of those that can be asked for, English first."""
        return (ENGLISH.locale, *sorted(self.usable))

    def words(self, locale: str | None) -> Translator:
        """A language by its name: ``de_AT`` is ``de`` where there is no catalogue for Austria.

        Raises:
            InputError: for one that is refused, or not there.
        """
        name = locale or ENGLISH.locale
        while name:
            if name == ENGLISH.locale:
                return ENGLISH
            if name in self.usable:
                return self.usable[name]
            if name in self.refused:
                hint = f" {name} is refused: {self.refused[name]}."
                raise InputError("locale", locale, ", ".join(self.locales), hint)
            name = name.rpartition("_")[0]
        raise InputError("locale", locale, ", ".join(self.locales), nearest(locale, self.locales))
