"""Writes the lock of a rules folder, once nothing in it has changed under its old version.

A guarded text that has changed is written once somebody has accepted that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recovery_advisor.authoring.lint.report import LintReport
from recovery_advisor.authoring.lint.versions import unaccepted_found, unversioned_found
from recovery_advisor.authoring.replacing import replace_file
from recovery_advisor.authoring.report import Report
from recovery_advisor.loading.accepted import read_accepted
from recovery_advisor.loading.folder import compile_unlocked
from recovery_advisor.loading.held import held_packs
from recovery_advisor.loading.held_changes import Held
from recovery_advisor.loading.listing import LOCK
from recovery_advisor.loading.lock import FORM, lock_text, read_lock
from recovery_advisor.loading.snapshot import reading


@dataclass(frozen=True, slots=True)
class LockReport:
    """What a lock holds.

    Attributes:
        file: its path.
        held: the packs that it holds, by id.
        written: whether it was written; it was not where it held the same already.
    """

    file: Path
    held: Held
    written: bool

    @property
    def passed(self) -> bool:
        """Always, as what is refused has another report."""
        return True

    def lines(self) -> Iterator[str]:
        """Which versions it holds."""
        packs = ", ".join(f"{id} {pack.version}" for id, pack in sorted(self.held.items()))
        yield f"{self.file} {'holds' if self.written else 'already held'} {packs}."

    def data(self) -> dict[str, Any]:
        """The version and the hash of each pack."""
        packs = {
            id: {"version": pack.version, "sha256": pack.sha256}
            for id, pack in sorted(self.held.items())
        }
        return {"faults": [], "findings": [], "written": self.written, "packs": packs}


def lock_folder(root: Path) -> Report:
    """Write the lock of a folder that loads, and say what it holds.

    Where the folder has one and anything that it holds changed without a new version, or a guarded
    text changed and nobody has accepted that, nothing is written, and the report is of those changes.

    Raises:
        RulesError: when the folder can't be loaded, or its lock or what was accepted can't be read.
        InputError: when the folder can't be written to.
    """
    with reading(root, history=True) as snapshot:
        compiled, before = compile_unlocked(snapshot), read_lock(snapshot)
        accepted = read_accepted(snapshot)
    now = held_packs(*compiled)
    held = before.packs if before else {}
    if found := (
        *unversioned_found(compiled.files, now, held),
        *unaccepted_found(compiled, now, held, accepted, root),
    ):
        return LintReport(root, found)
    written = before is None or before.form != FORM or held != now
    if written:
        replace_file(root / LOCK, lock_text(now), "FOLDER")
    return LockReport(root / LOCK, now, written=written)
