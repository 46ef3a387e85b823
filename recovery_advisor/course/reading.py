"""What is read of a check-in, by the rules without time."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from recovery_advisor.course.known import KnownCondition
from recovery_advisor.course.progress import DENIED, INJURED, NO, NOT_ASKED, OPEN, YES
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.clearance import ClearedQuestions
from recovery_advisor.engines.lowering import Lowered, lower_known
from recovery_advisor.rulebook.bit_sets import mask_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.course_numbers import CourseNumbers

#: As many readings are kept.
KEPT = 1_024


class Reading(NamedTuple):
    """What the fold reads of lowered answers.

    Attributes:
        clear: ``YES`` where the base pack alone permits as much as the history pack asks for; ``NO``
            where it does not even with each missing answer at its best; else ``OPEN``.
        flare: whether the condition of a flare is known to hold.
        known: the effects that are known to hold, clearances applied, as a bit mask.
        counting: the effects that count.
        injury: ``INJURED``, ``DENIED``, or ``NOT_ASKED`` where the answer is missing.
        pain: the pain; ``None`` where the answer is missing.
    """

    clear: int
    flare: bool
    known: int
    counting: int
    injury: int
    pain: int | None


class Reader:
    """Reads check-ins by one history book. Its own rules play no part.

    Args:
        book: the history book.
        numbers: what it says about time.
    """

    def __init__(self, book: RuleBook, numbers: CourseNumbers) -> None:
        self._book, self._laws = book, Laws(book)
        self._counts, self._known = BitmapEngine(book), BitmapEngine(book, lower_known)
        self._base = mask_of(effect.rule.pack == book.base for effect in book.effects)
        self._clear, self._flare = numbers.clear, KnownCondition(numbers.flare, book.asked)
        self._unknown = tuple(question.unknown for question in book.asked)
        at = {question.id: index for index, question in enumerate(book.asked)}
        self._injury, self._pain = at.get("injury"), at.get("pain")
        # No rule but the history's own tests a derived answer, so each is taken at its best.
        self._whole = itemgetter(*(at.get(one.id, len(at)) for one in book.questions))
        self.read = lru_cache(KEPT)(self._read)

    def _read(self, answers: Lowered, cleared: frozenset[str]) -> Reading:
        """What is read of answers to the asked questions, some of which are cleared."""
        at_best = ClearedQuestions.of(cleared, self._book)
        engine, given = at_best.shown_to(self._counts), self._whole((*answers, 0))
        counting = engine.counting(given)
        clear = YES
        if not self._is_clear(counting):
            best = (0 if one == no else one for one, no in zip(answers, self._unknown, strict=True))
            might_be = self._is_clear(engine.counting(self._whole((*best, 0))))
            clear = OPEN if might_be else NO
        return Reading(
            clear=clear,
            flare=self._flare.holds(answers),
            known=at_best.shown_to(self._known).counting(given),
            counting=counting,
            injury=self._injury_of(answers),
            pain=self._pain_of(answers),
        )

    def _is_clear(self, counting: int) -> bool:
        return self._laws.decide(counting & self._base).readiness >= self._clear

    def _injury_of(self, answers: Lowered) -> int:
        at = self._injury
        if at is None or answers[at] == self._unknown[at]:
            return NOT_ASKED
        return INJURED if answers[at] else DENIED

    def _pain_of(self, answers: Lowered) -> int | None:
        at = self._pain
        return None if at is None or answers[at] == self._unknown[at] else answers[at]
