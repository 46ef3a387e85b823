"""The compiled rule book: everything an advisor knows, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recovery_advisor.loading.records import PackRecord
from recovery_advisor.rulebook.bit_sets import mask_of
from recovery_advisor.rulebook.citations import Cited, Work
from recovery_advisor.rulebook.exercises import Exercise, Way
from recovery_advisor.rulebook.fingerprint import fingerprint
from recovery_advisor.rulebook.languages import Languages
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.session_parameters import SessionParameters
from recovery_advisor.rulebook.verdict_texts import Note, Words
from recovery_advisor.values.advice import RulebookId
from recovery_advisor.values.levels import Urgency


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
    def emergencies(self) -> int:
        """The effects of rules that refer as an emergency: bit *i* for effect *i*."""
        rules = {one.rule.id for one in self.effects if one.level is Urgency.EMERGENCY}
        return mask_of(one.rule.id in rules for one in self.effects)

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every way of doing every exercise, in the order of the exercises."""
        return tuple(way for exercise in self.exercises for way in exercise.ways)
