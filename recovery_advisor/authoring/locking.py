"""Writes the lock of a rules folder, once nothing in it has changed under its old version."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from recovery_advisor.authoring.lint.report import LintReport
from recovery_advisor.authoring.lint.versions import unversioned_found
from recovery_advisor.authoring.report import Report
from recovery_advisor.loading.folder import compile_unlocked
from recovery_advisor.loading.held import held_packs
from recovery_advisor.loading.held_changes import Held
from recovery_advisor.loading.listing import LOCK
from recovery_advisor.loading.lock import lock_text, read_lock
from recovery_advisor.loading.snapshot import reading
from recovery_advisor.values.errors import InputError


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

    Where the folder has one and anything that it holds changed without a new version, nothing is
    written, and the report is of those changes.

    Raises:
        RulesError: when the folder can't be loaded, or its lock can't be read.
        InputError: when the folder can't be written to.
    """
    with reading(root) as snapshot:
        compiled, before = compile_unlocked(snapshot), read_lock(snapshot)
    now = held_packs(*compiled)
    if found := tuple(unversioned_found(compiled.files, now, before or {})):
        return LintReport(root, found)
    if before != now:
        _write(root / LOCK, lock_text(now))
    return LockReport(root / LOCK, now, written=before != now)


def _write(file: Path, text: str) -> None:
    """Replace a file at once: whoever reads it sees all of the old text or all of the new one."""
    try:
        with NamedTemporaryFile(dir=file.parent, prefix=".rules.lock-", delete=False) as new:
            new.write(text.encode("utf-8"))
            os.chmod(new.fileno(), 0o644)
        os.replace(new.name, file)
    except OSError as error:
        allowed = f"a folder that can be written ({error.strerror})"
        raise InputError("FOLDER", str(file.parent), allowed) from error
