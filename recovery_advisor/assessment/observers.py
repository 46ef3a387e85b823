"""Tells whoever observes of each assessment in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from recovery_advisor.assessment.faults import log_fault
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.rulebook.book import RuleBook

#: Is told by which rules somebody was assessed, and what the engines made of them.
Observer = Callable[[RuleBook, Evaluation], object]


class Observers:
    """Those who observe. Safe to share between threads.

    Attributes:
        present: those who observe now; a tuple that is replaced, never changed.
    """

    def __init__(self) -> None:
        self.present: tuple[Observer, ...] = ()
        self._replacing = Lock()

    @contextmanager
    def observing(self, observer: Observer) -> Iterator[None]:
        """Tell an observer of every assessment that ends while this lasts."""
        with self._replacing:
            self.present += (observer,)
        try:
            yield
        finally:
            with self._replacing:
                left = list(self.present)
                left.remove(observer)
                self.present = tuple(left)

    def notify(self, book: RuleBook, evaluation: Evaluation) -> None:
        """Tell them all. One that fails is logged, and changes nothing."""
        for observer in self.present:
            try:
                observer(book, evaluation)
            except Exception as error:
                log_fault("observer", type(error).__name__, book)


#: The observers of every assessor there is.
OBSERVERS = Observers()
