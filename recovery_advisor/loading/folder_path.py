"""Reads the path of a rules folder as a caller gives it."""

from __future__ import annotations

import os
from pathlib import Path

from recovery_advisor.values.errors import InputError


def folder_path(given: object) -> Path:
    """The path that was given.

    Raises:
        InputError: for what is no path, and for the empty text, which would mean the working
            directory; ``"."`` says so.
    """
    path = os.fspath(given) if isinstance(given, (str, os.PathLike)) else None
    if not isinstance(path, str) or not path:
        raise InputError("folder", given, "the path of a rules folder, as text or a Path")
    return Path(path)
