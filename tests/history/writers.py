"""Processes that append to a store: ``python -m tests.history.writers MODULE ...``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count

from recovery_advisor.history.stores.postgres import postgres_store
from recovery_advisor.history.stores.protocol import Store
from recovery_advisor.history.stores.sqlite import sqlite_store


def event(id: str, say: str = "") -> tuple[str, str]:
    """An event as a store knows it; no import of the testing room, which takes a second."""
    return id, f"{id}: {say}"


def append_many(place: str, who: str) -> subprocess.Popen[str]:
    """A process that appends sixty events that its twin appends too, and sixty of its own."""
    return _started("many", place, who)


def append_for_ever(place: str, person: str) -> subprocess.Popen[str]:
    """A process that appends batches of three, and prints the number of each once it is kept."""
    return _started("for_ever", place, person)


def _started(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", __name__, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def lose_nothing_of_two(place: str) -> None:
    """Let two processes append at once, and look for what each of them appended."""
    writers = [append_many(place, str(number)) for number in range(2)]
    for writer in writers:
        writer.communicate(timeout=60)
    assert [one.returncode for one in writers] == [0, 0]
    held = made(place).read("ann")
    assert len(held) == len(set(held)) == 3 * 60


def kill_in_the_middle(place: str, times: int) -> None:
    """Kill a writer of batches of three in the middle of one, and look at what is left."""
    for number in range(times):
        person = f"person {number}"
        writer = append_for_ever(place, person)
        assert writer.stdout is not None
        for _ in range(1 + number % 7):
            acknowledged = int(writer.stdout.readline())
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read().split("\n")[:-1]
        writer.wait()
        writer.stdout.close()
        acknowledged = int(rest[-1]) if rest else acknowledged
        held = len(made(place).read(person))
        assert held % 3 == 0, "a batch is written whole or not at all"
        assert 3 * acknowledged <= held <= 3 * (acknowledged + 1)


def made(place: str) -> Store:
    """The store at a path, or at a URL."""
    return (postgres_store if place.startswith("postgresql:") else sqlite_store)(place)


def many(store: Store, who: str) -> None:
    shared, own = ([event(f"{one} {n}") for n in range(60)] for one in ("shared", who))
    mixed = [one for pair in zip(shared, own, strict=True) for one in pair]
    ordered = mixed if who == "0" else mixed[::-1]
    for start in range(0, len(ordered), 7):
        store.append("ann", ordered[start : start + 7])


def for_ever(store: Store, person: str) -> None:
    for number in count(1):
        store.append(person, [event(f"{number} {part}", "x" * 2000) for part in range(3)])
        print(number, flush=True)


WORK: dict[str, Callable[[Store, str], None]] = {"many": many, "for_ever": for_ever}


if __name__ == "__main__":
    work, place, name = sys.argv[1:]
    WORK[work](made(place), name)
    assert place.startswith("postgresql:") or "psycopg" not in sys.modules
