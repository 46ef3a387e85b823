"""Forks children that have to answer, and ends those that hang."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event, Thread

#: No child needs a hundredth of it; only one that hangs waits so long.
PATIENCE = 10.0


def fork(work: Callable[[], object]) -> int:
    """Fork a child that does some work and ends: with 0 only where it raised nothing."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def how_it_ended(child: int, patience: float = PATIENCE) -> str:
    """``"well"``, or how a child failed; one that hangs is killed."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return f"with {status}" if status else "well"
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "never"


def ends(work: Callable[[], object], children: int, at_once: int = 8) -> list[str]:
    """How children ended, among the first at once of which not all ended well; else nothing."""
    for number in range(0, children, at_once):
        forked = [fork(work) for _ in range(min(at_once, children - number))]
        if bad := [end for end in map(how_it_ended, forked) if end != "well"]:
            return bad
    return []


@contextmanager
def busy(work: Callable[[int], object], threads: int) -> Iterator[None]:
    """Some threads that work over and over, each with a number that counts up."""
    done, begun = Event(), [Event() for _ in range(threads)]

    def go_on(own: Event) -> None:
        for number in count():
            work(number)
            own.set()
            if done.is_set():
                return

    workers = [Thread(target=go_on, args=(own,), daemon=True) for own in begun]
    for worker in workers:
        worker.start()
    try:
        for own in begun:
            assert own.wait(60)
        yield
    finally:
        done.set()
        for worker in workers:
            worker.join(60)
