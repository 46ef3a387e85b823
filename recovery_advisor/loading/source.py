"""Where rules come from, so that they can be read again, here or in another process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self

from recovery_advisor.loading.folder import load_book, shipped_rules
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import RulebookId
from recovery_advisor.values.errors import Problem, RulesError


class RulesFolder(NamedTuple):
    """Some packs of a rules folder, or all.

    Attributes:
        path: ``None`` for the shipped folder, wherever that is.
        packs: ids of the packs; ``None`` for all that are there.
    """

    path: Path | None
    packs: Sequence[str] | None

    @classmethod
    def of(cls, path: str | Path | None, packs: Sequence[str] | None) -> Self:
        """The same folder and packs wherever the process goes and whatever becomes of the list."""
        kept = packs if packs is None or isinstance(packs, str) else tuple(packs)
        return cls(None if path is None else Path(path).absolute(), kept)

    def load(self) -> RuleBook:
        """The rule book that is there now.

        Raises:
            RulesError: with every fault found in the folder.
            InputError: where the packs are no list.
        """
        return load_book(self.path or shipped_rules(), self.packs)


def require_same_rules(here: RulebookId, pickled: RulebookId, source: RulesFolder | None) -> None:
    """Hold the rules made again against those that were pickled.

    Args:
        here: the rules made again.
        pickled: the rules that were pickled.
        source: where the rules were read; ``None`` where they came as a book.

    Raises:
        RulesError: where they are not the same; it names the hashes of both.
    """
    if here != pickled:
        message = (
            f"the advisor was pickled with {_described(pickled)}; here is {_described(here)}. Have the"
            " same rules and version of the library in both places, or make the advisor anew"
        )
        raise RulesError(
            [Problem(message, str(source.path or shipped_rules()) if source else "book")]
        )


def _described(rules: RulebookId) -> str:
    packs = ", ".join(f"{pack.id} {pack.version}" for pack in rules.packs)
    return f"{packs}, sha256 {rules.sha256}, texts_sha256 {rules.texts_sha256}"
