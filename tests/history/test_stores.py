"""Each store keeps what a history relies on, and the published suite notices those that do not."""

from __future__ import annotations

import os
import pickle
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_advisor import InputError
from recovery_advisor.history import (
    EventConflict,
    History,
    MemoryStore,
    SqlStore,
    Store,
    StoreError,
    sqlite_store,
)
from recovery_advisor.history.stores.sqlite import SqliteStore
from recovery_advisor.testing import StoreBroken, assert_store
from recovery_advisor.testing.store import PROMISES
from tests.history.broken_stores import BROKEN, Shared
from tests.history.writers import event, kill_in_the_middle, lose_nothing_of_two, open_at_once


def test_memory_store_keeps_what_is_promised() -> None:
    store = MemoryStore()
    assert_store(lambda: store)
    assert store.people() == []


def test_sqlite_store_keeps_what_is_promised(tmp_path: Path) -> None:
    path = tmp_path / "recovery.db"
    sqlite_store(path).append("somebody else", [event("one")])
    assert_store(lambda: sqlite_store(path))
    assert sqlite_store(path).people() == ["somebody else"]


@pytest.mark.parametrize(
    ("broken", "promise"), BROKEN, ids=lambda one: getattr(one, "__name__", one)
)
def test_suite_notices_a_broken_store(
    broken: Callable[[dict[str, dict[str, str]]], Shared], promise: str
) -> None:
    held: dict[str, dict[str, str]] = {}
    with pytest.raises(StoreBroken, match="breaks") as caught:
        assert_store(lambda: broken(held))
    assert promise in {id for id, _, _ in caught.value.broken}


def test_suite_says_what_was_asked_of_a_broken_store() -> None:
    store = MemoryStore()
    store.people = list  # type: ignore[method-assign]
    with pytest.raises(StoreBroken) as caught:
        assert_store(lambda: store)
    seen = {id: seen for id, _, seen in caught.value.broken}
    assert seen["what-is-appended-is-kept"] == (
        "whether people() has the name, after append(one, two), read(), append(three), read():"
        " False came back; it must be True"
    )
    store.read = lambda person: 1 / 0  # type: ignore[method-assign,assignment,return-value]
    with pytest.raises(StoreBroken, match=r"    read\(\): raised ZeroDivisionError"):
        assert_store(lambda: store)


def test_suite_accepts_the_store_that_the_broken_ones_break() -> None:
    held: dict[str, dict[str, str]] = {}
    assert_store(lambda: Shared(held))
    assert held == {}


def test_each_promise_is_broken_by_some_store() -> None:
    """All but the first, which every store here keeps: none invents people."""
    names = {one.__name__.replace("_", "-") for one in PROMISES}
    assert names - {promise for _, promise in BROKEN} == {"nobody-is-empty"}


@pytest.mark.deep
def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    lose_nothing_of_two(str(tmp_path / "recovery.db"))


def test_processes_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    open_at_once(str(tmp_path), 60)


def test_writer_killed_loses_that_write_alone(tmp_path: Path) -> None:
    kill_in_the_middle(str(tmp_path / "recovery.db"), 2)


@pytest.mark.deep
def test_writer_killed_fifty_times_loses_those_writes_alone(tmp_path: Path) -> None:
    kill_in_the_middle(str(tmp_path / "recovery.db"), 50)


@pytest.mark.parametrize("meanwhile", ["alone", "beside another that is open"])
def test_no_byte_of_the_forgotten_is_left(tmp_path: Path, meanwhile: str) -> None:
    store = sqlite_store(tmp_path / "recovery.db")
    store.append("ann-of-the-hill", [event(f"SECRET-{n}", "SECRET " * n) for n in range(300)])
    store.append("bob", [event("two")])
    beside = sqlite3.connect(tmp_path / "recovery.db") if meanwhile != "alone" else None
    if beside:  # whose being open keeps the log of changes
        assert beside.execute("SELECT COUNT(*) FROM recovery_event").fetchone() == (301,)
        store.append("ann-of-the-hill", [event("SECRET-late")])
        assert b"SECRET" in (tmp_path / "recovery.db-wal").read_bytes()
    assert store.forget("ann-of-the-hill") == (301 if beside else 300)
    left = [
        (file.name, mark)
        for file in tmp_path.iterdir()
        for mark in (b"SECRET", b"ann-of-the-hill")
        if mark in file.read_bytes()
    ]
    assert left == []
    assert store.read("bob") == [event("two")[1]]
    if beside:
        beside.close()


def opened(path: Path, mode: str = "rw", size: int = 0) -> SqliteStore:
    def connect() -> sqlite3.Connection:
        found = sqlite3.connect(
            f"file:{path}?mode={mode}", uri=True, timeout=0.05, isolation_level="IMMEDIATE"
        )
        if size:
            found.execute(f"PRAGMA max_page_count = {size}")
        return found

    return SqliteStore(connect, str(path))


def failing(store: Store, doing: str, *says: str) -> None:
    """Appending fails clearly."""
    with pytest.raises(StoreError) as caught:
        store.append("ann", [event(f"{number}", "x" * 500) for number in range(200)])
    for one in (doing, *says):
        assert one in str(caught.value)
    assert caught.value.__cause__ is not None


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "recovery.db"
    sqlite_store(path).append("ann", [event("one")])
    return path


def test_locked_store_is_a_clear_error(file: Path) -> None:
    store = opened(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    failing(store, "take events", str(file), "locked", "try again")
    assert store.read("ann") == [event("one")[1]], "a store that is being written can be read"
    other.execute("ROLLBACK")
    other.close()
    assert store.append("ann", [event("two")]) == 1


def test_forgetting_beside_a_long_reader_says_that_the_log_is_not_yet_overwritten(
    file: Path,
) -> None:
    store = opened(file)
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM recovery_event").fetchall()
    with pytest.raises(StoreError, match="The person is forgotten, but"):
        store.forget("ann")
    assert store.read("ann") == []
    reader.close()
    assert store.forget("ann") == 0


def test_full_store_is_a_clear_error_and_loses_nothing(file: Path) -> None:
    failing(opened(file, size=10), "take events", "full", "make room")
    assert sqlite_store(file).read("ann") == [event("one")[1]]


def test_read_only_store_is_a_clear_error_and_can_be_read(file: Path) -> None:
    store = opened(file, mode="ro")
    failing(store, "take events", "readonly", "writable")
    assert store.read("ann") == [event("one")[1]]


def test_store_that_is_gone_is_a_clear_error_and_is_not_made_anew(file: Path) -> None:
    store = sqlite_store(file)
    for one in list(file.parent.iterdir()):
        one.unlink()
    failing(store, "take events", "moved or deleted")
    with pytest.raises(StoreError, match="moved or deleted"):
        store.read("ann")
    assert list(file.parent.iterdir()) == []


def test_another_file_in_its_place_is_a_clear_error(file: Path) -> None:
    store = sqlite_store(file)
    for one in list(file.parent.iterdir()):
        one.unlink()
    file.write_bytes(b"")
    with pytest.raises(StoreError, match="no such table"):
        store.read("ann")


def test_file_that_is_no_database_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database, but long enough to be looked at " * 100)
    with pytest.raises(StoreError, match="no file of SQLite"):
        sqlite_store(tmp_path / "notes.txt")
    with pytest.raises(StoreError, match="folder"):
        sqlite_store(tmp_path / "nowhere" / "recovery.db")


@pytest.mark.parametrize("path", ["", 3, None, b"recovery.db", "a\0b"])
def test_what_is_no_path_is_refused(path: object) -> None:
    with pytest.raises(InputError, match="the path of a file"):
        sqlite_store(path)  # type: ignore[arg-type]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_new_file_and_its_logs_are_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "recovery.db"
    before = os.umask(0)
    try:
        store = sqlite_store(path)
        beside = sqlite3.connect(path)  # which keeps the log of changes
        assert beside.execute("SELECT COUNT(*) FROM recovery_event").fetchone() == (0,)
        store.append("ann", [event("one")])
    finally:
        os.umask(before)
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in tmp_path.iterdir()}
    beside.close()
    assert modes == dict.fromkeys(["recovery.db", "recovery.db-wal", "recovery.db-shm"], 0o600)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_file_that_is_there_keeps_its_permissions(file: Path) -> None:
    file.chmod(0o660)
    sqlite_store(file).append("ann", [event("two")])
    assert stat.S_IMODE(file.stat().st_mode) == 0o660


@pytest.mark.parametrize(
    "store", ["recovery.db", Path("recovery.db"), 3, [], MemoryStore, object()]
)
def test_what_is_no_store_is_refused_at_once(store: object) -> None:
    with pytest.raises(InputError, match=r"a store, such as sqlite_store\("):
        History(store)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["with ?mode=ro.db", "100%.db", "#1.db", "ünï.db", "a b.db"])
def test_any_file_name_is_taken(tmp_path: Path, name: str) -> None:
    sqlite_store(tmp_path / name).append("ann", [event("one")])
    assert sqlite_store(tmp_path / name).people() == ["ann"]
    assert {one.name for one in tmp_path.iterdir()} == {name}


def test_relative_path_stays_that_of_its_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = sqlite_store("recovery.db")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    store.append("ann", [event("one")])
    assert sqlite_store(tmp_path / "recovery.db").people() == ["ann"]


def test_connection_that_is_refused_later_is_a_clear_error() -> None:
    """As a server that has gone: whatever a driver raises says which database, and what to try."""
    alive = [sqlite3.connect(":memory:", isolation_level="IMMEDIATE")]

    def connect() -> sqlite3.Connection:
        if not alive:
            raise ConnectionRefusedError("connection refused")
        return alive.pop()

    store = SqlStore(lambda: WithTable(connect()), name="The clinic's database")
    failing(store, "The clinic's database could not take events: connection refused.", "try again")
    with pytest.raises(StoreError, match="could not forget a person: connection refused"):
        store.forget("ann")


class WithTable:
    """A connection that has the table already."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE recovery_event (person, id, body)")
        self.connection = connection

    def __getattr__(self, name: str) -> object:
        return getattr(self.connection, name)


def test_errors_can_be_sent_to_another_process() -> None:
    error = StoreError("a.db", "take events", "it is full", "Make room.")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.hint) == (
        "a.db could not take events: it is full. Make room.",
        "Make room.",
    )
    conflict = pickle.loads(pickle.dumps(EventConflict("x")))
    assert isinstance(conflict, EventConflict) and conflict.message == EventConflict("x").message
