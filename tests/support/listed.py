"""Keeps the lists of files of a rules folder that a test writes true to what lies in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

_LIST = re.compile(rb"^files: \[.*\]\r?$", re.MULTILINE)


def list_files(root: Path) -> Path:
    """Write what is there into ``folder.yaml`` and each ``pack.yaml``, and return the folder.

    A list stands on one line, which is replaced; where there is none, it is added as the last line,
    so that no line of the test's own moves.
    """
    _list(root, root / "folder.yaml")
    for pack in root.iterdir():
        if pack.is_dir() and (pack / "pack.yaml").is_file():
            _list(pack, pack / "pack.yaml")
    return root


def _list(folder: Path, file: Path) -> None:
    names = sorted(json.dumps(one.name) for one in folder.glob("*.yaml") if one != file)
    line = f"files: [{', '.join(names)}]".encode()
    text = file.read_bytes() if file.exists() else b""
    if _LIST.search(text):
        changed = _LIST.sub(lambda _: line, text, count=1)
    else:
        changed = text + (b"" if text.endswith(b"\n") or not text else b"\n") + line + b"\n"
    if changed != text:
        file.write_bytes(changed)


def looking_at(*questions: str, work: str = "project") -> str:
    """A section of rules that look at answers of *yes* and change nothing."""
    rules = (
        f"  - rule: look-at-{question}\n"
        f"    when: {{{question}: yes}}\n"
        "    then: {note: That is noted.}\n"
        f"    source: {{work: {work}, at: 0001-default-deny}}\n"
        for question in questions
    )
    return "".join(["rules:\n", *rules])
