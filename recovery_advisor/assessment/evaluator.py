"""Evaluates a check-in with every engine; where they differ, the result is a fault."""

from __future__ import annotations

from collections.abc import Sequence

from recovery_advisor.assessment.faults import log_fault
from recovery_advisor.assessment.intake import Subject
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.consensus import Agreement, ask_all
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.engines.lowering import lower_known
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.rulebook.book import RuleBook


class Evaluator:
    """Evaluates check-ins by one rule book. Immutable, safe to share between threads.

    Args:
        book: the rule book.
        laws: its laws, which say which effects are kept after a fault.
        engines: those that must agree, or the one that decides alone.
    """

    def __init__(self, book: RuleBook, laws: Laws, engines: Sequence[Engine]) -> None:
        self._book, self._laws, self._engines = book, laws, tuple(engines)
        #: Finds the effects whose condition is known to be true.
        self.known: BitmapEngine = BitmapEngine(book, lower_known)
        #: Says how urgent it is where no engine does.
        self._last = (ReferenceEngine(book),)

    def evaluate(self, subject: Subject) -> Evaluation:
        """The effects that count for a person; a fault where an engine fails or they differ."""
        counting, known = self._ask(self._engines, subject), self._ask((self.known,), subject)
        if counting.fault or known.fault:
            failures = "; ".join(counting.failures + known.failures)
            log_fault("engine", failures or "the engines disagree", self._book)
            seen = counting.seen or self._ask(self._last, subject).seen
            referring = self._laws.referrals_among(seen)
            return Evaluation(*subject.evaluated, referring, referring, True)
        if subject.unread.fields:
            referring = self._laws.referrals_among(counting.seen)
            return Evaluation(*subject.evaluated, referring, known.seen[0], False)
        return Evaluation(*subject.evaluated, counting.seen[0], known.seen[0], False)

    def _ask(self, engines: Sequence[Engine], subject: Subject) -> Agreement:
        under_clearance = [subject.cleared.shown_to(engine) for engine in engines]
        return ask_all(under_clearance, subject.answers, len(self._book.effects))
