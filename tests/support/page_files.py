"""The YAML blocks of a page that name a file by their title, put into that file as a reader would."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from sybil import Document, Example, Region
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer

_TITLED = FencedCodeBlockLexer(r'yaml title="[^"]+"')


def parse_titled_yaml(document: Document) -> Iterable[Region]:
    """Each block such as ``yaml title="~/knee/folder.yaml"``, to be put into that file."""
    for region in _TITLED(document):
        file = region.lexemes["language"].split('"')[1]
        region.parsed = (file, str(region.lexemes["source"]))
        region.evaluator = _put_into_its_file
        yield region


def changed(text: str, block: str) -> str:
    """The text of a file with a block put in.

    A block is a heading and what stands below it: lines, each in place of the one with its key, or entries. An
    entry that is there already takes its lines in the same way, and a new one goes to the end.
    """
    heading, _, below = block.partition("\n")
    if not below.startswith("  - "):
        return _with_lines(text, below)
    for entry in re.split(r"^(?=  - )", below, flags=re.MULTILINE)[1:]:
        text = _with_entry(text, heading, entry.rstrip() + "\n")
    return text


def _put_into_its_file(example: Example) -> None:
    name, block = example.parsed
    file = Path(name).expanduser()
    file.write_text(changed(file.read_text(encoding="utf-8"), block), encoding="utf-8")


def _with_entry(text: str, heading: str, entry: str) -> str:
    name, _, lines = entry.partition("\n")
    known = re.search(rf"^{re.escape(name)}\n(?:   .*\n)*", text, re.MULTILINE)
    if known:
        return text[: known.start()] + _with_lines(known.group(), lines) + text[known.end() :]
    section = re.search(rf"^{heading}\n(?:\n* .*\n)*", text, re.MULTILINE)
    assert section, f"no {heading} in the file"
    return text[: section.end()] + entry + text[section.end() :]


def _with_lines(text: str, lines: str) -> str:
    for line in lines.splitlines():
        key = re.escape(line.partition(":")[0])
        [old] = re.findall(rf"^{key}:.*\n", text, re.MULTILINE)
        text = text.replace(old, f"{line}\n")
    return text
