"""What a store does."""

from collections.abc import Sequence
from typing import Protocol


class Store(Protocol):
    """Keeps the events of people, each a text under an id. Any number of processes may share it.

    ``recovery_advisor.testing.assert_store`` tries whether a store keeps what is promised here.
    """

    def append(self, person: str, events: Sequence[tuple[str, str]]) -> int:
        """Keep events for good before it returns: all of them or, when it raises, none.

        An event whose id the person has already is left alone where its text is the same.

        Args:
            person: whose events; any text on one line of at most 200 characters.
            events: the id, such a text too, and the text of each. An id may stand there twice.

        Returns:
            How many were new.

        Raises:
            EventConflict: when a person would have two texts under one id.
            StoreError: when they can't be kept.
        """
        ...

    def read(self, person: str) -> list[str]:
        """The texts of a person's events, in any order; empty where there are none.

        Raises:
            StoreError: when they can't be read.
        """
        ...

    def forget(self, person: str) -> int:
        """Delete every event of a person, and give back how many there were.

        Raises:
            StoreError: when they can't be deleted.
        """
        ...

    def people(self) -> list[str]:
        """The people who have events, sorted.

        Raises:
            StoreError: when they can't be read.
        """
        ...
