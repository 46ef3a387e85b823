"""Finds, reads and compiles a rules folder."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from recovery_advisor.loading.compiler import Compiled, compile_files
from recovery_advisor.loading.folder_path import folder_path
from recovery_advisor.loading.listing import PACK, STORIES, Listing
from recovery_advisor.loading.lock import require_locked
from recovery_advisor.loading.manifests import missing_or_unlisted
from recovery_advisor.loading.pack_kind import is_history
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.loading.snapshot import Snapshot, reading
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.translation.catalogues import read_languages
from recovery_advisor.values.errors import Gravity, Problem, RulesError

_NO_HISTORY = (
    "no pack of kind history here, so nothing says what a history of check-ins leads to; one such pack"
    " stands beside the others"
)
_KIND_IN_DOUBT = "write kind: history on one line, so that an advisor can tell without more reading"


def load_book(folder: str | Path, packs: Collection[str] | None = None) -> RuleBook:
    """Read, validate and compile a rules folder.

    Args:
        folder: has shared ``*.yaml`` files, which its ``folder.yaml`` lists, and a folder for each
            pack, whose ``pack.yaml`` lists its files, and may have catalogues in ``locale``.
            Anything else that may contain rules, such as ``*.yml`` or an empty folder, is a fault.
        packs: ids of the packs to load; ``None`` loads all but one of kind history, which
            :func:`load_history_book` loads.

    Raises:
        RulesError: with every fault found, each with file and line where known; also when the folder
            changes while it is read, with all that differs from its ``rules.lock``, if it has one, and
            where ``packs`` names one of kind history.
        InputError: for a folder that is no path or the empty text, or packs that are no list.
    """
    return compile_folder(folder, packs).book


def load_history_book(
    folder: str | Path | None = None, packs: Collection[str] | None = None
) -> RuleBook:
    """Read, validate and compile a rules folder with its history pack.

    Its check-ins are those of the same folder without that pack: the questions that this adds are
    answered by a history of events, and ``course`` says how.

    Args:
        folder: as for :func:`load_book`; ``None`` for the shipped rules.
        packs: ids of the packs to load beside the history pack; ``None`` loads all.

    Raises:
        RulesError: as for :func:`load_book`; also when there is no pack of kind history, or several.
        InputError: for a folder that is no path or the empty text, or packs that are no list.
    """
    given = shipped_rules() if folder is None else folder
    with reading(given, packs, history=True) as snapshot:
        book = compile_snapshot(snapshot).book
        if book.history is None:
            raise RulesError([Problem(_NO_HISTORY, str(given))])
        return book


def compile_folder(folder: str | Path, packs: Collection[str] | None = None) -> Compiled:
    """As :func:`load_book`, and return the validated records of the files too."""
    with reading(folder, packs) as snapshot:
        return compile_snapshot(snapshot)


def compile_whole(folder: str | Path, packs: Collection[str] | None = None) -> Compiled:
    """As :func:`compile_folder`, with the history pack where there is one, or where ``packs`` names it."""
    root = folder_path(folder)
    named = any(is_history(root / pack / PACK, root) for pack in packs or ())
    with reading(folder, packs, history=packs is None or named) as snapshot:
        return compile_snapshot(snapshot)


#: What was compiled last, as reading the same files again takes a fraction of compiling them.
_COMPILED: deque[tuple[Snapshot, Compiled]] = deque(maxlen=4)


def compile_snapshot(snapshot: Snapshot) -> Compiled:
    """Compile a rules folder as it was at one moment, or take what the same files were compiled to.

    Raises:
        RulesError: with every fault found, or else with all that differs from its lock.
    """
    for same, compiled in tuple(_COMPILED):
        if same == snapshot:
            return _with_languages(snapshot, compiled)
    compiled = _compile(snapshot)
    require_locked(snapshot, compiled)
    _COMPILED.append((snapshot, compiled))
    return _with_languages(snapshot, compiled)


def compile_unlocked(snapshot: Snapshot) -> Compiled:
    """As :func:`compile_snapshot`, whatever a lock says."""
    return _with_languages(snapshot, _compile(snapshot))


def _compile(snapshot: Snapshot) -> Compiled:
    documents, problems = snapshot.rules
    problems += [*snapshot.listing.problems, *missing_or_unlisted(snapshot.listing, documents)]
    listing = snapshot.listing
    compiled = compile_files(
        documents, problems, in_part=listing.in_part, looked_at=_by_unread_history(listing)
    )
    _require_known_kind(compiled, snapshot)
    _require_stories_of_a_history(snapshot)
    return compiled


def _with_languages(snapshot: Snapshot, compiled: Compiled) -> Compiled:
    languages = read_languages(snapshot.root, compiled.book)
    return compiled._replace(book=replace(compiled.book, languages=languages))


def _by_unread_history(listing: Listing) -> frozenset[str]:
    """The questions that a history pack looks at which is there, and not read."""
    read = {*listing.histories} & {*listing.packs}
    return frozenset() if read else listing.asked_by_history


def _require_known_kind(compiled: Compiled, snapshot: Snapshot) -> None:
    """Refuse a history pack that was read as another, as its kind is written in an unusual way."""
    history = compiled.book.history
    if history is not None and history not in snapshot.listing.histories:
        at = next(
            file.place for file in compiled.files.all if file.record.pack and file.pack == history
        )
        raise RulesError([(at / "pack" / "kind").problem(_KIND_IN_DOUBT, Gravity.UNSAFE)])


def _require_stories_of_a_history(snapshot: Snapshot) -> None:
    """Refuse stories of any other pack, as nothing would play them."""
    histories = {f"{name}/{STORIES}" for name in snapshot.listing.histories}
    message = "stories belong in a pack of kind history; write whole check-ins into cases.yaml"
    misplaced = [one for one in snapshot.listing.paths if one.rpartition("/")[2] == STORIES]
    problems = [Problem(message, one) for one in misplaced if one not in histories]
    if problems:
        raise RulesError(problems)
