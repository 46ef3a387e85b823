"""Finds texts that YAML cuts: at `` #``, which begins a comment, and at the commas of a list in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import yaml

from recovery_advisor.loading.document import Document
from recovery_advisor.loading.positions import Path
from recovery_advisor.loading.yaml_reader import events_of, reader_for
from recovery_advisor.values.errors import Gravity, Problem, shown

#: A sign that may be part of a text: with one space before it, or none after it. A comment has two
#: spaces before its sign and one after, or a line of its own.
_IN_A_TEXT = re.compile(r" #(?:[^ #\n]|(?<=\S #))")
_AFTER_A_TEXT = re.compile(r" #| +#[^ #]")
#: A text that goes on in the next line, which then begins with the sign.
_GOES_ON = re.compile(r"([ ]*)#[^ #]")
_INDENT = re.compile(r"[ ]*")
_NUMBERS = re.compile(r"[0-9-]+")
#: Lists of sentences by their key.
_SENTENCES = ("cues", "errata")
_IN_BRACKETS = re.compile(rf"(?:{'|'.join(_SENTENCES)}): *\n? *\[")
_SENTENCE_ENDS = (".", "!", "?", ":", ";")


def cut_texts(document: Document) -> Iterator[Problem]:
    """Each text of a file that YAML cuts, with its place."""
    if _IN_A_TEXT.search(document.text):
        yield from _cut_at_signs(document)
    if _IN_BRACKETS.search(document.text):
        for path, texts in _lists_of_sentences((), document.data):
            yield from _cut_at_commas(document, path, texts)


def _cut_at_signs(document: Document) -> Iterator[Problem]:
    lines = document.text.split("\n")
    for event in events_of(document.text, reader_for(document.text)):
        if (
            isinstance(event, yaml.ScalarEvent)
            and event.implicit[0]
            and not _NUMBERS.fullmatch(event.value)
        ):
            at = _sign_after(event, lines)
            if at:
                line, column = at
                message = (
                    f"the text {shown(event.value)} ends here, as # begins a comment; quote it, or put"
                    " two spaces before the # of a comment and one after it"
                )
                yield Problem(message, document.file, line, column, lines[line - 1], Gravity.UNSAFE)


def _sign_after(event: Any, lines: Sequence[str]) -> tuple[int, int] | None:
    """Line and column of a sign that cuts a plain text."""
    end, column = event.end_mark.line, event.end_mark.column
    line = lines[end] if end < len(lines) else ""
    if _AFTER_A_TEXT.match(line, column):
        return end + 1, line.index("#", column) + 1
    below = _GOES_ON.match(lines[end + 1]) if end + 1 < len(lines) else None
    if below and not line[column:].strip():
        began = _INDENT.match(lines[event.start_mark.line])
        if began and len(below[1]) > len(began[0]):
            return end + 2, len(below[1]) + 1
    return None


def _lists_of_sentences(path: Path, data: Any) -> Iterator[tuple[Path, Sequence[Any]]]:
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        if key in _SENTENCES and isinstance(value, list):
            yield (*path, key), value
        elif isinstance(value, (dict, list)):
            yield from _lists_of_sentences((*path, key), value)


def _cut_at_commas(document: Document, path: Path, texts: Sequence[Any]) -> Iterator[Problem]:
    """A fault at the first text that goes on with another one after a comma of a list in brackets."""
    for index, (text, next) in enumerate(pairwise(texts)):
        if not (isinstance(text, str) and isinstance(next, str)):
            continue
        if (
            not text.endswith(_SENTENCE_ENDS)
            and next[:1].islower()
            and _in_brackets(document, path)
        ):
            message = f"the comma makes two texts of {shown(f'{text}, {next}')}; quote it"
            yield document.problem((*path, index), message, Gravity.UNSAFE)
            return


def _in_brackets(document: Document, path: Path) -> bool:
    line, column = document.marks[path]
    return document.lines[line - 1].startswith("[", column - 1)
