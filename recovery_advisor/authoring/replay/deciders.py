"""Chooses the rules to replay a record with: the packs that it names."""

from __future__ import annotations

from functools import cache

from recovery_advisor.advisor import Advisor
from recovery_advisor.loading.folder import shipped_rules
from recovery_advisor.values.errors import Described, InputError, RulesError, nearest
from recovery_advisor.values.record import Record


class AsRecorded:
    """Decides each record with the shipped packs that it names."""

    def __init__(self) -> None:
        self._advisor = cache(Advisor)
        self._there = sorted(path.parent.name for path in shipped_rules().glob("*/pack.yaml"))

    def __call__(self, record: Record) -> Advisor:
        """The advisor for a record.

        Raises:
            InputError: when a pack is none of those that ship, or the packs make no rule book.
        """
        packs = tuple(sorted({pack.id for pack in record.rulebook.packs}))
        for pack in packs:
            if pack not in self._there:
                hint = f"{nearest(pack, self._there)} Name the folder of that pack: --with FOLDER."
                raise InputError("rulebook.packs", pack, ", ".join(self._there), hint)
        try:
            return self._advisor(packs)
        except RulesError as error:
            allowed = f"packs that make a rule book; {error}"
            named = ", ".join(packs) or Described("no pack")
            raise InputError("rulebook.packs", named, allowed) from None
