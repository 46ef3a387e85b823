"""Records what everybody who is assessed shows of the rules, whichever advisor is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import wraps
from threading import Lock
from typing import Any

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.authoring.coverage.met import met_by
from recovery_advisor.authoring.coverage.obligations import Obligations
from recovery_advisor.authoring.coverage.report import Coverage
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.preferences import Preferences


class Recorder:
    """The people seen so far, as what they met of each rule book. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._obligations: dict[str, Obligations] = {}
        self._met: dict[str, int] = {}

    def add(self, check_in: CheckInBase | Mapping[str, Any], assessor: Assessor) -> None:
        """Note what somebody shows who was assessed."""
        sha256 = assessor.book.id.sha256
        with self._lock:
            if sha256 not in self._obligations:
                self._obligations[sha256] = Obligations(assessor.book)
            met = met_by(check_in, assessor, self._obligations[sha256])
            self._met[sha256] = self._met.get(sha256, 0) | met

    def coverages(self) -> list[Coverage]:
        """The coverage of each rule book by which somebody was assessed."""
        with self._lock:
            return [Coverage.of(self._obligations[id], met) for id, met in self._met.items()]


@contextmanager
def recording() -> Iterator[Recorder]:
    """Record every assessment in this process while it lasts.

    Nothing of the library knows of it: the one method through which all advice goes is replaced.
    A check-in that is refused shows nothing, and one that an engine failed on what its answers show.
    """
    recorder, original = Recorder(), Assessor.assess

    @wraps(original)
    def assess(
        self: Assessor,
        check_in: CheckInBase | Mapping[str, Any],
        preferences: Preferences | Mapping[str, Any] | None = None,
        today: date | None = None,
    ) -> Advice:
        advice = original(self, check_in, preferences, today)
        recorder.add(check_in, self)
        return advice

    Assessor.assess = assess  # type: ignore[method-assign]
    try:
        yield recorder
    finally:
        Assessor.assess = original  # type: ignore[method-assign]
