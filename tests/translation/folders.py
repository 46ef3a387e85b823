"""Rules folders with a language made of English, and what an advice says in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from recovery_advisor import Advisor, RuleBook, load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.languages import Languages
from recovery_advisor.translation.acceptance import translator_of
from recovery_advisor.translation.messages import Message, messages_of
from tests.generated import EXAMPLES
from tests.support.catalogues import Texts, bracketed, compiled, translated

PSEUDO = "qps"
#: Folders, each with the packs that are loaded of it.
FOLDERS: dict[str, tuple[Path, tuple[str, ...] | None]] = {
    "both packs": (shipped_rules(), None),
    "upper-back": (shipped_rules(), ("upper-back",)),
    "ankle": (EXAMPLES / "ankle-rules", None),
}


@cache
def book_of(folder: str) -> RuleBook:
    root, packs = FOLDERS[folder]
    return load_book(root, packs)


@cache
def messages(folder: str) -> tuple[Message, ...]:
    return messages_of(book_of(folder))


def with_language(book: RuleBook, catalogue: bytes) -> RuleBook:
    """The same rules in one more language.

    Raises:
        Refused: when the catalogue can't be used.
    """
    words = translator_of(GNUTranslations(BytesIO(catalogue)), PSEUDO, book)
    return replace(book, languages=Languages({PSEUDO: words}))


@cache
def pseudo(folder: str) -> Advisor:
    """An advisor whose other language is English in brackets."""
    texts = translated(messages(folder), bracketed)
    return Advisor.from_book(with_language(book_of(folder), compiled(texts)), engine="bitmap")


def whole_catalogue(folder: str, say: Callable[[str], str] = bracketed) -> dict[Message, list[str]]:
    """A catalogue that lacks nothing."""
    return translated(messages(folder), say)


def without(texts: Texts, gone: Iterable[Message]) -> Texts:
    left = set(texts) - set(gone)
    return {message: said for message, said in texts.items() if message in left}


#: Fields of an advice that hold texts for people.
TEXTS = frozenset({"say", "because", "notes", "name", "cues", "remarks", "locale"})


def without_texts(value: Any) -> Any:
    """An advice as JSON has it, with the number of texts in place of the texts."""
    if isinstance(value, dict):
        return {
            key: _count(inner) if key in TEXTS else without_texts(inner)
            for key, inner in value.items()
        }
    return [without_texts(inner) for inner in value] if isinstance(value, list) else value


def _count(texts: Any) -> int:
    return len(texts) if isinstance(texts, list) else 1
