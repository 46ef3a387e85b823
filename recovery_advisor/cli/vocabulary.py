"""The words that may be typed at a prompt, and what each means."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from recovery_advisor.values.folding import folded

M = TypeVar("M", bound=Hashable)


class InDoubt(Exception):
    """What was typed could mean several things.

    Attributes:
        meanings: what it could mean.
    """

    def __init__(self, meanings: Iterable[object]) -> None:
        self.meanings = tuple(meanings)
        super().__init__(self.meanings)


class Vocabulary(Generic[M]):
    """The words of one prompt.

    Args:
        words: for each meaning its words: those shown, and the English ones. A word may be typed
            whole, or as its first letter.
    """

    def __init__(self, words: Mapping[M, Iterable[str]]) -> None:
        self._words = {meaning: {folded(word) for word in said} for meaning, said in words.items()}

    def meaning(self, typed: str) -> M | None:
        """What was typed means; ``None`` where it means nothing here.

        Raises:
            InDoubt: when it could mean several things.
        """
        said = folded(typed)
        found = [meaning for meaning, words in self._words.items() if said in words]
        if not found and len(said) == 1 and said.isalpha():
            found = [
                meaning
                for meaning, words in self._words.items()
                if any(word.startswith(said) for word in words)
            ]
        if len(found) > 1:
            raise InDoubt(found)
        return found[0] if found else None
