"""Tells a pack of kind history by its ``pack.yaml`` alone, so that its other files need not be read."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from recovery_advisor.loading.document import MOST_BYTES, parse
from recovery_advisor.values.errors import RulesError

#: What stands in every file that says so, and in few others, which are parsed to be sure. Written in
#: another way it is not taken for a history, and a pack of that kind is then refused.
_MAY_SAY_SO = re.compile(rb"""kind["']?\s*:\s*["']?history""")


def is_history(path: Path, root: Path) -> bool:
    """Whether a file in a folder describes a pack of kind history; not if it can't be read."""
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return False
        with path.open("rb") as file:
            return _says_so(file.read(MOST_BYTES + 1))
    except (OSError, RuntimeError, ValueError):
        return False


@lru_cache(16)
def _says_so(content: bytes) -> bool:
    if not _MAY_SAY_SO.search(content) or len(content) > MOST_BYTES:
        return False
    try:
        data = parse(content.decode("utf-8-sig"), "pack.yaml").data
    except (UnicodeDecodeError, RulesError):
        return False
    pack = data.get("pack") if isinstance(data, dict) else None
    return isinstance(pack, dict) and pack.get("kind") == "history"
