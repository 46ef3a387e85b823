"""Chooses the rules to replay a record with: an advisor, or for a history's record its own assessor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from recovery_advisor.advisor import Advisor
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.engines.registry import engines_for
from recovery_advisor.loading.folder import load_history_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.values.errors import Described, InputError, RulesError, nearest
from recovery_advisor.values.record import Record

#: Decides a record again: by a check-in alone, or by a history's answers beside it.
Rules = Advisor | Assessor


def history_rules(folder: Path | None, packs: Sequence[str] | None) -> Assessor:
    """What assesses by a rules folder with its history pack; ``None`` is the shipped folder.

    Raises:
        RulesError: when it can't be loaded, or has no history pack.
    """
    book = load_history_book(folder, packs)
    return Assessor(book, engines_for(book, None))


class AsRecorded:
    """Decides each record with the shipped packs that it names."""

    def __init__(self) -> None:
        self._advisor = cache(Advisor)
        self._of_history = cache(lambda packs: history_rules(None, packs))
        self._there = sorted(path.parent.name for path in shipped_rules().glob("*/pack.yaml"))

    def __call__(self, record: Record) -> Rules:
        """The rules for a record.

        Raises:
            InputError: when a pack is none of those that ship, or the packs make no rule book.
        """
        packs = tuple(sorted({pack.id for pack in record.rulebook.packs}))
        for pack in packs:
            if pack not in self._there:
                hint = f"{nearest(pack, self._there)} Name the folder of that pack: --with FOLDER."
                raise InputError("rulebook.packs", pack, ", ".join(self._there), hint)
        try:
            return self._advisor(packs) if record.derived is None else self._of_history(packs)
        except RulesError as error:
            allowed = f"packs that make a rule book; {error}"
            named = ", ".join(packs) or Described("no pack")
            raise InputError("rulebook.packs", named, allowed) from None


class InFolder:
    """Decides each record with the packs of one folder.

    Args:
        folder: the path of the folder.
        packs: ids of the packs to load; ``None`` loads all.

    Raises:
        RulesError: when it can't be loaded.
    """

    def __init__(self, folder: Path, packs: Sequence[str] | None) -> None:
        advisor = Advisor.from_folder(folder, packs, try_cases=False)
        self._advisor = advisor
        self._of_history = cache(lambda: history_rules(folder, packs))

    def __call__(self, record: Record) -> Rules:
        """The rules for a record.

        Raises:
            InputError: when a history's record meets a folder without a history pack.
        """
        if record.derived is None:
            return self._advisor
        try:
            return self._of_history()
        except RulesError as error:
            allowed = f"a record of a check-in alone; {error}"
            raise InputError("derived", record.derived, allowed) from None
