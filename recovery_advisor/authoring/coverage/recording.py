"""Records what everybody who is assessed shows of the rules, whichever advisor is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.authoring.coverage.obligations import Obligations
from recovery_advisor.authoring.coverage.report import Coverage
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.rulebook.book import RuleBook


class Recorder:
    """The people seen so far, as what they met of each rule book. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._obligations: dict[str, Obligations] = {}
        self._met: dict[str, int] = {}

    def add(self, book: RuleBook, evaluation: Evaluation) -> None:
        """Note what somebody shows who was assessed."""
        sha256 = book.id.sha256
        with self._lock:
            if sha256 not in self._obligations:
                self._obligations[sha256] = Obligations(book)
            met = self._obligations[sha256].met_by(evaluation.answers, evaluation.cleared)
            self._met[sha256] = self._met.get(sha256, 0) | met

    def coverages(self) -> list[Coverage]:
        """The coverage of each rule book by which somebody was assessed."""
        with self._lock:
            return [Coverage.of(self._obligations[id], met) for id, met in self._met.items()]


@contextmanager
def recording() -> Iterator[Recorder]:
    """Record every assessment in this process while it lasts.

    A check-in that is refused shows nothing, and one that an engine failed on what its answers show.
    """
    recorder = Recorder()
    with OBSERVERS.observing(recorder.add):
        yield recorder
