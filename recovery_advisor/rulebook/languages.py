"""The languages of a rules folder: usable ones, and refused ones with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recovery_advisor.values.errors import InputError, nearest
from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.translator import ENGLISH, Translator

#: The most languages whose translated texts are cached.
KEPT_LANGUAGES = 32


@dataclass(frozen=True, slots=True)
class Languages(FrozenMappings):
    """The translations of a rules folder.

    Attributes:
        usable: the translator of each accepted catalogue, by locale.
        refused: the reason for refusing each other catalogue, by locale.
    """

    usable: Mapping[str, Translator] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def locales(self) -> tuple[str, ...]:
        """The usable locales, English first."""
        return (ENGLISH.locale, *sorted(self.usable))

    def words(self, locale: str | None) -> Translator:
        """The translator for a locale; ``de_AT`` falls back to ``de``, and ``None`` is English.

        Raises:
            InputError: for a locale that is refused or unknown.
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
