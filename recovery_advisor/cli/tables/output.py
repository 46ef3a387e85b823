"""Writes parts of a table, each whole or not at all, and joins them to one file where one is wanted."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj, rmtree
from typing import Any

from recovery_advisor.cli.tables.libraries import library
from recovery_advisor.cli.tables.part import Part
from recovery_advisor.cli.tables.source import Form, form_of
from recovery_advisor.cli.tables.tally import Tally
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
        """What an argument names: a file where its name ends as one does, else a folder."""
        path = Path(given)
        if found := form_of(path.name):
            return cls(path, path.with_name(f"{path.name}.parts"), found, refused)
        return cls(None, path, form, refused)

    def whole(self, journal: Mapping[str, Any]) -> Tally | None:
        """The tally of all, where all was written before.

        Raises:
            InputError: where it was written of something else.
        """
        if not self._record.exists() or (self.file and not self.file.exists()):
            return None
        kept = json.loads(self._record.read_text("utf-8"))
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
            self._require_same(json.loads(kept.read_text("utf-8")), journal)
            return [*self._tallies()]
        if self.refused and self.refused == self.file:
            raise InputError("--refused", str(self.refused), "another file than OUT")
        for name, path in (("OUT", self.file), ("OUT", self.folder), ("--refused", self.refused)):
            if path and (path.is_file() or (path.is_dir() and any(path.iterdir()))):
                hint = "--resume goes on with what is there." if kept.exists() else ""
                raise InputError(name, str(path), "a path at which nothing is yet", hint)
        self._record.unlink(missing_ok=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        _whole(kept, lambda to: to.write_text(json.dumps(journal), "utf-8"))
        return []

    def keep(self, number: int, part: Part, tally: Tally) -> None:
        """Write a part; it counts once its own file is there, which comes last."""
        if self.refused and tally.refused:
            form = form_of(self.refused.name) or "jsonl"
            refused = self.folder / f"_refused-{number:06}.{form}"
            _whole(refused, lambda to: part.refused().write(to, form))
        told = json.dumps(_fields(tally))
        _whole(self._tally(number), lambda to: to.write_text(told, "utf-8"))
        _whole(self._part(number), lambda to: part.write(to, self.form))

    def forget(self) -> None:
        """Remove what a start left that came to no part, so that nothing is in the way of the next."""
        if not self._part(0).exists():
            rmtree(self.folder)

    def finish(self, journal: Mapping[str, Any], tally: Tally, *, noted: bool) -> None:
        """Join what is to be one file, and note that all is there: beside a file only if so wanted."""
        if self.refused:
            form = form_of(self.refused.name) or "jsonl"
            _join(sorted(self.folder.glob(f"_refused-*.{form}")), form, self.refused)
        if self.file:
            parts = [self._part(number) for number, _ in enumerate(self._tallies())]
            _join(parts, self.form, self.file)
        if noted or not self.file:
            record = json.dumps({"journal": journal, "tally": _fields(tally), "bytes": self._size})
            _whole(self._record, lambda to: to.write_text(record, "utf-8"))
        if self.file:
            rmtree(self.folder)

    @property
    def _record(self) -> Path:
        """The file that is there once all is: what it was made of, and its tally."""
        if self.file:
            return self.file.with_name(f"{self.file.name}.whole.json")
        return self.folder / _WHOLE

    @property
    def _size(self) -> int | None:
        """The size of the file, by which it is known again; none where the parts are what is wanted."""
        return self.file.stat().st_size if self.file else None

    def _require_same(self, kept: Mapping[str, Any], journal: Mapping[str, Any]) -> None:
        """Refuse to go on with what was made of something else."""
        now = json.loads(json.dumps(journal))
        if other := [name for name in now if kept.get(name) != now[name]]:
            allowed = "what is there goes on only with the same input, rules and options"
            hint = f"Not the same: {', '.join(other)}."
            raise InputError("--resume", str(self.file or self.folder), allowed, hint)

    def _tallies(self) -> Iterator[Tally]:
        number = 0
        while self._part(number).exists():
            yield Tally(**json.loads(self._tally(number).read_text("utf-8")))
            number += 1

    def _part(self, number: int) -> Path:
        return self.folder / f"part-{number:06}.{self.form}"

    def _tally(self, number: int) -> Path:
        return self.folder / f"_part-{number:06}.json"


def _fields(tally: Tally) -> dict[str, Any]:
    return {name: getattr(tally, name) for name in Tally.__dataclass_fields__}


def _whole(path: Path, write: Any) -> None:
    """Write a file that is there whole or not at all, whatever ends the process or the machine."""
    partial = path.with_name(f"_{path.name}.partial")
    write(partial)
    with partial.open("rb") as written:
        os.fsync(written.fileno())
    os.replace(partial, path)


def _join(parts: Sequence[Path], form: Form, to: Path) -> None:
    """Make one file of some; none where there are none."""
    if parts:
        _whole(to, lambda partial: _joined(parts, form, partial))


def _joined(parts: Sequence[Path], form: Form, to: Path) -> None:
    if form == "jsonl":
        with to.open("wb") as whole:
            for part in parts:
                with part.open("rb") as one:
                    copyfileobj(one, whole)
        return
    pl = library("polars")
    if form == "parquet":
        frames = _alike([pl.scan_parquet(part, glob=False) for part in parts])
        pl.concat(frames, how="diagonal_relaxed").sink_parquet(to)
    else:
        frames = [pl.scan_csv(part, infer_schema=False, glob=False) for part in parts]
        pl.concat(frames, how="diagonal").sink_csv(to)


def _alike(frames: Sequence[Any]) -> list[Any]:
    """The frames; columns of truths in one and of something else in another are text in each."""
    pl = library("polars")
    kinds: dict[str, set[Any]] = {}
    for frame in frames:
        for name, kind in frame.collect_schema().items():
            kinds.setdefault(name, set()).add(kind)
    mixed = [name for name, of in kinds.items() if pl.Boolean in of and of - {pl.Boolean, pl.Null}]
    return [
        frame.with_columns(
            pl.col(name).cast(pl.String) for name in mixed if name in frame.collect_schema()
        )
        for frame in frames
    ]
