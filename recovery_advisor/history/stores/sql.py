"""Events in one table of an SQL database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from recovery_advisor.values.errors import EventConflict, StoreError

T = TypeVar("T")

_TABLE = (
    "CREATE TABLE IF NOT EXISTS recovery_event ("
    "person TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (person, id))"
)
_LOOK = "SELECT id FROM recovery_event WHERE 1 = 0"
_INSERT = "INSERT INTO recovery_event (person, id, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
_FIND = "SELECT body FROM recovery_event WHERE person = ? AND id = ?"
_READ = "SELECT body FROM recovery_event WHERE person = ?"
_FORGET = "DELETE FROM recovery_event WHERE person = ?"
_PEOPLE = "SELECT DISTINCT person FROM recovery_event"
_HINT = "Nothing was changed; try again once the database can be used."


class SqlStore:
    """A store in SQLite from 3.24 on, or PostgreSQL from 9.5 on: one table.

    The table ``recovery_event`` is made where it is not there. Rows never change.

    Args:
        connect: opens a connection of DB-API 2, one for each call of the store. Its first
            statement begins a transaction, as DB-API has it.
        mark: what stands for a value in its SQL, ``?`` or ``%s``.
        name: the database in words, for errors.

    Raises:
        StoreError: when the database can't be used.
    """

    def __init__(
        self, connect: Callable[[], Any], mark: str = "?", name: str = "The database of events"
    ) -> None:
        self._connect, self._mark, self.name = connect, mark, name
        if not self._has_table():
            try:
                self._run("be opened", lambda cursor: cursor.execute(_TABLE))
            except StoreError:  # PostgreSQL refuses one of two that make it at once
                if not self._has_table():
                    raise

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        """See :class:`~recovery_advisor.history.Store`."""
        rows = sorted(events)  # in one order, so that no two writers wait for each other for ever
        insert, find = self._sql(_INSERT), self._sql(_FIND)

        def insert_each(cursor: Any) -> int:
            new = 0
            for id, text in rows:
                cursor.execute(insert, (person, id, text))
                if cursor.rowcount == 1:
                    new += 1
                    continue
                cursor.execute(find, (person, id))
                if cursor.fetchone()[0] != text:
                    raise EventConflict(id)
            return new

        return self._run("take events", insert_each)

    def read(self, person: str) -> list[str]:
        """See :class:`~recovery_advisor.history.Store`."""
        return self._run("be read", lambda cursor: _column(cursor, self._sql(_READ), (person,)))

    def forget(self, person: str) -> int:
        """See :class:`~recovery_advisor.history.Store`."""

        def delete(cursor: Any) -> int:
            cursor.execute(self._sql(_FORGET), (person,))
            return int(cursor.rowcount)

        return self._run("forget a person", delete)

    def people(self) -> list[str]:
        """See :class:`~recovery_advisor.history.Store`."""
        return sorted(self._run("be read", lambda cursor: _column(cursor, _PEOPLE)))

    def hint(self, error: Exception) -> str:
        """What to try after an error of the driver, as a sentence."""
        return _HINT

    def _has_table(self) -> bool:
        """Whether it is there; one that may only be read is not to be made."""

        def looks_up(cursor: Any) -> bool:
            try:
                cursor.execute(_LOOK)
            except Exception:
                return False
            return True

        return self._run("be opened", looks_up)

    def _sql(self, statement: str) -> str:
        return statement.replace("?", self._mark)

    def _run(self, doing: str, work: Callable[[Any], T]) -> T:
        """What the work gives back, all of it done in one transaction or none."""
        try:
            connection = self._connect()
            try:
                done = work(connection.cursor())
                connection.commit()
                return done
            except BaseException:
                connection.rollback()
                raise
            finally:
                connection.close()
        except (EventConflict, StoreError):
            raise
        except Exception as error:
            why = str(error).strip() or type(error).__name__
            raise StoreError(self.name, doing, why, self.hint(error)) from error


def _column(cursor: Any, statement: str, values: tuple[str, ...] = ()) -> list[str]:
    cursor.execute(statement, values)
    return [body for (body,) in cursor.fetchall()]
