"""Packs Python files for the browser: always the same bytes for the same files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: What Python looks for beside each module, and the browser needs none of.
_LEFT_OUT = (".pyi", "/RECORD", "/py.typed")
_NONE: Mapping[str, Path] = MappingProxyType({})


def pack(archive: Path, wheels: Iterable[Path], files: Mapping[str, Path] = _NONE) -> None:
    """Write an archive of what some wheels install, and of some files by their names in it."""
    contents = {name: file.read_bytes() for name, file in files.items()}
    for wheel in wheels:
        with ZipFile(wheel) as unpacked:
            contents |= {name: unpacked.read(name) for name in unpacked.namelist() if _runs(name)}
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        for name, content in sorted(contents.items()):
            packed.writestr(ZipInfo(name), content, ZIP_DEFLATED, 9)


def _runs(name: str) -> bool:
    if name.endswith("/") or name.endswith(_LEFT_OUT):
        return False
    return not (name.endswith(".so") and "x86_64" in name)
