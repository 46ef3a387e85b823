"""Notes in files, as JSON, by which a later run knows what is there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recovery_advisor.cli.tables.whole_file import write_whole
from recovery_advisor.values.errors import InputError


def write_note(path: Path, note: Mapping[str, Any]) -> None:
    """Write a note, whole or not at all."""
    write_whole(path, lambda to: to.write_text(json.dumps(note), "utf-8"))


def read_note(path: Path, anew: Path) -> dict[str, Any]:
    """A note as it was written.

    Args:
        path: of its file.
        anew: what is written anew once it is removed.

    Raises:
        InputError: where it can't be read.
    """
    try:
        note = json.loads(path.read_text("utf-8"))
    except ValueError:
        note = None
    if not isinstance(note, dict):
        raise damaged(path, anew)
    return note


def damaged(path: Path, anew: Path) -> InputError:
    """The error for a file that is not as it was written."""
    hint = f"Remove {anew}: --resume then writes what is missing."
    return InputError("--resume", str(path), "files as they were written before", hint)
