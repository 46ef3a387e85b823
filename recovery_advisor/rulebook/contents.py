"""The content of a rule book, compiled from the packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recovery_advisor.rulebook.citations import Cited, Work
from recovery_advisor.rulebook.course_numbers import CourseNumbers
from recovery_advisor.rulebook.exercises import Exercise
from recovery_advisor.rulebook.languages import Languages
from recovery_advisor.rulebook.packs import Pack
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.session_parameters import SessionParameters
from recovery_advisor.rulebook.verdict_texts import LevelNet, Note, VerdictTexts
from recovery_advisor.values.frozen_mappings import FrozenMappings


@dataclass(frozen=True)
class RuleContents(FrozenMappings):
    """The content of a rule book, compiled from the packs.

    ``packs`` are sorted by id and ``effects`` have a fixed order, independent of the files. A set
    of effects is a bit mask: bit *i* of an int stands for effect *i*. ``merged`` names, for each
    question that only an older questionnaire has, those that ask for it now. ``course`` is what a history pack
    says about time; ``None`` where none is loaded.
    """

    packs: tuple[Pack, ...]
    questions: tuple[Question, ...]
    screens: Mapping[str, str]
    questionnaires: Mapping[str, frozenset[str]]
    merged: Mapping[str, tuple[str, ...]]
    works: Mapping[str, Work]
    regions: tuple[str, ...]
    equipment: tuple[str, ...]
    household: tuple[str, ...]
    tags: Mapping[str, str]
    effects: tuple[Effect, ...]
    exercises: tuple[Exercise, ...]
    session: SessionParameters
    safety_nets: tuple[LevelNet, ...]
    notes: tuple[Note, ...]
    words: VerdictTexts
    cited: tuple[Cited, ...]
    languages: Languages = field(default_factory=Languages)
    course: CourseNumbers | None = None
