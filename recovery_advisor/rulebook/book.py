"""The compiled rule book: everything an advisor knows, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from recovery_advisor.model.advice import Reason, RulebookId
from recovery_advisor.model.levels import Phase, Readiness, Verdict
from recovery_advisor.rulebook.catalog import Exercise, Range, Way
from recovery_advisor.rulebook.fingerprint import fingerprint
from recovery_advisor.rulebook.languages import Languages
from recovery_advisor.rulebook.records import PackRecord
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.vocabulary import Question


@dataclass(frozen=True, slots=True)
class Work:
    """Something that may be cited, taken apart into numbered statements where that is useful."""

    id: str
    title: str
    checked: bool
    statements: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Note:
    """Something useful to say with some levels of readiness."""

    id: str
    levels: frozenset[Readiness]
    say: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of each verdict, and the reasons that no rule gives."""

    nothing_permits: Reason
    engine_fault: Reason
    cleared: Reason | None
    headlines: Mapping[Verdict, str]
    also_routine: str


@dataclass(frozen=True, slots=True)
class Plan:
    """How many exercises of each phase a session takes, least and most."""

    cardio: Range
    warm_up: Range
    strength: Range
    stretch: Range
    dose: Literal["lowest", "guide"]
    strength_sets: int | None

    def of(self, phase: Phase) -> Range:
        """Least and most exercises of a phase."""
        least_and_most: Range = getattr(self, phase)
        return least_and_most


@dataclass(frozen=True, slots=True)
class SessionParameters:
    """How sessions are put together; times in seconds but for ``minutes``."""

    minutes: int
    sessions_per_week: Range
    usual_sessions_per_week: int
    time_box: Range
    held_warm_up_at_most: int
    stretch_hold_at_most: int
    warm_up_before_strength: int
    seconds_per_repetition: int
    brief_hold: int
    rest_between_sets: int
    set_up: int
    plans: Mapping[Readiness, Plan]


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """A thing in the rules and a statement of a work that it carries."""

    work: str
    statement: int
    what: str
    id: str


@dataclass(frozen=True)
class RuleBook:
    """Everything compiled from the packs. ``effects`` stand in one order, whatever the files':
    a set of effects is an int whose bit *i* is effect *i*."""

    packs: tuple[PackRecord, ...]
    questions: tuple[Question, ...]
    screens: Mapping[str, str]
    questionnaires: Mapping[str, frozenset[str]]
    works: Mapping[str, Work]
    regions: tuple[str, ...]
    equipment: tuple[str, ...]
    household: tuple[str, ...]
    tags: Mapping[str, str]
    effects: tuple[Effect, ...]
    exercises: tuple[Exercise, ...]
    session: SessionParameters
    notes: tuple[Note, ...]
    words: Words
    cited: tuple[Cited, ...]
    languages: Languages = field(default_factory=Languages)

    @cached_property
    def id(self) -> RulebookId:
        """Which packs, and a hash of what they mean and of how they say it."""
        return fingerprint(self)

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every way of doing every exercise, in the order of the exercises."""
        return tuple(way for exercise in self.exercises for way in exercise.ways)
