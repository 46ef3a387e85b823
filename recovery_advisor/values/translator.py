"""Texts for people, in the language of one catalogue. English is the source: its texts are the keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from recovery_advisor.values.frozen_mappings import FrozenMappings

#: Numbers up to here have their plural form looked up as they are. A greater one takes the form of
#: one with the same last two digits, as languages look at no more of it.
COUNTED = 200


_HUNDRED = 100


@dataclass(frozen=True)
class Translator(FrozenMappings):
    """Turns English texts into those of one language.

    Everything that people read goes through one of these; nothing is ever decided on its texts.

    Args:
        locale: the language, such as ``en`` or ``pt_BR``.
        texts: its texts by the English ones; what is lacking stays English.
        forms: for the English text of one thing, the text for each number below :data:`COUNTED`.
    """

    locale: str
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def __call__(self, text: str) -> str:
        """The text in this language; its placeholders, such as ``{minutes}``, stay as they are."""
        return self.texts.get(text, text)

    @property
    def must(self) -> Self:
        """The same language, where it says to stop, to wait or to seek help.

        A catalogue that lacks a text which is said so, as in ``words.must("Left out:")``, is refused.
        """
        return self

    def many(self, one: str, several: str, number: int, **more: object) -> str:
        """One of two texts, as the number asks for.

        Args:
            one: for one thing; ``{n}`` in it is replaced by the number.
            several: for any other number of things.
            number: how many there are.
            more: what other placeholders are replaced by.
        """
        if forms := self.forms.get(one):
            text = forms[number if number < COUNTED else _HUNDRED + number % _HUNDRED]
        else:
            text = one if number == 1 else several
        return text.format(n=number, **more)

    def listed(self, names: Iterable[str]) -> str:
        """Such as ``swelling, pain``."""
        return _joined(self("{one}, {other}"), names)

    def both(self, names: Iterable[str]) -> str:
        """Such as ``chair and wall``."""
        return _joined(self("{one} and {other}"), names)

    def either(self, names: Iterable[str]) -> str:
        """Such as ``chair, or wall``."""
        return _joined(self("{one}, or {other}"), names)

    def __hash__(self) -> int:
        return hash(self.locale)


def _joined(template: str, names: Iterable[str]) -> str:
    there = list(names)
    joined = there[0] if there else ""
    for name in there[1:]:
        joined = template.format(one=joined, other=name)
    return joined


#: The source language.
ENGLISH = Translator("en")


def humanize(name: str) -> str:
    """A name such as ``range_of_motion`` as people write it."""
    return name.replace("_", " ").replace("-", " ")
