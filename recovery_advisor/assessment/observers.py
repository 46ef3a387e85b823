"""Notifies observers of each assessment in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local

from recovery_advisor.assessment.faults import log_fault
from recovery_advisor.assessment.process_lock import ProcessLock
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.rulebook.book import RuleBook

#: Called with the rule book and the evaluation of each assessment.
Observer = Callable[[RuleBook, Evaluation], object]


class _Notifying(local):
    """Whether this thread is calling observers, or makes assessments that are none of theirs."""

    now = False


class Observers:
    """A set of observers. Safe to share between threads.

    Attributes:
        present: the observers now; a tuple that is replaced, never changed.
    """

    def __init__(self) -> None:
        self.present: tuple[Observer, ...] = ()
        self._replacing = ProcessLock()
        self._notifying = _Notifying()

    @contextmanager
    def observing(self, observer: Observer) -> Iterator[None]:
        """Notify an observer of every assessment that ends inside the ``with`` block."""
        with self._replacing.here():
            self.present += (observer,)
        try:
            yield
        finally:
            with self._replacing.here():
                remaining = list(self.present)
                remaining.remove(observer)
                self.present = tuple(remaining)

    @contextmanager
    def nothing_notified(self) -> Iterator[None]:
        """Notify nobody of the assessments that this thread makes inside the ``with`` block."""
        before, self._notifying.now = self._notifying.now, True
        try:
            yield
        finally:
            self._notifying.now = before

    def notify(self, book: RuleBook, evaluation: Evaluation) -> None:
        """Call every observer. One that raises is logged, and changes nothing.

        An assessment that an observer makes itself is not notified.
        """
        if self._notifying.now:
            return
        self._notifying.now = True
        try:
            for observer in self.present:
                self._call(observer, book, evaluation)
        finally:
            self._notifying.now = False

    def _call(self, observer: Observer, book: RuleBook, evaluation: Evaluation) -> None:
        try:
            observer(book, evaluation)
        except Exception as error:
            log_fault("observer", type(error).__name__, book)


#: The observers of all assessors.
OBSERVERS = Observers()
