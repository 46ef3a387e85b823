"""The starter folder with other files put into it."""

from __future__ import annotations

from pathlib import Path

from recovery_advisor.authoring.lint.lint import Files
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.loading.checked_folder import CheckedFolder, read_checked
from tests.support.listed import list_files


def started(root: Path, files: Files | None = None) -> Path:
    """A starter folder, some of its files replaced and others added."""
    lay_out(root / "my-pack")
    folder = root / "my-pack"
    for name, text in (files or {}).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list_files(folder)


def checked(root: Path, files: Files | None = None) -> CheckedFolder:
    return read_checked(started(root, files))
