"""Translates texts for people. English is the source language: its texts are the keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.placeholders import filled

#: Numbers below this have a plural form of their own. A greater one uses the form of a number with
#: the same last two digits, as plural rules depend on no more.
COUNTED = 200


_HUNDRED = 100


@dataclass(frozen=True)
class Translator(FrozenMappings):
    """Translates English texts into one language.

    All texts for people go through a translator; no decision depends on its output.

    Args:
        locale: the language, such as ``en`` or ``pt_BR``.
        texts: translations by English text; a missing one stays English.
        forms: plural forms by English singular, one for each number below :data:`COUNTED`.
    """

    locale: str
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def __call__(self, text: str) -> str:
        """Translate a text; placeholders such as ``{minutes}`` are kept."""
        return self.texts.get(text, text)

    @property
    def must(self) -> Self:
        """The same translator, marking texts that say to stop, to wait or to seek help.

        A catalogue without a translation of a text marked so, as in ``words.must("Left out:")``,
        is refused.
        """
        return self

    def many(self, one: str, several: str, number: int, **more: object) -> str:
        """Translate a text that counts things, in the plural form for the number.

        Args:
            one: the singular; ``{n}`` in it is replaced by the number.
            several: the plural.
            number: how many there are.
            more: values of the other placeholders.
        """
        if forms := self.forms.get(one):
            text = forms[number if number < COUNTED else _HUNDRED + number % _HUNDRED]
        else:
            text = one if number == 1 else several
        return filled(text, n=number, **more)

    def listed(self, names: Iterable[str]) -> str:
        """The names joined as a list, such as ``swelling, pain``."""
        return _joined(self("{one}, {other}"), names)

    def both(self, names: Iterable[str]) -> str:
        """The names joined by *and*, such as ``chair and wall``."""
        return _joined(self("{one} and {other}"), names)

    def either(self, names: Iterable[str]) -> str:
        """The names joined by *or*, such as ``chair, or wall``."""
        return _joined(self("{one}, or {other}"), names)

    def __hash__(self) -> int:
        return hash(self.locale)


def _joined(template: str, names: Iterable[str]) -> str:
    items = list(names)
    joined = items[0] if items else ""
    for name in items[1:]:
        joined = filled(template, one=joined, other=name)
    return joined


#: The source language.
ENGLISH = Translator("en")


def humanize(name: str) -> str:
    """An identifier such as ``range_of_motion`` with spaces in place of ``_`` and ``-``."""
    return name.replace("_", " ").replace("-", " ")
