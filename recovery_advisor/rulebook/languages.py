"""The languages of a rules folder: usable ones, and refused ones with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recovery_advisor.values.errors import InputError, nearest
from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.locale_names import script_of
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
        """The translator for a locale, or for the first of a list that there is one for.

        ``de_AT`` gets ``de``, and ``pt`` or ``pt_PT`` gets ``pt_BR`` where there is no other
        Portuguese; another script is not taken. English is given by wish alone: ``en``, ``fr:en``,
        ``None``.

        Args:
            locale: canonical names, with colons between them.

        Raises:
            InputError: for locales that are refused or unknown.
        """
        if locale is None:
            return ENGLISH
        wishes = locale.split(":")
        for name in wishes:
            if words := self._matching(name):
                return words
        hints = [f" {one} is refused: {self.refused[one]}." for one in self._refused(wishes)]
        hint = hints[0] if hints else nearest(locale, self.locales)
        raise InputError("locale", locale, ", ".join(self.locales), hint)

    def _matching(self, name: str) -> Translator | None:
        for wider in _from_narrow_to_wide(name):
            if wider == ENGLISH.locale:
                return ENGLISH
            if wider in self.usable:
                return self.usable[wider]
            if wider in self.refused:
                return None
        return self._of_another_country(name)

    def _of_another_country(self, name: str) -> Translator | None:
        """The translator of the same language and script: the usual country's, or the first."""
        from locale import normalize  # start-up time counts, and few wishes come here

        language, script = name.partition("_")[0], script_of(name)
        others = [
            other
            for other in sorted(self.usable)
            if other.partition("_")[0] == language
            and (script is None or script_of(other) in (None, script))
        ]
        usual = normalize(language).partition(".")[0]
        return self.usable[usual if usual in others else others[0]] if others else None

    def _refused(self, wishes: list[str]) -> list[str]:
        """The refused locales that come first to mind for some wishes."""
        exact = [wider for name in wishes for wider in _from_narrow_to_wide(name)]
        languages = [name.partition("_")[0] for name in wishes]
        akin = [one for one in sorted(self.refused) if one.partition("_")[0] in languages]
        return [one for one in (*exact, *akin) if one in self.refused]


def _from_narrow_to_wide(name: str) -> Iterator[str]:
    """``zh_Hant_TW``, ``zh_Hant``, ``zh``."""
    while name:
        yield name
        name = name.rpartition("_")[0]
