"""Validates a catalogue of translations; one with a fault is refused as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from gettext import GNUTranslations, NullTranslations

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.translation.messages import Message, messages_of
from recovery_advisor.values.errors import shown
from recovery_advisor.values.folding import folded
from recovery_advisor.values.hidden import first_hidden
from recovery_advisor.values.placeholders import in_braces, placeholders
from recovery_advisor.values.translator import COUNTED, Translator, humanize

#: Joiners, and the marks and isolates that right-to-left languages need; other hidden characters
#: are refused.
_NEEDED = dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069"))
#: The longest translation; the texts of rules are at most 600 characters long.
_LONGEST = 5_000
#: The most texts or faults quoted in a refusal.
_MOST_SHOWN = 3


class CatalogueRefused(Exception):
    """A catalogue is refused; the message is the reason."""


class _NoTranslation(NullTranslations):
    """Fallback that returns an empty text for what a catalogue lacks."""

    def gettext(self, message: str) -> str:
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return ""


def translator_of(catalogue: GNUTranslations, locale: str, book: RuleBook) -> Translator:
    """The translator of a catalogue.

    Raises:
        CatalogueRefused: when it lacks a text that says to stop or to seek help, when a text is
            invalid, when two verdicts have the same text, or when two answers to a question can't be
            told apart.
    """
    catalogue.add_fallback(_NoTranslation())
    texts: dict[str, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    missing, faults = [], []
    for message in messages_of(book):
        found = _translated(message, catalogue)
        if not all(_has_text(text, message) for text in found):
            missing += [message.text] if message.must else []
            continue
        faults += [fault for text in dict.fromkeys(found) for fault in _faults(text, message)]
        faults += _uncounted(found, message)
        if message.several is None:
            [texts[message.text]] = found
        else:
            forms[message.text] = found
    words = Translator(locale, texts, forms)
    indistinct = [*_indistinct_verdicts(words, book), *_indistinct_bands(words, book)]
    reasons = [*_lacks(missing), *_first(faults), *_first(indistinct)]
    if reasons:
        raise CatalogueRefused("; ".join(reasons))
    return words


def untranslated(words: Translator, book: RuleBook) -> tuple[str, ...]:
    """The English texts that a translator does not translate."""
    translated = words.texts.keys() | words.forms.keys()
    return tuple(one.text for one in messages_of(book) if one.text not in translated)


def _translated(message: Message, catalogue: GNUTranslations) -> tuple[str, ...]:
    """The translation of a message, or its plural forms by number."""
    if message.several is None:
        return (catalogue.gettext(message.text),)
    one, several = message.text, message.several
    try:
        return tuple([catalogue.ngettext(one, several, number) for number in range(COUNTED)])
    except ArithmeticError as error:
        raise CatalogueRefused(f"its Plural-Forms can't be worked out: {error}") from None


def _has_text(text: str, message: Message) -> bool:
    """Whether a translation has a letter or digit, or its English text has none."""
    return any(map(str.isalnum, text)) or not any(map(str.isalnum, message.text))


def _faults(text: str, message: Message) -> Iterator[str]:
    if len(text) > _LONGEST:
        yield f"{shown(text)} is longer than {_LONGEST} characters"
    breaks = "\n" in text and "\n" not in message.text
    if breaks or first_hidden(text.translate(_NEEDED)):
        yield f"{shown(text)} has control characters or hidden ones"
    if message.filled and placeholders(text) not in map(placeholders, message.texts):
        yield _lacks_placeholders(text, message.text)


def _uncounted(forms: Sequence[str], message: Message) -> Iterator[str]:
    """Yield a fault for each plural form that stands for several numbers and does not tell which."""
    if message.several is None:
        return
    numbers: dict[str, int] = {}
    for form in forms[1:]:
        numbers[form] = numbers.get(form, 0) + 1
    wanted = placeholders(message.several)
    for form, several in numbers.items():
        if several > 1 and placeholders(form) != wanted:
            yield _lacks_placeholders(form, message.several)


def _lacks_placeholders(text: str, wanted: str) -> str:
    names = in_braces(placeholders(wanted) or ())
    return f"{shown(text)} must have the placeholders of {shown(wanted)}: {names}"


def _lacks(missing: Sequence[str]) -> Iterator[str]:
    if missing:
        what = "texts that say" if len(missing) > 1 else "text that says"
        such = ", ".join(shown(text) for text in missing[:_MOST_SHOWN])
        yield f"it lacks {len(missing)} {what} to stop or to seek help, such as {such}"


def _first(faults: Sequence[str]) -> Iterator[str]:
    yield from faults[:_MOST_SHOWN]
    if len(faults) > _MOST_SHOWN:
        yield f"and {len(faults) - _MOST_SHOWN} more like these"


def _indistinct_verdicts(words: Translator, book: RuleBook) -> Iterator[str]:
    """Yield a fault for each translation shared by different verdicts."""
    verdicts: dict[str, set[str]] = {}
    for line in book.words.lines.values():
        verdicts.setdefault(words(line), set()).add(line)
    yield from (
        f"{shown(said)} stands for {_quoted(lines)}, which are not the same"
        for said, lines in verdicts.items()
        if len(lines) > 1
    )


def _indistinct_bands(words: Translator, book: RuleBook) -> Iterator[str]:
    """Yield a fault for each word that could be two answers to one question.

    The English words count too: they may be typed in any language. So do numbers.
    """
    scales = dict.fromkeys(
        tuple(humanize(name) for name, _, _ in question.bands) for question in book.questions
    )
    found: dict[str, None] = {}
    for bands in scales:
        for band in bands:
            said = words(band)
            if folded(said).replace(" ", "").isdecimal() and said != band:
                found[f"{shown(said)} is a number, and stands for the answer {shown(band)}"] = None
            for other in bands:
                if other != band and folded(said) in (folded(other), folded(words(other))):
                    both = _quoted({band, other})
                    found[
                        f"{shown(said)} stands for the answers {both}, which are not the same"
                    ] = None
    yield from found


def _quoted(texts: Iterable[str]) -> str:
    return " and ".join(shown(text) for text in sorted(texts))
