"""The store in PostgreSQL, on a server of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from recovery_advisor import InputError
from recovery_advisor.history import StoreError, postgres_store
from recovery_advisor.testing import assert_store
from tests.history.postgres_server import PROGRAMS, postgres_server
from tests.history.writers import event, kill_in_the_middle, lose_nothing_of_two

on_a_server = [
    pytest.mark.deep,
    pytest.mark.skipif(not PROGRAMS, reason="no PostgreSQL under /usr/lib/postgresql"),
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgres_server() as started:
        yield started


@pytest.fixture
def fresh(url: str) -> str:
    with psycopg.connect(url) as connection:
        connection.execute("DROP TABLE IF EXISTS recovery_event")
    return url


class TestOnAServer:
    pytestmark = on_a_server

    def test_postgres_store_keeps_what_is_promised(self, fresh: str) -> None:
        assert_store(lambda: postgres_store(fresh))
        assert postgres_store(fresh).people() == []

    def test_two_processes_lose_nothing(self, fresh: str) -> None:
        lose_nothing_of_two(fresh)

    def test_writer_killed_loses_that_write_alone(self, fresh: str) -> None:
        kill_in_the_middle(fresh, 10)

    def test_many_that_begin_at_once_make_the_table_once(self, fresh: str) -> None:
        with ThreadPoolExecutor(8) as pool:
            stores = list(pool.map(postgres_store, [fresh] * 8))
        assert {one.append("ann", [event("one")]) for one in stores} == {0, 1}

    def test_read_only_database_is_a_clear_error(self, fresh: str) -> None:
        store = postgres_store(fresh)
        store.append("ann", [event("one")])
        reading = postgres_store(f"{fresh}&options=-c%20default_transaction_read_only%3Don")
        with pytest.raises(StoreError, match=r"take events.*read-only"):
            reading.append("ann", [event("two")])
        assert reading.read("ann") == [event("one")[1]]

    def test_table_that_is_gone_is_a_clear_error(self, fresh: str) -> None:
        store = postgres_store(fresh)
        with psycopg.connect(fresh) as connection:
            connection.execute("DROP TABLE recovery_event")
        with pytest.raises(StoreError, match=r"be read: .*does not exist"):
            store.read("ann")

    def test_locked_table_is_a_clear_error(self, fresh: str) -> None:
        store = postgres_store(f"{fresh}&options=-c%20lock_timeout%3D50")
        with psycopg.connect(fresh) as connection:
            connection.execute("LOCK TABLE recovery_event")
            with pytest.raises(StoreError, match=r"take events.*lock timeout"):
                store.append("ann", [event("one")])
        assert store.append("ann", [event("one")]) == 1


def test_refused_connection_is_a_clear_error_without_the_password() -> None:
    with pytest.raises(StoreError, match=r"be opened.*127\.0\.0\.1") as caught:
        postgres_store("postgresql://ann:SECRET@127.0.0.1:1/recovery?connect_timeout=2")
    assert "SECRET" not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize("url", ["SECRET is no url", 3, None])
def test_what_is_no_url_is_refused(url: object) -> None:
    with pytest.raises(InputError, match="the URL of a database") as caught:
        postgres_store(url)  # type: ignore[arg-type]
    assert "SECRET" not in str(caught.value)
