"""Events in a database of PostgreSQL."""

from __future__ import annotations

from recovery_advisor.history.stores.sql import SqlStore
from recovery_advisor.values.errors import InputError


def postgres_store(url: str) -> SqlStore:
    """A store in a database of PostgreSQL, over psycopg.

    A database with many callers wants a pool: give :class:`~recovery_advisor.history.SqlStore` your own
    ``connect``, with ``%s`` as its mark. What is forgotten stays in backups and archives of the server, and in its files
    until it vacuums them; they are yours to delete.

    Args:
        url: such as ``postgresql://user@host/database``.

    Raises:
        StoreError: when the database can't be used.
        InputError: for what is no URL.
        ImportError: when psycopg is not installed, as ``recovery-advisor[postgres]`` has it.
    """
    try:
        import psycopg  # an extra
        from psycopg.conninfo import conninfo_to_dict
    except ModuleNotFoundError as missing:
        message = "postgres_store needs psycopg; install recovery-advisor[postgres]"
        raise ModuleNotFoundError(message, name=missing.name) from missing
    allowed = "the URL of a database, such as postgresql://user@host/database"
    if not isinstance(url, str):
        raise InputError("url", type(url).__name__, allowed)
    try:
        parts = conninfo_to_dict(url)
    except psycopg.Error:  # whose text may hold the password
        raise InputError("url", "one that can't be read", allowed) from None
    named = " ".join(f"{one} {parts[one]}" for one in ("host", "port", "dbname") if one in parts)
    return SqlStore(lambda: psycopg.connect(url), "%s", f"PostgreSQL {named}".strip())
