"""Processes that use one store: ``python -m tests.history.writers kill | both | open PLACE TIMES``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from itertools import count

from recovery_advisor.history import Store, postgres_store, sqlite_store


def event(id: str, say: str = "") -> tuple[str, str]:
    """An event as a store knows it."""
    return id, f"{id}: {say}"


def kill_in_the_middle(place: str, times: int) -> None:
    """Kill a writer of batches of three in the middle of one, and look at what is left.

    In a process of its own, which forks the writers.
    """
    subprocess.run([sys.executable, "-m", __name__, "kill", place, str(times)], check=True)


def lose_nothing_of_two(place: str) -> None:
    """Let two processes append at once, and look for what each of them appended."""
    subprocess.run([sys.executable, "-m", __name__, "both", place, "1"], check=True)


def open_at_once(folder: str, times: int) -> None:
    """Let three processes at once open a store that is not there yet, one after another in a folder."""
    subprocess.run([sys.executable, "-m", __name__, "open", folder, str(times)], check=True)


def made(place: str) -> Store:
    """The store at a path, or at a URL."""
    return (postgres_store if place.startswith("postgresql:") else sqlite_store)(place)


def forked(work: Callable[[], None]) -> int:
    """The id of a process that does the work and ends."""
    pid = os.fork()
    if pid:
        return pid
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def append_for_ever(place: str, person: str, acknowledgements: int) -> None:
    """Append batches of three, and write the number of each once it is kept."""
    store = made(place)
    for number in count(1):
        store.append(person, [event(f"{number} {part}", "x" * 2000) for part in range(3)])
        os.write(acknowledgements, f"{number}\n".encode())


def kill_one(place: str, number: int) -> None:
    person = f"person {number}"
    reading, writing = os.pipe()
    writer = forked(lambda: append_for_ever(place, person, writing))
    os.close(writing)
    with open(reading) as acknowledgements:
        for _ in range(1 + number % 7):
            acknowledged = int(acknowledgements.readline())
        os.kill(writer, signal.SIGKILL)
        for line in acknowledgements:
            acknowledged = int(line)
    assert os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]) == -signal.SIGKILL
    held = len(made(place).read(person))
    assert held % 3 == 0, "a batch is written whole or not at all"
    assert 3 * acknowledged <= held <= 3 * (acknowledged + 1)


def append_many(place: str, who: str) -> None:
    """Append sixty events that the other appends too, and sixty of its own."""
    shared, own = ([event(f"{one} {n}") for n in range(60)] for one in ("shared", who))
    mixed = [one for pair in zip(shared, own, strict=True) for one in pair]
    ordered = mixed if who == "one" else mixed[::-1]
    store = made(place)
    for start in range(0, len(ordered), 7):
        store.append("ann", ordered[start : start + 7])


def append_at_once(place: str) -> None:
    writers = [
        forked(lambda: append_many(place, "one")),
        forked(lambda: append_many(place, "other")),
    ]
    assert [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in writers] == [0, 0]
    held = made(place).read("ann")
    assert len(held) == len(set(held)) == 3 * 60


def open_one(place: str) -> None:
    waiting, going = os.pipe()

    def opens() -> None:
        os.close(going)
        os.read(waiting, 1)  # until the other end is closed, for all of them at once
        made(place)

    openers = [forked(opens) for _ in range(3)]
    os.close(going)
    assert [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in openers] == [0, 0, 0]


if __name__ == "__main__":
    what, place, times = sys.argv[1:]
    for number in range(int(times)):
        if what == "kill":
            kill_one(place, number)
        elif what == "open":
            open_one(os.path.join(place, f"{number}.db"))
        else:
            append_at_once(place)
    assert place.startswith("postgresql:") or "psycopg" not in sys.modules
