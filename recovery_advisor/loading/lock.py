"""Reads ``rules.lock``, and compares a rules folder with what it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, Literal

from pydantic import ValidationError

from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.document import MOST_BYTES
from recovery_advisor.loading.held import HeldPack, held_packs
from recovery_advisor.loading.held_changes import Held, unversioned
from recovery_advisor.loading.listing import LOCK
from recovery_advisor.loading.records import Id
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.loading.snapshot import Snapshot
from recovery_advisor.values.errors import Gravity, Problem, RulesError
from recovery_advisor.values.frozen import Frozen

#: Form of the file and of the hashes in it; incremented whenever the same rules would get others.
FORM: Final = 1
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


def read_lock(snapshot: Snapshot) -> dict[str, HeldPack] | None:
    """What the lock of a rules folder holds, by pack; ``None`` where there is none.

    Raises:
        RulesError: when it can't be read, or is not what ``recovery-advisor rules lock`` writes.
    """
    content = snapshot.contents.get(LOCK)
    if content is None:
        return None
    if isinstance(content, Problem):
        raise RulesError([content])
    if len(content) > MOST_BYTES:
        raise _unusable(f"is larger than {MOST_BYTES} bytes; {_DAMAGED}")
    return _parse(content)


def _parse(content: bytes) -> dict[str, HeldPack]:
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


def require_locked(snapshot: Snapshot, compiled: Compiled) -> None:
    """Compare the packs compiled from a folder with its lock, where it has one.

    Where somebody has named the packs to load, the others are not compared.

    Raises:
        RulesError: with all that differs.
    """
    locked = read_lock(snapshot)
    if locked is None:
        return
    now, chosen = held_packs(*compiled), snapshot.listing.chosen
    held = {id: one for id, one in locked.items() if id in now or not chosen}
    if held != now:
        raise RulesError(_problems(now, held, compiled.files))


def _problems(now: Held, locked: Held, files: RuleFiles) -> Iterator[Problem]:
    """What differs from a lock; at least one problem."""
    changes = tuple(unversioned(now, locked))
    for change in changes:
        message = f"{LOCK} holds it otherwise: {change.message}; then {_WRITE}"
        yield change.place(files).problem(message, Gravity.UNSAFE)
    if not changes:
        differ = (
            f"{id} {one.version}{_told(locked.get(id))}"
            for id, one in now.items()
            if locked.get(id) != one
        )
        yield Problem(f"is of other rules than {', '.join(sorted(differ))}; {_WRITE}", LOCK)


def _told(locked: HeldPack | None) -> str:
    return f" (it has {locked.version})" if locked else " (it has none)"
