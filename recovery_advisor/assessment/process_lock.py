"""A lock that neither a fork nor a signal handler can wait on for ever."""

from __future__ import annotations

import os
from threading import RLock
from typing import Any


class ProcessLock:
    """A lock for the threads of one process: ``with lock.here():``.

    A forked child has one of its own, so a thread that held it in the parent is not waited for. The
    thread that holds it may take it again, as a signal handler in the middle of its work does.
    """

    def __init__(self) -> None:
        self._by_process: dict[int, Any] = {}

    def here(self) -> Any:
        """The lock of this process."""
        return self._by_process.setdefault(os.getpid(), RLock())
