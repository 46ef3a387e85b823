"""Stores that each break a promise, and which."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from recovery_advisor.history import EventConflict, MemoryStore


class Shared:
    """A store on a dict that every store of one test shares; subclasses break it."""

    def __init__(self, held: dict[str, dict[str, str]]) -> None:
        self.held = held

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        store = MemoryStore()
        store._events = self.held
        return store.append(person, events)

    def read(self, person: str) -> list[str]:
        return list(self.held.get(person, {}).values())

    def forget(self, person: str) -> int:
        return len(self.held.pop(person, {}))

    def people(self) -> list[str]:
        return sorted(self.held)


class LosesOfTwoWriters(Shared):
    """Reads all, adds, writes all, with nothing held meanwhile."""

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        copy = {person: dict(self.held.get(person, {}))}
        new = Shared(copy).append(person, events)
        time.sleep(0.001)
        if copy[person]:
            self.held[person] = copy[person]
        return new


class WritesHalf(Shared):
    """Writes event by event."""

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        return sum(super(WritesHalf, self).append(person, [one]) for one in events)


class ForgetsHalf(Shared):
    """Deletes every other event."""

    def forget(self, person: str) -> int:
        mine = self.held.get(person, {})
        for id in list(mine)[::2]:
            del mine[id]
        return super().forget(person) if len(mine) < 2 else len(mine)


class ForgetsEverybody(Shared):
    def forget(self, person: str) -> int:
        count = super().forget(person)
        self.held.clear()
        return count


class KeepsTheLast(Shared):
    """Puts another text in place of the one under the same id."""

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        held = self.held.setdefault(person, {}) if events else self.held.get(person, {})
        before = len(held)
        held.update(events)
        return len(held) - before


class KeepsTheFirst(Shared):
    """Leaves out whatever has an id that is taken, and says nothing."""

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        held = self.held.get(person, {})
        first = dict(reversed(events))
        return super().append(person, [one for one in first.items() if one[0] not in held])


class KeepsTwice(Shared):
    """A list of lines, in which the same twice is twice."""

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        held = self.held.get(person, {})
        texts = {key.partition(" ")[2]: text for key, text in held.items()}
        if any(texts.setdefault(id, text) != text for id, text in events):
            raise EventConflict("twice")
        for id, text in events:
            mine = self.held.setdefault(person, {})
            mine[f"{len(mine)} {id}"] = text
        return len(events)


class FoldsCase(Shared):
    """Compares names without case, as some databases do unless told otherwise."""

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        return super().append(person.casefold(), events)

    def read(self, person: str) -> list[str]:
        return super().read(person.casefold())

    def forget(self, person: str) -> int:
        return super().forget(person.casefold())


class CutsTexts(Shared):
    """A column that is too narrow."""

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        return super().append(person, [(id, text[:2000]) for id, text in events])


class KeepsNothing(Shared):
    """Forgets all once it is opened anew."""

    def __init__(self, held: dict[str, dict[str, str]]) -> None:
        super().__init__({})


class CountsAll(Shared):
    """Counts what it was given in place of what was new."""

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        super().append(person, events)
        return len(events)


class ListsTheForgotten(Shared):
    def forget(self, person: str) -> int:
        held = self.held.get(person)
        count = len(held or ())
        if held:
            held.clear()
        return count


#: Each with a promise that it breaks; it may break more.
BROKEN: Sequence[tuple[Callable[[dict[str, dict[str, str]]], Shared], str]] = (
    (LosesOfTwoWriters, "writers-lose-nothing"),
    (WritesHalf, "all-or-none"),
    (ForgetsHalf, "forget-deletes-all"),
    (ForgetsEverybody, "forget-deletes-all"),
    (KeepsTheLast, "a-conflict-is-refused"),
    (KeepsTheFirst, "a-conflict-is-refused"),
    (KeepsTwice, "twice-is-once"),
    (FoldsCase, "people-are-apart"),
    (CutsTexts, "texts-are-kept-as-they-are"),
    (KeepsNothing, "what-is-appended-is-kept"),
    (CountsAll, "twice-is-once"),
    (ListsTheForgotten, "forget-deletes-all"),
)
