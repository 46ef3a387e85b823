"""Replaces a file of a rules folder."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from recovery_advisor.values.errors import InputError


def replace_file(file: Path, text: str, argument: str, mode: int = 0o644) -> None:
    """Replace a file at once: whoever reads it sees all of the old text or all of the new one.

    Args:
        file: its path.
        text: what is to stand in it.
        argument: the argument of the command line that names its folder.
        mode: who may read it.

    Raises:
        InputError: when the folder can't be written to.
    """
    try:
        with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as new:
            new.write(text.encode("utf-8"))
            os.chmod(new.fileno(), mode)
        os.replace(new.name, file)
    except OSError as error:
        allowed = f"a folder that can be written ({error.strerror})"
        raise InputError(argument, str(file.parent), allowed) from error
