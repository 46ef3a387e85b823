"""A rules folder for linting, with its history pack beside the packs that an advisor loads."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from recovery_advisor.loading.checked_folder import (
    CheckedFolder,
    read_checked,
    read_draft_checked,
)
from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.folder import compile_snapshot, compile_unlocked
from recovery_advisor.loading.hazards import Hazard, read_hazards
from recovery_advisor.loading.snapshot import Snapshot, reading
from recovery_advisor.loading.stories import Story, stories_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import Problem, RulesError


def read_with_history(folder: str | Path, packs: Collection[str] | None = None) -> CheckedFolder:
    """As :func:`.read_checked`, and the history pack too where no packs are named.

    Raises:
        RulesError: with every fault found.
    """
    return _with_history(lambda: read_checked(folder, packs), folder, packs, compile_snapshot)


def read_draft_with_history(folder: str | Path) -> CheckedFolder:
    """As :func:`read_with_history`, whatever a lock says."""
    return _with_history(lambda: read_draft_checked(folder), folder, None, compile_unlocked)


def _with_history(
    read: Callable[[], CheckedFolder],
    folder: str | Path,
    packs: Collection[str] | None,
    compiling: Callable[[Snapshot], Compiled],
) -> CheckedFolder:
    """What is read, with its history, or the faults of both in one report."""
    problems: list[Problem] = []
    checked, history = None, _NONE
    try:
        checked = read()
    except RulesError as error:
        problems += error.problems
    try:
        history = _history(folder, compiling) if packs is None else _NONE
    except RulesError as error:
        problems += error.problems
    if checked is None or problems:
        raise RulesError(dict.fromkeys(problems))
    return replace(
        checked,
        history=history.compiled,
        stories=history.stories,
        hazards=(*checked.hazards, *history.hazards),
    )


class _History(NamedTuple):
    compiled: Compiled | None
    stories: tuple[Story, ...]
    hazards: tuple[Hazard, ...]


_NONE = _History(None, (), ())


def _history(folder: str | Path, compiling: Callable[[Snapshot], Compiled]) -> _History:
    with reading(folder, history=True) as snapshot:
        if not snapshot.listing.histories:
            return _NONE
        compiled = compiling(snapshot)
        stories = stories_of(snapshot, compiled.book)
        return _History(compiled, stories, _hazards(snapshot, compiled.book))


def _hazards(snapshot: Snapshot, book: RuleBook) -> tuple[Hazard, ...]:
    """Those that the history pack names; the others are read with the packs that an advisor loads."""
    documents, problems = snapshot.hazards
    if problems:
        raise RulesError(problems)
    own = [one for one in documents if one.file.rpartition("/")[0] == book.history]
    return read_hazards(own, book, None, in_part=False)
