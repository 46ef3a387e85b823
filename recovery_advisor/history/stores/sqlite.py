"""Events in a file of SQLite."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from recovery_advisor.history.stores.sql import SqlStore
from recovery_advisor.values.errors import InputError, StoreError

#: Seconds that a writer waits for another.
_PATIENCE = 30
_SETTINGS = ("synchronous = FULL", "secure_delete = ON")
_HINTS = {
    "SQLITE_BUSY": "Another process keeps it locked; nothing was changed, try again.",
    "SQLITE_LOCKED": "Another process keeps it locked; nothing was changed, try again.",
    "SQLITE_FULL": "Nothing was changed; make room on the disk and try again.",
    "SQLITE_READONLY": "Nothing was changed; its file and folder must be writable.",
    "SQLITE_CANTOPEN": "Its file was moved or deleted, or its folder can't be used; put it back.",
    "SQLITE_NOTADB": "It is no file of SQLite, or damaged; restore it from a copy.",
    "SQLITE_CORRUPT": "It is damaged; restore it from a copy.",
}


def sqlite_store(path: str | Path) -> SqlStore:
    """A store in a file of SQLite, which is made where it is not there.

    A new file may be read and written by its owner alone, and so may the two beside it; one that is there
    keeps its permissions. What is appended is on the disk. Once it is open, a file that is deleted is not made anew. What
    is forgotten is overwritten, in the log of changes too; copies of the file are yours to delete.

    Whatever is asked of it waits up to 30 seconds for another process that keeps the file locked, and is
    then a StoreError. Tell what may be urgent before you keep it.

    Args:
        path: of the file, in a folder that holds two more beside it while it is used.

    Raises:
        StoreError: when it can't be opened.
        InputError: for what is no path.
    """
    if not isinstance(path, (str, Path)) or not str(path) or "\0" in str(path):
        raise InputError("path", path, "the path of a file")
    file = Path(path).absolute()
    _make_private(file)
    try:
        _connect(file, "rwc").close()
    except sqlite3.Error as error:
        raise StoreError(str(path), "be opened", str(error), _hint(error)) from error
    return SqliteStore(lambda: _connect(file, "rw"), str(path))


class SqliteStore(SqlStore):
    """A store in SQLite whose log of changes keeps nothing of who was forgotten."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], name: str) -> None:
        super().__init__(connect, "?", name)

    def forget(self, person: str) -> int:
        """See :class:`~recovery_advisor.history.Store`."""
        forgotten = super().forget(person)
        self._run("overwrite its log of changes", _empty_the_log)
        return forgotten

    def hint(self, error: Exception) -> str:
        """What to try after an error of SQLite, as a sentence."""
        return _hint(error) or super().hint(error)


def _make_private(file: Path) -> None:
    """Make a file for its owner alone where there is none; SQLite gives those beside it the same mode."""
    with suppress(OSError):  # it is there already, or SQLite says why it can't be made
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE, isolation_level="IMMEDIATE"
    )
    try:
        _write_ahead(connection)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Have changes written to a log first; waits for who does the same, as SQLite itself does not here."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
        time.sleep(0.01)


def _empty_the_log(cursor: Any) -> None:
    busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise _Busy(
            "another process reads it meanwhile. The person is forgotten, but for old entries of the log"
        )


class _Busy(sqlite3.OperationalError):
    sqlite_errorname = "SQLITE_BUSY"


def _hint(error: Exception) -> str:
    """What to try; SQLite's names say more after the second word, such as SQLITE_READONLY_DIRECTORY."""
    name = getattr(error, "sqlite_errorname", "")
    return _HINTS.get("_".join(name.split("_")[:2]), "")
