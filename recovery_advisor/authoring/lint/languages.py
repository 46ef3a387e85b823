"""Finds catalogues of a rules folder that are refused, or leave texts in English."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.run import Finding
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.translation.acceptance import untranslated
from recovery_advisor.translation.catalogues import CATALOGUE, LOCALE
from recovery_advisor.values.errors import Problem

LANGUAGE_REFUSED = "language-refused"
LANGUAGE_IN_PART = "language-in-part"
LANGUAGE_NOT_FOR_A_HISTORY = "language-not-for-a-history"


def languages_found(book: RuleBook) -> Iterator[Finding]:
    """A finding for each refused or incomplete catalogue of a rule book."""
    for locale, reason in book.languages.refused.items():
        message = f"this language is refused whole, and nobody is shown it: {reason}"
        yield Finding(LANGUAGE_REFUSED, Severity.ERROR, locale, _problem(locale, message))
    for locale, words in book.languages.usable.items():
        if left := untranslated(words, book):
            message = f"{len(left)} texts are shown in English, such as {left[0]!r}"
            yield Finding(LANGUAGE_IN_PART, Severity.HINT, locale, _problem(locale, message))


def languages_without_history(folder: CheckedFolder) -> Iterator[Finding]:
    """A hint for each language that a single check-in is answered in, and a history is not."""
    refused = folder.whole.book.languages.refused
    for locale in folder.book.languages.usable.keys() & refused.keys():
        message = f"whoever is followed over time is told in English: {refused[locale]}"
        yield Finding(LANGUAGE_NOT_FOR_A_HISTORY, Severity.HINT, locale, _problem(locale, message))


def _problem(locale: str, message: str) -> Problem:
    return Problem(message, f"{LOCALE}/{locale}/{CATALOGUE}")
