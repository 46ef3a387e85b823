"""Identifies where rules are loaded from, so that they can be loaded again, in another process too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from recovery_advisor.loading.built_book import built_book
from recovery_advisor.loading.folder_path import folder_path
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import RulebookId
from recovery_advisor.values.errors import InputError, Problem, RulesError

if TYPE_CHECKING:
    from recovery_advisor.loading.checked_folder import CheckedFolder


class RulesFolder(NamedTuple):
    """A rules folder and the packs to load from it. Immutable, can be pickled.

    Attributes:
        path: ``None`` for the shipped folder, wherever that is.
        packs: ids of the packs; ``None`` for all that are there.
    """

    path: Path | None
    packs: Sequence[str] | None

    @classmethod
    def shipped(cls, packs: Sequence[str] | None) -> Self:
        """The shipped folder."""
        return cls(None, _ids(packs))

    @classmethod
    def at(cls, path: str | Path, packs: Sequence[str] | None) -> Self:
        """The folder at a path, which becomes absolute; links in it are followed at each loading.

        Raises:
            InputError: for what is no path, and for the empty text.
        """
        return cls(folder_path(path).absolute(), _ids(packs))

    def load(self) -> RuleBook:
        """Load the rule book as the files are now.

        Raises:
            RulesError: with every fault found in the folder.
        """
        if self == RulesFolder.shipped(None) and (book := built_book()):
            return book
        from recovery_advisor.loading.folder import load_book  # start-up time counts

        return load_book(self.path or shipped_rules(), self.packs)

    def load_with_cases(self) -> CheckedFolder:
        """Load the rule book and its cases as the files are now; as :meth:`load`."""
        from recovery_advisor.loading.checked_folder import read_with_cases  # as above

        return read_with_cases(self.path or shipped_rules(), self.packs)


def _ids(packs: Any) -> tuple[str, ...] | None:
    """A copy of a list of packs; ``None`` for all.

    Raises:
        InputError: for what is no list of ids.
    """
    if packs is None:
        return None
    ids = tuple(packs) if isinstance(packs, Iterable) and not isinstance(packs, str) else (None,)
    if not all(isinstance(id, str) for id in ids):
        raise InputError("packs", packs, "a list of pack ids, such as ['upper-back']")
    return ids


def require_same_rules(here: RulebookId, pickled: RulebookId, source: RulesFolder | None) -> None:
    """Compare the rules that an advisor was pickled with to those loaded for it.

    Args:
        here: the rules loaded.
        pickled: the rules at work when it was pickled.
        source: where they were loaded from; ``None`` for a pickled book.

    Raises:
        RulesError: if they differ; its message has the hashes of both.
    """
    if here != pickled:
        message = (
            f"the advisor was pickled with {_described(pickled)}; here is {_described(here)}. Use the"
            " same rules and version of the library in both places, or create the advisor anew"
        )
        raise RulesError(
            [Problem(message, str(source.path or shipped_rules()) if source else "book")]
        )


def _described(rules: RulebookId) -> str:
    packs = ", ".join(f"{pack.id} {pack.version}" for pack in rules.packs)
    return f"{packs}, sha256 {rules.sha256}, texts_sha256 {rules.texts_sha256}"
