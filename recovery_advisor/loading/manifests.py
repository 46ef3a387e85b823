"""Compares the files of a rules folder with those that ``folder.yaml`` and each ``pack.yaml`` list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from recovery_advisor.loading.document import Document
from recovery_advisor.loading.listing import FOLDER, PACK, Listing
from recovery_advisor.values.errors import Gravity, Problem, nearest, shown

#: The sections of a file that lists others.
FILES, PACKS = "files", "packs"


def missing_or_unlisted(listing: Listing, documents: Sequence[Document]) -> list[Problem]:
    """A fault for each file or pack that is listed and not there, or there and not listed.

    Args:
        listing: the files that there are.
        documents: those of them that can be parsed; a list that can't be is compared with nothing.
    """
    return list(_all_faults(listing, {one.file: one for one in documents}))


def _all_faults(listing: Listing, documents: dict[str, Document]) -> Iterator[Problem]:
    folders = sorted({*listing.folders, *listing.histories})
    more = f"packs: [{', '.join(folders)}]"
    yield from _of_list(FOLDER, listing.shared, documents.get(FOLDER), more)
    if FOLDER in documents and not listing.chosen:
        yield from _missing_packs(folders, documents[FOLDER])
    for pack, names in listing.packs.items():
        if not names:
            continue  # told of the folder itself
        yield from _of_list(f"{pack}/{PACK}", names, documents.get(f"{pack}/{PACK}"))


def _of_list(
    path: str, there: Collection[str], document: Document | None, more: str = ""
) -> Iterator[Problem]:
    """The faults of one list of files."""
    own = path.rpartition("/")[2]
    others = [name for name in there if name != own]
    if document is None:
        if own not in there:
            yield _without_list(Document(path, None), f"{own} is missing", others, more)
        return
    if not isinstance(document.data, dict):
        return
    if FILES not in document.data:
        yield _without_list(document, "files: is missing", others, more)
        return
    listed = document.data[FILES]
    if isinstance(listed, list) and all(isinstance(name, str) for name in listed):
        yield from _differing(document, listed, others, own)


def _without_list(document: Document, message: str, names: Sequence[str], more: str) -> Problem:
    lines = [f"files: [{', '.join(names)}]", *([more] if more else [])]
    written = "".join(f"\n    {line}" for line in lines)
    return document.problem(
        (),
        f"{message}: it lists what belongs to a whole folder, so that a part of one is never taken"
        f" for it. If these are all, begin {document.file} with{written}",
        Gravity.UNREADABLE,
    )


def _differing(
    document: Document, listed: Sequence[str], there: Sequence[str], own: str
) -> Iterator[Problem]:
    unlisted = [name for name in there if name not in listed]
    for index, name in enumerate(listed):
        if name in listed[:index]:
            yield document.problem((FILES, index), f"{name} is listed twice; take one out")
        elif name not in there and name != own:
            yield document.problem(
                (FILES, index),
                f"{name} is listed and is not here; put it here, or take it off the list."
                f"{nearest(name, unlisted)}",
                Gravity.UNREADABLE,
            )
    for name in unlisted:
        yield document.problem(
            (FILES,),
            f"{name if name.isprintable() else shown(name)} is here and is not listed; add it to files, or move it away",
            Gravity.UNREADABLE,
            at_key=True,
        )


def _missing_packs(there: Collection[str], document: Document) -> Iterator[Problem]:
    data: Any = document.data
    listed = data.get(PACKS) if isinstance(data, dict) else None
    for index, pack in enumerate(listed if isinstance(listed, list) else ()):
        if pack not in there:
            yield document.problem(
                (PACKS, index),
                f"the pack {pack} is listed and is not here; put its folder here, or take it off the"
                f" list.{nearest(pack, there)}",
                Gravity.UNREADABLE,
            )
