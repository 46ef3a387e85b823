"""Reads ``rules.lock``, and compares a rules folder with what it holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.document import MOST_BYTES
from recovery_advisor.loading.held import HeldPack, held_packs
from recovery_advisor.loading.held_changes import Held, unversioned
from recovery_advisor.loading.records import Id
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.values.errors import Gravity, Problem, RulesError
from recovery_advisor.values.frozen import Frozen

#: The file at the root of a rules folder.
LOCK = "rules.lock"
#: Form of the file and of the hashes in it; incremented whenever the same rules would get others.
FORM = 1
_WRITE = "run `recovery-advisor rules lock`"
_DAMAGED = "restore it from where you keep your versions, or delete it to begin anew"


class _Lock(Frozen):
    """The content of the file. Texts of a pack that are to be held will be a key beside its hash."""

    form: Literal[1]
    packs: dict[Id, HeldPack]


def lock_text(packs: Held) -> str:
    """The text of a lock: JSON in a fixed order, a value a line."""
    lock = _Lock(form=FORM, packs={**packs})
    data = lock.model_dump(mode="json", exclude_none=True)
    return json.dumps(data, indent=2, sort_keys=True) + "\n"


def read_lock(root: Path) -> dict[str, HeldPack] | None:
    """What the lock of a rules folder holds, by pack; ``None`` where there is none.

    Raises:
        RulesError: when it can't be read, or is not what ``recovery-advisor rules lock`` writes.
    """
    path = root / LOCK
    if not path.exists() and not path.is_symlink():
        return None
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unusable(f"can't be read: {error.strerror}") from error
    if len(content) > MOST_BYTES:
        raise _unusable(f"is larger than {MOST_BYTES} bytes; {_DAMAGED}")
    return parse_lock(content)


def parse_lock(content: bytes) -> dict[str, HeldPack]:
    """What a lock holds, by pack.

    Raises:
        RulesError: when it is cut, edited into something else, or of another form.
    """
    try:
        return _Lock.model_validate_json(content.decode("utf-8")).packs
    except (ValueError, RecursionError) as error:
        details = error.errors(include_url=False) if isinstance(error, ValidationError) else ()
        other = any(detail["loc"] == ("form",) for detail in details)
        message = (
            f"is not of form {FORM}, the only one that this version of the library reads"
            if other
            else "is damaged: it is not what `recovery-advisor rules lock` writes"
        )
        raise _unusable(f"{message}; {_DAMAGED}") from error


def _unusable(message: str) -> RulesError:
    return RulesError([Problem(message, LOCK, gravity=Gravity.UNREADABLE)])


def require_locked(root: Path, packs: Collection[str] | None, compiled: Compiled) -> None:
    """Compare the packs loaded from a folder with its lock, where it has one.

    Raises:
        RulesError: with all that differs.
    """
    locked = read_lock(root)
    if locked is not None:
        now = held_packs(*compiled)
        problems = [*_lock_problems(now, locked, compiled.files, packs)]
        if problems:
            raise RulesError(problems)


def _lock_problems(
    now: Held, locked: Held, files: RuleFiles, packs: Collection[str] | None
) -> Iterator[Problem]:
    """What differs from a lock.

    Args:
        now: the packs that are loaded.
        locked: those of the lock.
        files: the files of the loaded packs.
        packs: ids of the packs to load, which alone are compared; ``None`` for all that are there.
    """
    held = {id: one for id, one in locked.items() if packs is None or id in now}
    if held == now:
        return
    changes = tuple(unversioned(now, held))
    for change in changes:
        message = f"{LOCK} holds it otherwise: {change.message}; then {_WRITE}"
        yield change.place(files).problem(message, Gravity.UNSAFE)
    if not changes:
        differ = sorted(id for id in now if held.get(id) != now[id])
        described = ", ".join(
            f"{id} {now[id].version} (there {held[id].version if id in held else 'not at all'})"
            for id in differ
        )
        yield Problem(f"is of other rules than {described}; {_WRITE}", LOCK)
