"""Writes the golden files anew, or shows one text of one person as it is now.

``python -m tests.golden`` writes. ``python -m tests.golden PERSON FORMAT`` prints.
``python -m tests.golden --all FOLDER`` writes every text of every person into a folder, to
compare two states of the code with ``diff -r``.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from tests.golden.check_in_samples import PEOPLE
from tests.golden.texts import (
    DIGESTS,
    FOLDER,
    HELP_IS_KEPT,
    KEPT,
    digests,
    kept_texts,
    readable,
    texts_of,
)


def main(arguments: list[str]) -> None:
    match arguments:
        case []:
            _write()
        case ["--all", folder]:
            _write_every_text(Path(folder))
        case [person, form] if person in PEOPLE and form in texts_of(person):
            print(readable(form, texts_of(person)[form]), end="")
        case _:
            sys.exit(f"{__doc__}\nPERSON is a key of digests.json, FORMAT one of its formats.")


def _write() -> None:
    if not HELP_IS_KEPT:
        sys.exit("Write them with Python 3.11 or 3.12: others word the help differently.")
    texts = {path: text() for path, text in kept_texts().items()}
    for folder in KEPT:
        shutil.rmtree(FOLDER / folder, ignore_errors=True)
    for path, text in texts.items():
        _write_text(FOLDER / path, text)
    _write_text(DIGESTS, json.dumps(digests(), indent=1) + "\n")


def _write_every_text(folder: Path) -> None:
    for person in PEOPLE:
        for form, text in texts_of(person).items():
            _write_text(folder / person / form, readable(form, text))


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
