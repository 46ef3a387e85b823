"""Writes a starter for own rules: a whole folder, or an overlay inside one."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from recovery_advisor.authoring.starter.for_a_history import for_a_history
from recovery_advisor.loading.listing import FOLDER, PACK
from recovery_advisor.values.errors import InputError

_FILES = Path(__file__).parent
#: The schema of rules files, and the name by which the first line of each file here refers to it.
_SCHEMA = _FILES.parents[1] / "schemas" / "rules.schema.json"
SCHEMA = ".schema.json"
#: Names of a pack. The ids of its rules are longer, and YAML reads ``null`` as nothing.
_NAME = re.compile(r"(?!null$)[a-z][a-z0-9_\-]{0,39}")
#: The name of the pack in the files here.
_PLACEHOLDER = re.compile(r"my([-_])pack")


def lay_out(folder: Path, *, history: bool = False) -> list[Path]:
    """Write a starter, and return its files.

    In a rules folder, a new folder becomes an overlay; anywhere else, a rules folder of its own
    with one base pack. Both load and pass every check, and the pack has the name of its folder.
    Beside the shared files lies a JSON Schema of them all, which editors find by their first line.

    Args:
        folder: where to.
        history: whether a new rules folder has a pack of kind history too, named after the folder.

    Raises:
        InputError: when the folder has something in it, can't be written or can't name a pack.
    """
    name = folder.resolve().name
    if not _NAME.fullmatch(name):
        allowed = "a folder whose name begins with a small letter and goes on with small letters,"
        raise InputError("FOLDER", str(folder), f"{allowed} digits, - and _, 40 at most, not null")
    try:
        if (folder.resolve().parent / PACK).is_file():
            raise InputError("FOLDER", str(folder), "a folder beside the packs, not inside one")
        root = rules_folder(folder)
        if history and root != folder:
            hint = "Then copy its history pack beside your own packs, and list it in folder.yaml."
            raise InputError("FOLDER", str(folder), "with --history a new rules folder", hint)
        starts = ["folder", *(["history"] if history else [])] if root == folder else ["overlay"]
        if folder.exists() and any(folder.iterdir()):
            raise InputError("FOLDER", str(folder), "a folder that is new or empty")
        written = [
            _write(file, _FILES / start, folder, name, history)
            for start in starts
            for file in sorted((_FILES / start).rglob("*.yaml"))
        ]
        return [*written, *_add_schema(root)]
    except OSError as error:
        allowed = f"a folder that can be written ({error.strerror})"
        raise InputError("FOLDER", str(folder), allowed) from error


def rules_folder(start: Path) -> Path:
    """The rules folder of a starter: the one that it lies in, or itself."""
    around = Path(os.path.normpath(start / ".."))
    return around if (around / FOLDER).is_file() else start


def _write(file: Path, start: Path, folder: Path, name: str, history: bool) -> Path:
    def named(text: str) -> str:
        return _PLACEHOLDER.sub(lambda found: name.replace("-", found[1]), text)

    path, text = file.relative_to(start).as_posix(), file.read_text(encoding="utf-8")
    written = folder / named(path)
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text(named(for_a_history(path, text) if history else text), encoding="utf-8")
    return written


def _add_schema(root: Path) -> list[Path]:
    schema = root / SCHEMA
    if schema.exists():
        return []
    shutil.copyfile(_SCHEMA, schema)
    return [schema]
