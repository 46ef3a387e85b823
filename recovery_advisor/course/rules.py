"""All that the fold needs of one history book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from recovery_advisor.course.course import Course
from recovery_advisor.course.fold import Fold
from recovery_advisor.course.instants import HOUR
from recovery_advisor.course.known import KnownCondition
from recovery_advisor.course.moments import Session
from recovery_advisor.course.ops import INTEGERS
from recovery_advisor.course.parameters import Parameters
from recovery_advisor.course.progress import DENIED, FAILED, FINE, NO, OPEN, UNSURE, YES
from recovery_advisor.course.reading import KEPT, Reader, Reading
from recovery_advisor.course.signs import PROFESSIONAL
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.rulebook.bit_sets import bits, mask_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import Condition, thresholds
from recovery_advisor.rulebook.course_numbers import SESSION_QUESTIONS, CourseNumbers
from recovery_advisor.rulebook.fingerprint import hash_of, question_meaning
from recovery_advisor.rulebook.kleene import truth
from recovery_advisor.rulebook.questions import Interval, Question
from recovery_advisor.values.levels import NOW, Urgency


class SignRule(NamedTuple):
    """A rule without time that refers today or at once.

    Attributes:
        urgency: how soon.
        when: its condition.
        refers: its referral, as a bit mask of effects.
        limits: the limit that comes with it, which counts unless the sign is ruled out.
        lasts: after how long a denial lifts the sign, in microseconds; ``PROFESSIONAL``: never alone.
        asks: ids of the questions that its condition asks.
    """

    urgency: Urgency
    when: Condition
    refers: int
    limits: int
    lasts: int
    asks: frozenset[str]

    def holds(self, reading: Reading) -> int:
        """``YES`` where it is known to hold, ``NO`` where it is ruled out, else ``OPEN``."""
        if reading.counting & self.refers:
            return YES
        return OPEN if reading.counting & self.limits else NO


class CourseRules:
    """All that the fold needs of one history book. Immutable, safe to share between threads.

    Args:
        book: a rule book with a history pack.
        engine: what reads check-ins by it; ``None`` is the bitmap engine.

    Raises:
        ValueError: for one without.
    """

    def __init__(self, book: RuleBook, engine: Engine | None = None) -> None:
        if book.course is None:
            raise ValueError("a course needs a rule book with a history pack")
        self.book: RuleBook = book
        self.numbers: CourseNumbers = book.course
        self.parameters: Parameters = Parameters.of(book.course)
        self.fold: Fold = Fold(INTEGERS, self.parameters)
        self.signs: Mapping[str, SignRule] = sign_rules(book, book.course)
        #: The fingerprint of the questions that a check-in answers.
        self.questions: str = hash_of([*map(question_meaning, book.asked)])[:16]
        self.unknown: tuple[int, ...] = tuple(question.unknown for question in book.asked)
        self.clearable: frozenset[str] = frozenset(
            question.id for question in book.questions if question.may_be_cleared
        )
        #: Ids of the questions that the condition of a flare asks.
        self.flare_asks: frozenset[str] = _asked_by(book.course.flare)
        #: What is read of lowered answers, some of which are cleared; kept for the next that are the same.
        self.read = Reader(book, book.course, engine or BitmapEngine(book)).read
        self._refers = sum(sign.refers for sign in self.signs.values())
        asked = (*SESSION_QUESTIONS.values(), *_injury(book))
        self._injured = tuple(question.span for question in _injury(book))
        self._fine = KnownCondition(book.course.fine, asked)
        self._failed = KnownCondition(book.course.failed, asked)
        self.verdict: Callable[[Session, int], int] = cache(self._verdict)
        self.lifted_by: Callable[[frozenset[str]], frozenset[str]] = lru_cache(KEPT)(
            self._lifted_by
        )

    def asks_as(self, course: Course) -> bool:
        """Whether the answers that a course holds are to these questions."""
        return course.latest is None or course.questions == self.questions

    def known_signs(self, reading: Reading) -> frozenset[str]:
        """Ids of the rules of the danger signs that are known to hold."""
        return frozenset(
            self.book.effects[index].rule.id for index in bits(reading.counting & self._refers)
        )

    def _verdict(self, session: Session, injured: int) -> int:
        """How a session went; something of one's own is never known to have gone well.

        Whoever has not denied an injury counts as injured.
        """
        injury = (0,) * len(self._injured) if injured == DENIED else self._injured
        given = (session.peak_pain, session.felt)
        both = zip(SESSION_QUESTIONS.values(), given, strict=True)
        answers = (*(question.codes[one] for question, one in both), *injury)
        if self._failed.holds(answers):
            return FAILED
        return FINE if session.level != "other" and self._fine.holds(answers) else UNSURE

    def _lifted_by(self, scope: frozenset[str]) -> frozenset[str]:
        """Ids of the rules that can't hold with the answers to some questions at their best."""
        return frozenset(id for id, rule in self.signs.items() if _impossible(rule.when, scope))


def sign_rules(book: RuleBook, numbers: CourseNumbers) -> Mapping[str, SignRule]:
    """The danger signs of a history book, by the id of their rule."""
    found: dict[str, SignRule] = {}
    for index, effect in enumerate(book.effects):
        rule, urgency = effect.rule, effect.level
        if rule.pack == book.history or not isinstance(urgency, Urgency) or urgency not in NOW:
            continue
        limits = (one.kind == "limit" and one.rule.id == rule.id for one in book.effects)
        hours = numbers.lasts.get(rule.id)
        lasts = PROFESSIONAL if hours is None else hours * HOUR
        found[rule.id] = SignRule(
            urgency, rule.when, 1 << index, mask_of(limits), lasts, _asked_by(rule.when)
        )
    return found


def _injury(book: RuleBook) -> tuple[Question, ...]:
    return tuple(question for question in book.asked if question.id == "injury")


def _asked_by(condition: Condition) -> frozenset[str]:
    return frozenset(one.question for one in thresholds(condition))


def _impossible(condition: Condition, scope: frozenset[str]) -> bool:
    """Whether a condition is false whatever the answers to questions beyond a scope are."""
    asked = _asked_by(condition)
    best, any = Interval(0, 0), Interval(-1, 10**9)
    return truth(condition, {id: best if id in scope else any for id in asked}) is False
