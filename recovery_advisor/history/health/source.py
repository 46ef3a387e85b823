"""Opens the export of a health app: a file, or bytes that are there already."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from recovery_advisor.values.errors import Described, InputError

#: An export: its bytes, or the path of its file.
Source = bytes | str | Path
_ZIP = b"PK\x03\x04"


@contextmanager
def opened(source: Source, allowed: str) -> Iterator[BinaryIO]:
    """The export as a stream of bytes.

    Args:
        source: the export.
        allowed: what it should be, in words.

    Raises:
        InputError: when it can't be read, or is packed.
    """
    try:
        with BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb") as stream:
            if stream.read(len(_ZIP)) == _ZIP:
                raise InputError("FILE", Described("a ZIP file"), f"{allowed}; unpack it first")
            stream.seek(0)
            yield stream
    except OSError as error:
        raise InputError(
            "FILE", str(source), f"a file that can be read ({error.strerror})"
        ) from None
