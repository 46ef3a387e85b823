"""Tells a pack of kind history, and what it asks, by its ``pack.yaml`` alone: its other files need not be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from recovery_advisor.loading.document import MOST_BYTES, parse
from recovery_advisor.values.errors import RulesError

#: What stands in every file that says so, and in few others, which are parsed to be sure. Written in
#: another way it is not taken for a history, and a pack of that kind is then refused.
_MAY_SAY_SO = re.compile(rb"""kind["']?\s*:\s*["']?history""")


def is_history(path: Path, root: Path) -> bool:
    """Whether a file in a folder describes a pack of kind history; not if it can't be read."""
    return _description(path, root) is not None


def asked_by_history(path: Path, root: Path) -> frozenset[str]:
    """The shared questions that a history pack looks at, by its file; none if it can't be read."""
    asks = (_description(path, root) or {}).get("asks")
    return (
        frozenset(one for one in asks if isinstance(one, str))
        if isinstance(asks, list)
        else frozenset()
    )


def _description(path: Path, root: Path) -> Mapping[str, Any] | None:
    """What a file says of a pack of kind history."""
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return None
        with path.open("rb") as file:
            return _described(file.read(MOST_BYTES + 1))
    except (OSError, RuntimeError, ValueError):
        return None


@lru_cache(16)
def _described(content: bytes) -> Mapping[str, Any] | None:
    if not _MAY_SAY_SO.search(content) or len(content) > MOST_BYTES:
        return None
    try:
        data = parse(content.decode("utf-8-sig"), "pack.yaml").data
    except (UnicodeDecodeError, RulesError):
        return None
    pack = data.get("pack") if isinstance(data, dict) else None
    return pack if isinstance(pack, dict) and pack.get("kind") == "history" else None
