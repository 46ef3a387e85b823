"""Catalogues as ``msgfmt`` writes them, and rules folders that hold some."""

from __future__ import annotations

import re
import shutil
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from recovery_advisor.translation.catalogues import CATALOGUE, LOCALE
from recovery_advisor.translation.messages import Message

#: For each message what stands for it: one text, or one for each plural form.
Texts = Mapping[Message, Sequence[str]]

#: The beginning of a catalogue: the magic number, the revision, how many entries, where the tables
#: of keys and of translations lie, and two numbers that nobody reads.
HEAD = struct.Struct("<7I")
#: How long a text is, and where it begins.
ENTRY = struct.Struct("<2I")
HEADER = "Content-Type: text/plain; charset={charset}\nPlural-Forms: nplurals=2; plural={plural};\n"
_MAGIC = 0x950412DE
_PLACEHOLDER = re.compile(r"(\{[a-z]+\})")


def compiled(texts: Texts, charset: str = "UTF-8", plural: str = "n != 1") -> bytes:
    """A catalogue of these texts."""
    entries = {"": HEADER.format(charset=charset, plural=plural)}
    for message, translated in texts.items():
        entries["\0".join(message.texts)] = "\0".join(translated)
    encoding = charset if charset.isascii() and charset.lower() != "none" else "ascii"
    return packed(
        sorted((key.encode(encoding), text.encode(encoding)) for key, text in entries.items())
    )


def packed(entries: Sequence[tuple[bytes, bytes]]) -> bytes:
    """A catalogue of these bytes."""
    head = HEAD.size
    strings = [key for key, _ in entries] + [text for _, text in entries]
    start = head + 8 * len(strings)
    ends = list(accumulate((len(string) + 1 for string in strings), initial=start))
    table = b"".join(ENTRY.pack(len(string), at) for string, at in zip(strings, ends, strict=False))
    sizes = HEAD.pack(_MAGIC, 0, len(entries), head, head + 8 * len(entries), 0, 0)
    return sizes + table + b"".join(string + b"\0" for string in strings)


def translated(messages: Iterable[Message], say: Callable[[str], str]) -> dict[Message, list[str]]:
    """Every message said in a language that is made of English."""
    return {message: [say(text) for text in message.texts] for message in messages}


def bracketed(text: str) -> str:
    """The pseudo-language: English in brackets, so that what is not in brackets slipped past.

    Placeholders stay outside, so that what fills them must bring brackets of its own.
    """
    return "".join(
        part if _PLACEHOLDER.fullmatch(part) or not part else f"⟦{part}⟧"
        for part in _PLACEHOLDER.split(text)
    )


def copied(rules: Path, to: Path) -> Path:
    """A rules folder that may be written to."""
    return Path(shutil.copytree(rules, to / "rules"))


def put(catalogue: bytes, folder: Path, locale: str = "qps") -> Path:
    """Lay a catalogue where a rules folder has it."""
    path = folder / LOCALE / locale / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(catalogue)
    return path
