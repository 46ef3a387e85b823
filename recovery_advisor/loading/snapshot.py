"""A rules folder as it was at one moment: all that is read of it is read from one snapshot."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from recovery_advisor.loading.document import MOST_BYTES, Document, parse
from recovery_advisor.loading.folder_path import folder_path
from recovery_advisor.loading.listing import (
    ACCEPTED,
    CASES,
    CLAIMS,
    HAZARDS,
    LOCK,
    STORIES,
    Listing,
    list_files,
)
from recovery_advisor.translation.catalogues import CATALOGUE, LOCALE
from recovery_advisor.values.errors import Gravity, Problem, RulesError


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a rules folder, as they were at one moment.

    Attributes:
        root: the folder, all links in its path followed, so that a link that is replaced meanwhile
            does not lead elsewhere.
        listing: the files that there are.
        contents: each file's bytes by its path, or why it can't be read; those of the catalogues,
            of the lock and of the accepted changes too.
    """

    root: Path
    listing: Listing
    contents: Mapping[str, bytes | Problem] = field(repr=False)

    def document(self, path: str) -> Document:
        """One file, parsed.

        Raises:
            RulesError: when it can't be read or parsed, is too large, is not UTF-8, or is outside
                the folder.
        """
        content = self.contents[path]
        if isinstance(content, Problem):
            raise RulesError([content])
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise _unreadable("is not UTF-8 text; save it as UTF-8", path, line) from error
        if len(content) > MOST_BYTES:
            raise _unreadable(f"is larger than {MOST_BYTES} bytes; split it", path)
        return parse(text, path)

    @property
    def rules(self) -> tuple[list[Document], list[Problem]]:
        """The parsed files that hold rules, and the faults of those that can't be parsed."""
        return self._parsed(lambda path: _name(path) not in (CASES, CLAIMS, HAZARDS, STORIES))

    @property
    def claims(self) -> tuple[list[Document], list[Problem]]:
        """The parsed files of claims, and the faults of those that can't be parsed.

        Claims about all packs together are left out where not all are read.
        """
        in_part = self.listing.in_part
        return self._parsed(lambda path: _name(path) == CLAIMS and not (in_part and path == CLAIMS))

    @property
    def hazards(self) -> tuple[list[Document], list[Problem]]:
        """The parsed files of hazards, and the faults of those that can't be parsed."""
        return self._parsed(lambda path: _name(path) == HAZARDS)

    @property
    def stories(self) -> tuple[list[Document], list[Problem]]:
        """The parsed files of stories, and the faults of those that can't be parsed."""
        return self._parsed(lambda path: _name(path) == STORIES)

    def _parsed(self, wanted: Callable[[str], bool]) -> tuple[list[Document], list[Problem]]:
        documents: list[Document] = []
        problems: list[Problem] = []
        for path in self.listing.paths:
            try:
                if wanted(path):
                    documents.append(self.document(path))
            except RulesError as error:
                problems += error.problems
        return documents, problems


@contextmanager
def reading(
    folder: str | Path, packs: Collection[str] | None = None, *, history: bool = False
) -> Iterator[Snapshot]:
    """Gives a snapshot to read from, and compares it with the folder once all is read.

    Args:
        folder: a rules folder.
        packs: ids of the packs to read; ``None`` for all but those of kind history.
        history: whether the packs of kind history are read too.

    Raises:
        RulesError: when the folder has changed meanwhile, in place of whatever else was found in
            it; where there is no pack, or not one that is asked for.
        InputError: for what is no path, and for packs that are no list.
    """
    snapshot = take_snapshot(folder_path(folder), packs, history=history)
    try:
        yield snapshot
    except RulesError:
        require_unchanged(snapshot, packs, history=history)
        raise
    require_unchanged(snapshot, packs, history=history)


def take_snapshot(path: Path, packs: Collection[str] | None, *, history: bool = False) -> Snapshot:
    """The files of a folder now; for the arguments and errors see :func:`reading`."""
    root = _real(path)
    try:
        listing = list_files(root, packs, history=history)
    except RulesError as error:
        raise RulesError(_named(error.problems, path)) from None
    listing = listing._replace(problems=tuple(_named(listing.problems, path)))
    catalogues = sorted(root.glob(f"{LOCALE}/*/{CATALOGUE}"))
    paths = [*listing.paths, *(one.relative_to(root).as_posix() for one in catalogues)]
    # A link that leads nowhere is no missing lock.
    paths += [name for name in (LOCK, ACCEPTED) if os.path.lexists(root / name)]
    return Snapshot(root, listing, {name: _content(root, name) for name in paths})


def require_unchanged(
    snapshot: Snapshot, packs: Collection[str] | None, *, history: bool = False
) -> None:
    """Compare a snapshot with the folder as it is now.

    Raises:
        RulesError: when any file is new, gone or another.
    """
    now = take_snapshot(snapshot.root, packs, history=history)
    paths = {*snapshot.contents, *now.contents}
    changed = [one for one in paths if snapshot.contents.get(one) != now.contents.get(one)]
    if changed:
        message = "changed while the folder was read; load it again once it is complete"
        raise RulesError(
            Problem(message, one, gravity=Gravity.UNREADABLE) for one in sorted(changed)
        )


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _real(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a character that no path has; reading it tells
        return path


def _named(problems: Iterable[Problem], path: Path) -> Iterator[Problem]:
    """Problems, with those of the folder itself named as it was given."""
    return (replace(one, file=str(path)) if one.file == "." else one for one in problems)


def _content(root: Path, name: str) -> bytes | Problem:
    path = root / name
    message = "a link that leads out of the folder is not followed"
    try:
        if path.resolve().is_relative_to(root):
            if not path.exists() or path.is_file():
                with path.open("rb") as file:
                    return file.read(MOST_BYTES + 1)
            message = "is not a file; only files hold rules"
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "its links go round in a circle"
        message = f"can't be read: {reason}"
    return Problem(message, name, gravity=Gravity.UNREADABLE)


def _unreadable(message: str, file: str, line: int | None = None) -> RulesError:
    return RulesError([Problem(message, file, line, gravity=Gravity.UNREADABLE)])
