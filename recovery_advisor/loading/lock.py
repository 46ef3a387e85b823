"""Reads ``rules.lock``, and compares a rules folder with what it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, Literal

from pydantic import ValidationError, model_validator

from recovery_advisor.loading.accepted import read_accepted
from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.document import MOST_BYTES
from recovery_advisor.loading.held import HeldPack, held_packs
from recovery_advisor.loading.held_changes import Held, texts_held, unversioned
from recovery_advisor.loading.held_texts import ChangedText, changed_texts, place_of
from recovery_advisor.loading.listing import LOCK
from recovery_advisor.loading.record_types import Id
from recovery_advisor.loading.snapshot import Snapshot
from recovery_advisor.values.errors import Gravity, Problem, RulesError
from recovery_advisor.values.frozen import Frozen

#: Form of the file and of the hashes in it; incremented whenever the same rules would get others.
FORM: Final = 2
#: The form that holds no texts. It can be compared with, and no more.
WITHOUT_TEXTS: Final = 1
_WRITE = "run `recovery-advisor rules lock`"
_DAMAGED = "restore it from where you keep your versions, or delete it to begin anew"


class Lock(Frozen):
    """The content of the file: what each pack is held to."""

    form: Literal[1, 2]
    packs: dict[Id, HeldPack]

    @model_validator(mode="after")
    def _holds_texts(self) -> Lock:
        if any((one.texts is None) is (self.form != WITHOUT_TEXTS) for one in self.packs.values()):
            raise ValueError("its packs are not of its form")
        return self


def lock_text(packs: Held) -> str:
    """The text of a lock: JSON in a fixed order, a value a line."""
    lock = Lock(form=FORM, packs={**packs})
    data = lock.model_dump(mode="json", exclude_none=True)
    return json.dumps(data, indent=2, sort_keys=True) + "\n"


def read_lock(snapshot: Snapshot) -> Lock | None:
    """The lock of a rules folder; ``None`` where there is none.

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


def _parse(content: bytes) -> Lock:
    try:
        return Lock.model_validate_json(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        details = error.errors(include_url=False) if isinstance(error, ValidationError) else ()
        other = any(detail["loc"] == ("form",) for detail in details)
        message = (
            f"is not of form {FORM}, the one that this version of the library reads"
            if other
            else "is damaged: it is not what `recovery-advisor rules lock` writes"
        )
        raise _unusable(f"{message}; {_DAMAGED}") from error


def _unusable(message: str) -> RulesError:
    return RulesError([Problem(message, LOCK, gravity=Gravity.UNREADABLE)])


def require_locked(snapshot: Snapshot, compiled: Compiled, *, texts: bool = True) -> None:
    """Compare the packs compiled from a folder with its lock, where it has one.

    Where somebody has named the packs to load, the others are not compared, nor is a history pack where it
    is not read. One that was of another kind when it was locked is told as gone.

    Args:
        snapshot: the folder.
        compiled: what was compiled from it.
        texts: whether a lock that holds no texts is refused.

    Raises:
        RulesError: with all that differs.
    """
    lock = read_lock(snapshot)
    if lock is None:
        return
    if texts and lock.form == WITHOUT_TEXTS:
        message = (
            f"is of form {WITHOUT_TEXTS}, which holds no texts; {_WRITE}, which writes it anew"
        )
        raise _unusable(message)
    now, chosen = as_form(lock.form, held_packs(*compiled)), snapshot.listing.chosen
    left_out = {*snapshot.listing.histories} - {*now}
    held = {
        id: one
        for id, one in lock.packs.items()
        if id in now or not (chosen or (one.kind == "history" and id in left_out))
    }
    if held != now:
        raise RulesError(_problems(snapshot, compiled, now, held))


def as_form(form: int, packs: Held) -> Held:
    """What packs are held to, without the texts where a form of lock has none."""
    if form != WITHOUT_TEXTS:
        return packs
    return {id: one.model_copy(update={"texts": None}) for id, one in packs.items()}


def _problems(snapshot: Snapshot, compiled: Compiled, now: Held, locked: Held) -> Iterator[Problem]:
    """What differs from a lock; at least one problem."""
    changes = tuple(unversioned(now, locked))
    for change in changes:
        message = f"{LOCK} holds it otherwise: {change.message}; then {_WRITE}"
        yield change.place(compiled.files).problem(message, Gravity.UNSAFE)
    texts = tuple(changed_texts(*compiled, texts_held(now), texts_held(locked)))
    accepted = read_accepted(snapshot) if texts else ()
    for text in texts:
        do = f"{_WRITE}, as that is accepted" if text.is_accepted(accepted) else how_to_accept(text)
        message = f"{LOCK} holds another text as {text.id!r}; {do}"
        yield place_of(text, compiled.files).problem(message, Gravity.UNSAFE)
    if not changes and not texts:
        differ = (
            f"{id} {one.version}{_told(locked.get(id))}"
            for id, one in now.items()
            if locked.get(id) != one
        )
        yield Problem(f"is of other rules than {', '.join(sorted(differ))}; {_WRITE}", LOCK)


def how_to_accept(text: ChangedText, new: str = "NEW") -> str:
    """What to do about a changed text: accept it, and write the lock.

    Args:
        text: what has changed.
        new: the path of the folder, as it is given on a command line.
    """
    packs = f" --packs {text.pack}" if text.alone else ""
    return (
        f"if it is to be so, `recovery-advisor diff OLD {new}{packs} --accept {text.change} --reason TEXT"
        f" --by NAME`, where OLD holds the rules as they were locked; then {_WRITE}"
    )


def _told(locked: HeldPack | None) -> str:
    return f" (it has {locked.version})" if locked else " (it has none)"
