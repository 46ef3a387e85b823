"""Reads the two folders of a comparison, and writes down which change somebody accepts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from recovery_advisor.authoring.diff.compare import FoundChange
from recovery_advisor.authoring.diff.review import Review
from recovery_advisor.authoring.replacing import replace_file
from recovery_advisor.loading.accepted import (
    AcceptedChange,
    parse_accepted,
    read_accepted,
    with_entry,
)
from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.folder import compile_unlocked
from recovery_advisor.loading.listing import ACCEPTED
from recovery_advisor.loading.lock import require_locked
from recovery_advisor.loading.snapshot import reading
from recovery_advisor.values.errors import InputError, RulesError, nearest


@dataclass(frozen=True, slots=True)
class Draft:
    """A rules folder in question, whatever its lock says: it is compared before it is locked.

    Attributes:
        compiled: what is in it, the history pack too.
        accepted: the changes that somebody accepted.
    """

    compiled: Compiled
    accepted: tuple[AcceptedChange, ...]


def read_released(root: Path, packs: Collection[str] | None = None) -> Compiled:
    """The rules folder compared with, or some packs of it; its lock may be of the form without texts.

    The history pack is read too, where no packs are named; :func:`.without_history` leaves it out again.

    Raises:
        RulesError: when it can't be loaded, or is not what its lock holds.
    """
    with reading(root, packs, history=packs is None) as snapshot:
        compiled = compile_unlocked(snapshot)
        require_locked(snapshot, compiled, texts=False)
    return compiled


def read_draft(root: Path, packs: Collection[str] | None = None) -> Draft:
    """The rules folder in question, or some packs of it.

    Raises:
        RulesError: when it can't be loaded, or what was accepted can't be read.
    """
    with reading(root, packs, history=packs is None) as snapshot:
        return Draft(compile_unlocked(snapshot), read_accepted(snapshot))


def accept(id: str, reason: str, by: str, review: Review, root: Path) -> Review:
    """Accept one change: write it into the file of the folder in question, and tell it as accepted.

    Args:
        id: the id of the change.
        reason: why it is accepted.
        by: who accepts it.
        review: the changes.
        root: the folder in question.

    Raises:
        RulesError: when what was accepted can't be read.
        InputError: when there is no such change, it is accepted already or not settled, or the file
            can't be written.
    """
    changes = {one.id: one for one in review.changes}
    if id not in changes:
        raise InputError("--accept", id, _allowed(review), nearest(id, changes))
    change = changes[id]
    if change.accepted:
        raise InputError("--accept", id, "a change that nobody has accepted yet")
    if isinstance(change.of, FoundChange) and not change.of.settled:
        raise InputError("--accept", id, "a change that is settled; give it more --seconds")
    entry = change.entry(reason, by)
    _write(entry, root)
    return review.accepting([entry])


def _write(entry: AcceptedChange, root: Path) -> None:
    with reading(root) as snapshot:
        accepted, content = read_accepted(snapshot), snapshot.contents.get(ACCEPTED, b"")
    assert isinstance(content, bytes)  # it could be read
    text = with_entry(content.decode("utf-8-sig"), entry)
    if not _is_read_as(text, [*accepted, entry]):
        allowed = f"a folder whose {ACCEPTED} is a list with an entry on each of its lines"
        raise InputError("NEW", str(root), allowed)
    replace_file(root / ACCEPTED, text, "NEW")


def _allowed(review: Review) -> str:
    """The ids that there are, those to be accepted first."""
    risky_first = sorted(review.changes, key=lambda one: (not one.risky, bool(one.accepted)))
    return f"the id of a change: {', '.join(one.id for one in risky_first) or 'there is none'}"


def _is_read_as(text: str, entries: Sequence[AcceptedChange]) -> bool:
    try:
        return [*parse_accepted(text)] == [*entries]
    except RulesError:
        return False
