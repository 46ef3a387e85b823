"""Records the coverage of rules by all assessments in this process, of every advisor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.assessment.process_lock import ProcessLock
from recovery_advisor.authoring.coverage.obligations import Obligations
from recovery_advisor.authoring.coverage.report import Coverage
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.rulebook.book import RuleBook


class Recorder:
    """Collects the obligations met in each rule book. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = ProcessLock()
        self._obligations: dict[str, Obligations] = {}
        self._met: dict[str, int] = {}

    def add(self, book: RuleBook, evaluation: Evaluation) -> None:
        """Add the obligations that an assessment meets."""
        sha256 = book.id.sha256
        with self._lock.here():
            if sha256 not in self._obligations:
                self._obligations[sha256] = Obligations(book)
            met = self._obligations[sha256].met_by(evaluation.answers, evaluation.cleared)
            self._met[sha256] = self._met.get(sha256, 0) | met

    def coverages(self) -> list[Coverage]:
        """The coverage of each rule book in use."""
        with self._lock.here():
            return [Coverage.of(self._obligations[id], met) for id, met in self._met.items()]


@contextmanager
def recording() -> Iterator[Recorder]:
    """Record every assessment in this process inside the ``with`` block.

    A refused check-in covers nothing; one on which an engine failed covers what its answers meet.
    """
    recorder = Recorder()
    with OBSERVERS.observing(recorder.add):
        yield recorder
