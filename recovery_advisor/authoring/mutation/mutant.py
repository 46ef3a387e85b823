"""The types of a mutant: a rules folder with one value replaced or removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.positions import Path

#: In place of a value: it is removed. Rules as read hold no such value.
GONE = None


@dataclass(frozen=True, slots=True)
class Edit:
    """The replacement of one value by another.

    Attributes:
        of: id of the rule or scale that it belongs to.
        place: where the value stands.
        was: the value in words.
        becomes: what it becomes, in words.
        value: what it becomes, as data; ``GONE`` removes it.
    """

    of: str
    place: Place
    was: str
    becomes: str
    value: Any


@dataclass(frozen=True, slots=True)
class Kind:
    """A mutation operator.

    Attributes:
        id: its name.
        says: what it changes, as docs/mutants.md has it.
        changes: gives every such edit of a folder.
    """

    id: str
    says: str
    changes: Callable[[CheckedFolder], Iterator[Edit]]


@dataclass(frozen=True, slots=True)
class Mutant:
    """An edit of a folder, as plain values that can be sent to another process.

    Attributes:
        kind: id of its kind.
        pack: the pack's folder; empty where the file is shared.
        of: id of the rule or scale.
        file: the file, as seen from the folder.
        line: where the changed value stands, from 1.
        was: the value in words.
        becomes: what it becomes, in words.
        path: keys and indexes down to the value.
        value: what it becomes, as data; ``GONE`` removes it.
    """

    kind: str
    pack: str
    of: str
    file: str
    line: int
    was: str
    becomes: str
    path: Path
    value: Any

    @classmethod
    def of_change(cls, kind: Kind, change: Edit) -> Mutant:
        """The mutant that a change makes."""
        place = change.place
        document = place.document
        line = place.problem("").line or 1
        return cls(
            kind.id, document.file.rpartition("/")[0], change.of, document.file, line,
            change.was, change.becomes, place.path, change.value,
        )  # fmt: skip

    @property
    def says(self) -> str:
        """The change in words, such as ``severe-pain: pain: 7 or worse becomes 8 or worse``."""
        return f"{self.of}: {self.was} becomes {self.becomes}"

    def made(self, documents: Sequence[Document]) -> list[Document]:
        """The documents with the edit applied."""
        return [
            replace(one, data=_changed(one.data, self.path, self.value))
            if one.file == self.file
            else one
            for one in documents
        ]


def _changed(data: Any, path: Path, value: Any) -> Any:
    """A copy of some data with another value at a path; all off the path is shared."""
    step, *further = path
    copy = data.copy()
    if further:
        copy[step] = _changed(data[step], tuple(further), value)
    elif value is GONE:
        del copy[step]
    else:
        copy[step] = value
    return copy
