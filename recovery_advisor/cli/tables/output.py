"""Writes parts of a table, each whole or not at all, and joins them to one file where one is wanted."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shutil import rmtree
from typing import Any

from recovery_advisor.cli.tables.joining import join
from recovery_advisor.cli.tables.notes import damaged, read_note, write_note
from recovery_advisor.cli.tables.part import Part
from recovery_advisor.cli.tables.source import Form, form_of
from recovery_advisor.cli.tables.tally import Tally
from recovery_advisor.cli.tables.whole_file import write_whole
from recovery_advisor.values.errors import InputError

_JOURNAL, _WHOLE = "_journal.json", "_whole.json"


@dataclass(frozen=True, slots=True)
class Output:
    """Where assessed rows are kept.

    Attributes:
        file: the file that all parts become in the end; none where the parts are what is wanted.
        folder: where the parts are.
        form: of the parts and the file.
        refused: the file for rows with a cell that can't be taken, if they are wanted.
    """

    file: Path | None
    folder: Path
    form: Form
    refused: Path | None

    @classmethod
    def of(cls, given: str, form: Form, refused: Path | None) -> Output:
        """What an argument names: a file where its name ends as one does, else a folder.

        Raises:
            InputError: where rows that are refused would be written over others.
        """
        path = Path(given)
        if found := form_of(path.name):
            output = cls(path, path.with_name(f"{path.name}.parts"), found, refused)
        else:
            output = cls(None, path, form, refused)
        output._require_apart()
        return output

    def whole(self, journal: Mapping[str, Any]) -> Tally | None:
        """The tally of all, where all was written before.

        Raises:
            InputError: where it was written of something else.
        """
        if not self._record.exists() or (self.file and not self.file.exists()):
            return None
        kept = read_note(self._record, self._record)
        if kept["bytes"] != self._size:
            return None
        self._require_same(kept["journal"], journal)
        return Tally(**kept["tally"])

    def begin(self, journal: Mapping[str, Any], *, resume: bool) -> list[Tally]:
        """The tallies of the parts that are there, once the folder is.

        Args:
            journal: what makes these parts what they are.
            resume: whether parts may be there.

        Raises:
            InputError: where something is there, or parts are of something else.
        """
        kept = self.folder / _JOURNAL
        if resume and kept.exists():
            self._require_same(read_note(kept, self.folder), journal)
            return [*self._tallies()]
        for name, path in (("OUT", self.file), ("OUT", self.folder), ("--refused", self.refused)):
            empty = path == self.folder and path.is_dir() and not any(path.iterdir())
            if path and os.path.lexists(path) and not empty:
                hint = "--resume goes on with what is there." if self.begun else ""
                raise InputError(name, str(path), "a path at which nothing is yet", hint)
        self._record.unlink(missing_ok=True)
        for folder in (self.folder, *([self.refused.parent] if self.refused else [])):
            folder.mkdir(parents=True, exist_ok=True)
        write_note(kept, journal)
        return []

    def keep(self, number: int, part: Part, tally: Tally) -> None:
        """Write a part; it counts once its tally is there, which comes last, with the sizes of its files."""
        paths = [self._part(number)]
        write_whole(paths[0], lambda to: part.write(to, self.form))
        if self.refused and tally.refused:
            form = form_of(self.refused.name) or "jsonl"
            refused = self.folder / f"_refused-{number:06}.{form}"
            write_whole(refused, lambda to: part.refused().write(to, form))
            paths.append(refused)
        sizes = {one.name: one.stat().st_size for one in paths}
        write_note(self._tally(number), {"tally": _fields(tally), "bytes": sizes})

    def forget(self) -> None:
        """Remove what a start left that came to no part, so that nothing is in the way of the next."""
        if not self._tally(0).exists():
            rmtree(self.folder)

    def finish(self, journal: Mapping[str, Any], tally: Tally, *, noted: bool) -> None:
        """Join what is to be one file, and note that all is there: beside a file only if so wanted."""
        if self.refused:
            form = form_of(self.refused.name) or "jsonl"
            join(sorted(self.folder.glob(f"_refused-*.{form}")), form, self.refused)
        if self.file:
            parts = [self._part(number) for number, _ in enumerate(self._tallies())]
            join(parts, self.form, self.file)
        if noted or not self.file:
            record = {"journal": journal, "tally": _fields(tally), "bytes": self._size}
            write_note(self._record, record)
        if self.file:
            rmtree(self.folder)

    @property
    def begun(self) -> bool:
        """Whether parts are there, or may come to be."""
        return (self.folder / _JOURNAL).exists()

    @property
    def _record(self) -> Path:
        """The file that is there once all is: what it was made of, and its tally."""
        if self.file:
            return self.file.with_name(f"{self.file.name}.whole.json")
        return self.folder / _WHOLE

    @property
    def _size(self) -> int:
        """The size of the file, or of all parts where these are wanted, by which they are known again."""
        wanted = [self.file] if self.file else self.folder.glob(f"part-*.{self.form}")
        return sum(one.stat().st_size for one in wanted)

    def _require_apart(self) -> None:
        """Refuse a file for refused rows that is one of those written beside it, by whatever path."""
        if self.refused is None:
            return
        own = [one.resolve() for one in (self.file, self.folder, self._record) if one]
        if any(self.refused.resolve().is_relative_to(one) for one in own):
            allowed = "another file than OUT, and not inside of OUT or of OUT.parts"
            raise InputError("--refused", str(self.refused), allowed)

    def _require_same(self, kept: Mapping[str, Any], journal: Mapping[str, Any]) -> None:
        """Refuse to go on with what was made of something else."""
        now = json.loads(json.dumps(journal))
        if other := [name for name in now if kept.get(name) != now[name]]:
            allowed = "what is there goes on only with the same input, rules and options"
            hint = f"Not the same: {', '.join(other)}."
            raise InputError("--resume", str(self.file or self.folder), allowed, hint)

    def _tallies(self) -> Iterator[Tally]:
        """The tally of each part from the first on, up to one that is not there.

        Raises:
            InputError: where a file of a part is not as it was written.
        """
        for number in count():
            if not (tally := self._tally(number)).exists():
                return
            kept = read_note(tally, tally)
            files = {self.folder / name: size for name, size in kept["bytes"].items()}
            if not all(file.exists() for file in files):
                return
            if other := [file for file, size in files.items() if file.stat().st_size != size]:
                raise damaged(other[0], tally)
            yield Tally(**kept["tally"])

    def _part(self, number: int) -> Path:
        return self.folder / f"part-{number:06}.{self.form}"

    def _tally(self, number: int) -> Path:
        return self.folder / f"_part-{number:06}.json"


def _fields(tally: Tally) -> dict[str, Any]:
    return {name: getattr(tally, name) for name in Tally.__dataclass_fields__}
