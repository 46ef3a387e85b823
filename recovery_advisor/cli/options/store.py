"""Options for the store of events, and for whose events they are."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from recovery_advisor.history import History, sqlite_store
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import InputError

#: Who may read a file about somebody's health.
PRIVATE = 0o600


def add_store(parser: ArgumentParser) -> None:
    """Add ``--store`` and ``--person``."""
    group = parser.add_argument_group("whose events, and where")
    group.add_argument(
        "--store", metavar="PATH", type=Path,
        help="the file of events; left out, one of your own among your data",
    )  # fmt: skip
    group.add_argument("--person", metavar="ID", default="me", help="whose events (me)")


def history_of(options: Namespace, *, make: bool = False, book: RuleBook | None = None) -> History:
    """The history that the options name.

    Args:
        options: those of the command.
        make: whether to make a store that is not there, for its owner alone.
        book: the rules, where they are read already.

    Raises:
        InputError: when the store is not there, or can't be made.
        StoreError: when it can't be opened.
    """
    path = options.store or default_store()
    if make:
        _make(path, options.store is None)
    elif not path.exists():
        allowed = "a file that is there; `recovery-advisor track record` makes one"
        raise InputError("--store", str(path), allowed)
    store = sqlite_store(path)
    return History(store) if book is None else History.from_book(book, store)


def default_store() -> Path:
    """Where events are kept when nobody says where: among the data of the user."""
    home, given = Path.home(), os.environ.get
    if sys.platform == "win32":
        data = Path(given("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        named = Path(given("XDG_DATA_HOME") or "")
        data = named if named.is_absolute() else home / ".local" / "share"
    return data / "recovery-advisor" / "history.db"


def _make(path: Path, with_folder: bool) -> None:
    """Make an empty file, unless it is there."""
    try:
        if with_folder:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    except FileExistsError:
        return
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError("--store", str(path), f"a file that can be made ({why})") from None
