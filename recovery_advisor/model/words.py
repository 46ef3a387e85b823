"""Texts for people, in the language of one catalogue. English is the source: its texts are the keys."""

from __future__ import annotations

from gettext import NullTranslations


class Words:
    """Turns English texts into those of one language.

    Everything that people read goes through one of these; nothing is ever decided on its texts.

    Args:
        locale: the language, such as ``en`` or ``pt_BR``.
        catalogue: its texts; what it lacks stays English.
    """

    def __init__(self, locale: str, catalogue: NullTranslations) -> None:
        self.locale, self._catalogue = locale, catalogue

    def __call__(self, text: str) -> str:
        """The text in this language; its placeholders, such as ``{minutes}``, stay as they are."""
        return self._catalogue.gettext(text)

    def many(self, one: str, several: str, number: int) -> str:
        """One of two texts, as the number asks for, with ``{n}`` in it replaced by the number."""
        return self._catalogue.ngettext(one, several, number).format(n=number)


#: The source language.
ENGLISH = Words("en", NullTranslations())
