"""What a rule book holds: everything compiled from the packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recovery_advisor.rulebook.citations import Cited, Work
from recovery_advisor.rulebook.exercises import Exercise
from recovery_advisor.rulebook.languages import Languages
from recovery_advisor.rulebook.packs import Pack
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.session_parameters import SessionParameters
from recovery_advisor.rulebook.verdict_texts import Note, VerdictTexts
from recovery_advisor.values.frozen_mappings import FrozenMappings


@dataclass(frozen=True)
class RuleContents(FrozenMappings):
    """Everything compiled from the packs.

    ``packs`` stand by id, and ``effects`` in one order, whatever the files': a set of effects is an
    int whose bit *i* is effect *i*.
    """

    packs: tuple[Pack, ...]
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
    words: VerdictTexts
    cited: tuple[Cited, ...]
    languages: Languages = field(default_factory=Languages)
