"""Reads JSON text: what it holds, or the error why it can't be taken."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

from recovery_advisor.values.errors import Described, InputError
from recovery_advisor.values.twin_keys import keep_twins

_OBJECT = "a JSON object of questions and answers"
_OTHER_ENCODINGS = {
    "UTF-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "UTF-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}
#: A name with a plain value, in whatever quotes.
_PAIR = re.compile(r"(?<![\w-])([\w-]{1,100})[\"']?\s*[:=]\s*[\"']?([\w.+-]+)")
#: Names between commas, semicolons or tabs.
_HEADER = re.compile(r"\"?[^\W\d][\w .-]*\"?([,;\t]\"?[\w .-]+\"?)+")
_TABLE = (
    " This looks like a table: read it in Python with csv.DictReader, and each row of it with"
    " advisor.read(row)."
)


def read_json(text: bytes) -> Any:
    """The value in a text, with twins where an object holds a key twice; else an ``InputError``."""
    try:
        return _parse(text)
    except InputError as error:
        return error


def as_object(value: Any) -> dict[str, Any] | InputError:
    """The object or the error that was read; anything else is an error too."""
    if isinstance(value, (dict, InputError)):
        return value
    return InputError(None, value, _OBJECT)


def is_header(text: bytes) -> bool:
    """Whether a text begins with a line of names, as tables do."""
    head = text.lstrip(codecs.BOM_UTF8 + b" \r\n")[:10_000].partition(b"\n")[0]
    return bool(_HEADER.fullmatch(head.decode("utf-8", "replace").strip()))


def pairs_in(text: bytes) -> dict[str, Any]:
    """What a text that can't be read as JSON seems to answer, so that no emergency in it is lost."""
    plain = text.replace(b"\0", b"").decode("utf-8", "replace")  # UTF-16 of plain letters too
    return keep_twins(_PAIR.findall(plain))


def _parse(text: bytes) -> Any:
    decoded = _decoded(text)
    try:
        # NaN and infinities are kept, so that the field that they answer refuses them by its name.
        return json.loads(decoded, object_pairs_hook=keep_twins, parse_constant=float)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno} " if "\n" in decoded else ""
        allowed = f"{_OBJECT}; not readable at {line}column {error.colno}: {error.msg}"
        hint = _TABLE if is_header(text) else ""
        raise InputError(None, decoded or Described("nothing"), allowed, hint) from None
    except RecursionError:
        raise InputError(
            None, Described("deeper nesting"), "JSON that is not nested so deep"
        ) from None
    except ValueError:
        raise InputError(None, Described("a number of very many digits"), _OBJECT) from None


def _decoded(text: bytes) -> str:
    for encoding, marks in _OTHER_ENCODINGS.items():
        if text.startswith(marks):
            raise InputError(None, Described(f"{encoding} text"), "UTF-8 text; save it as UTF-8")
    if b"\0" in text[:4]:
        raise InputError(None, Described("UTF-16 or UTF-32 text"), "UTF-8 text; save it as UTF-8")
    try:
        return text.decode("utf-8-sig").rstrip()
    except UnicodeDecodeError as error:
        raise InputError(None, text[error.start : error.start + 1], "UTF-8 text") from None
