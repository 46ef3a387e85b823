"""Checks where a compiled catalogue says that its texts lie, before they are read.

The standard library's reader trusts the table at the beginning of the file: entries that overlap
make a small file a large text, and each header may name another encoding.
"""

from __future__ import annotations

import re
from itertools import chain
from struct import Struct, error

#: The most plural forms of a text; no language has more than six.
MOST_FORMS = 10
_MAGIC = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
_CHARSET = re.compile(rb"charset=([^\s;]*)", re.IGNORECASE)
_UTF_8 = {b"utf-8", b"utf8"}


class BadLayout(Exception):
    """A file is no catalogue that can be read safely; the message is the reason."""


def check_layout(content: bytes) -> None:
    """Check that each byte of a catalogue belongs to one text, and that it is UTF-8 throughout.

    Raises:
        BadLayout: with what is wrong.
    """
    keys, texts = _ranges(content)
    if any(end > len(content) for _, end in chain(keys, texts)):
        raise BadLayout("it is cut off")
    if sum(end - start for start, end in chain(keys, texts)) > len(content):
        raise BadLayout("its texts overlap")
    found = [content[start:end] for start, end in keys]
    if len(set(found)) < len(found):
        raise BadLayout("a text is translated twice")
    if any(content.count(b"\0", start, end) >= MOST_FORMS for start, end in chain(keys, texts)):
        raise BadLayout(f"a text has more than {MOST_FORMS} plural forms")
    headers = [content[slice(*text)] for key, text in zip(found, texts, strict=True) if not key]
    _check_encoding(headers[0] if headers else b"")


def _ranges(content: bytes) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where each key and each translation begins and ends, as the tables say."""
    order = _MAGIC.get(content[:4])
    if order is None:
        raise BadLayout("it does not begin as one")
    try:
        count, *tables = Struct(f"{order}3I").unpack_from(content, 8)
        entries = Struct(f"{order}{2 * count}I")
        keys, texts = (entries.unpack_from(content, at) for at in tables)
    except (error, OverflowError, MemoryError):
        raise BadLayout("it is cut off") from None
    return _pairs(keys), _pairs(texts)


def _pairs(table: tuple[int, ...]) -> list[tuple[int, int]]:
    return [(at, at + length) for length, at in zip(table[::2], table[1::2], strict=True)]


def _check_encoding(header: bytes) -> None:
    encodings = {one.lower() for one in _CHARSET.findall(header)}
    if not encodings or not encodings <= _UTF_8:
        said = b", ".join(sorted(encodings - _UTF_8)).decode("ascii", "backslashreplace")
        raise BadLayout(f"its encoding must be UTF-8, and is {said[:40] or 'not said'}")
