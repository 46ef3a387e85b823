"""Tries a store of events against all that a history relies on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from traceback import format_exception_only
from uuid import uuid4

from recovery_advisor.history.stores.protocol import Store
from recovery_advisor.values.errors import EventConflict

MakeStore = Callable[[], Store]
Events = list[tuple[str, str]]

_WRITERS, _BATCHES, _BATCH = 3, 6, 5


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up for one promise, in a store that may hold others."""

    make: MakeStore
    name: str

    @property
    def other(self) -> str:
        """A name that differs from theirs in case alone."""
        return self.name.upper()

    def append(self, *events: tuple[str, str]) -> int:
        """Append by a store that is opened anew."""
        return self.make().append(self.name, events)

    def read(self) -> list[str]:
        """What a store that is opened anew holds of them, sorted."""
        return sorted(self.make().read(self.name))


def event(id: str, say: str = "") -> tuple[str, str]:
    """An event with an id; a store knows no more of one than its text."""
    text = {"v": 1, "id": id, "kind": "noticed", "at": "2026-03-01T20:00:00+01:00", "say": say}
    return id, json.dumps(text, sort_keys=True, separators=(",", ":"))


ONE, TWO, THREE = event("one"), event("two"), event("three")


def texts(*events: tuple[str, str]) -> list[str]:
    """The texts of events, sorted."""
    return sorted(text for _, text in events)


def nobody_is_empty(person: Person) -> Iterator[tuple[object, object]]:
    """Somebody without events has an empty list, and is not among the people."""
    yield person.read(), []
    yield person.name in person.make().people(), False
    yield person.make().forget(person.name), 0
    yield person.append(), 0
    yield person.name in person.make().people(), False


def what_is_appended_is_kept(person: Person) -> Iterator[tuple[object, object]]:
    """What is appended is read back, by a store that is opened anew too."""
    yield person.append(ONE, TWO), 2
    yield person.read(), texts(ONE, TWO)
    yield person.append(THREE), 1
    yield person.read(), texts(ONE, TWO, THREE)
    yield person.name in person.make().people(), True
    people = person.make().people()
    yield people, sorted(set(people))


def twice_is_once(person: Person) -> Iterator[tuple[object, object]]:
    """The same event twice is kept once, and counted once."""
    yield person.append(ONE, TWO, ONE), 2
    yield person.append(TWO, THREE, THREE), 1
    yield person.read(), texts(ONE, TWO, THREE)


def a_conflict_is_refused(person: Person) -> Iterator[tuple[object, object]]:
    """Another text under an id that is taken is refused with EventConflict, and nothing changes."""
    person.append(ONE)
    yield refused(person, event("one", "something else")), True
    yield person.read(), texts(ONE)


def all_or_none(person: Person) -> Iterator[tuple[object, object]]:
    """Of a batch with an event that is refused, none is kept."""
    person.append(TWO)
    yield refused(person, ONE, event("two", "something else"), THREE), True
    yield person.read(), texts(TWO)
    yield refused(person, ONE, THREE, event("one", "something else")), True
    yield person.read(), texts(TWO)
    yield person.append(ONE, TWO, THREE), 2


def people_are_apart(person: Person) -> Iterator[tuple[object, object]]:
    """Two people's events are apart, under equal ids too, and where names differ in case alone."""
    theirs = event("one", "of the other")
    yield person.append(ONE), 1
    yield person.make().append(person.other, [theirs]), 1
    yield person.read(), texts(ONE)
    yield person.make().read(person.other), texts(theirs)


def forget_deletes_all(person: Person) -> Iterator[tuple[object, object]]:
    """Whoever is forgotten has no event left and may begin anew, and nobody else loses one."""
    person.append(ONE, TWO, THREE)
    person.make().append(person.other, [ONE])
    yield person.make().forget(person.name), 3
    yield person.read(), []
    yield person.name in person.make().people(), False
    yield person.make().forget(person.name), 0
    yield person.make().read(person.other), texts(ONE)
    yield person.append(event("one", "something else")), 1


def texts_are_kept_as_they_are(person: Person) -> Iterator[tuple[object, object]]:
    """Ids and texts are kept letter by letter, and no text is too long."""
    marks = "'\"%s ? :x \\ \t {} é 健康"
    events = [
        event("One"),
        event("one", marks),
        event("quote ' and % and é", "\u0000"),
        event("y" * 200, "long " * 40_000),
        ("é", json.dumps({"id": "é", "say": marks}, ensure_ascii=False)),
    ]
    yield person.append(*events), len(events)
    yield person.read(), texts(*events)
    yield person.append(*events), 0


def writers_lose_nothing(person: Person) -> Iterator[tuple[object, object]]:
    """Writers at the same time lose nothing, count each event once, and wait for no lock for ever."""
    with ThreadPoolExecutor(_WRITERS) as pool:
        counts = list(pool.map(lambda writer: written(person, writer), range(_WRITERS)))
    wanted = sorted({one for writer in range(_WRITERS) for one in batches(writer)})
    yield person.read(), texts(*wanted)
    yield sum(counts), len(wanted)


def batches(writer: int) -> Events:
    """What a writer appends: half of it also what all the others do, each in an order of its own."""
    shared = [event(f"shared {number}") for number in range(_BATCHES * _BATCH // 2)]
    own = [event(f"{writer} {number}") for number in range(_BATCHES * _BATCH // 2)]
    mixed = [one for pair in zip(shared, own, strict=True) for one in pair]
    return mixed[::-1] if writer % 2 else mixed


def written(person: Person, writer: int) -> int:
    """How many were new of what a writer appended, in batches."""
    store, events = person.make(), batches(writer)
    return sum(
        store.append(person.name, events[start : start + _BATCH])
        for start in range(0, len(events), _BATCH)
    )


def refused(person: Person, *events: tuple[str, str]) -> bool:
    """Whether the store refuses the events as it must."""
    try:
        person.append(*events)
    except EventConflict:
        return True
    return False


PROMISES = (
    nobody_is_empty,
    what_is_appended_is_kept,
    twice_is_once,
    a_conflict_is_refused,
    all_or_none,
    people_are_apart,
    forget_deletes_all,
    texts_are_kept_as_they_are,
    writers_lose_nothing,
)


class StoreBroken(AssertionError):
    """A store does not keep what it promises.

    Attributes:
        broken: for each broken promise its id, the promise, and what was seen in place of what.
    """

    def __init__(self, broken: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(broken)
        self.broken: tuple[tuple[str, str, str], ...] = broken

    def __str__(self) -> str:
        of = f"the store breaks {len(self.broken)} of {len(PROMISES)} promises"
        return "\n".join([of, *(f"{id}: {says}\n    {seen}" for id, says, seen in self.broken)])


def assert_store(make_store: Callable[[], Store]) -> None:
    """Try a store against all that a history relies on; see ``recovery_advisor.history.Store``.

    The people are made up for it, and forgotten in the end, so it may hold others' events meanwhile.

    Args:
        make_store: opens the store anew, as another process would. One in memory is given as
            ``store = MemoryStore(); assert_store(lambda: store)``.

    Raises:
        StoreBroken: with each promise that it breaks, what came back and what had to.
    """
    broken = []
    for promise in PROMISES:
        person = Person(make_store, f"tried-{promise.__name__}-{uuid4().hex}")
        if seen := _difference(promise, person):
            broken.append((promise.__name__.replace("_", "-"), promise.__doc__ or "", seen))
    if broken:
        raise StoreBroken(tuple(broken))


def _difference(
    promise: Callable[[Person], Iterator[tuple[object, object]]], person: Person
) -> str | None:
    """What came back in place of what, or the error; ``None`` where the promise is kept."""
    try:
        for number, (came, wanted) in enumerate(promise(person), 1):
            if came != wanted:
                return f"step {number}: {_short(came)} came back; it must be {_short(wanted)}"
        return None
    except Exception as error:  # whatever somebody else's store does
        return f"raised {''.join(format_exception_only(error)).strip()}"
    finally:
        for name in (person.name, person.other):
            person.make().forget(name)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 300 else f"{text[:300]}… ({len(text)} characters)"
