"""What a check-in model knows of the rules that it was made for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from recovery_advisor.values.frozen_mappings import FrozenMappings

_VERSION = re.compile("[0-9]{1,9}")


@dataclass(frozen=True)
class CheckInForm(FrozenMappings):
    """What a check-in model knows of the rules that it was made for, beside its fields.

    Args:
        rules: the rules in words, to be named where a check-in meets other ones.
        questionnaires: the ids of each questionnaire's questions, those that are gone included.
        since: for each question that can be denied, the questionnaire that its meaning dates from.
        merged: for each question that is gone, those that ask for it now.
        lasting: the questions whose answer stays the same from one check-in to the next.
    """

    rules: str = "other rules"
    questionnaires: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lasting: tuple[str, ...] = ()

    def outdated(self, questionnaire: str) -> frozenset[str]:
        """Ids of the questions whose meaning is newer than a questionnaire of the same name."""
        known = self._outdated.get(questionnaire)
        return self._newer_than(questionnaire) if known is None else known

    @cached_property
    def _outdated(self) -> Mapping[str, frozenset[str]]:
        return MappingProxyType({name: self._newer_than(name) for name in self.questionnaires})

    def _newer_than(self, questionnaire: str) -> frozenset[str]:
        return frozenset(id for id, since in self.since.items() if is_older(questionnaire, since))

    def __hash__(self) -> int:
        maps = (self.questionnaires, self.since, self.merged)
        return hash((self.rules, self.lasting, *(tuple(one.items()) for one in maps)))


def is_older(questionnaire: str, than: str) -> bool:
    """Whether a questionnaire is an earlier version of another: red-flags/1 of red-flags/2.

    One whose version can't be read counts as earlier.
    """
    name, _, version = questionnaire.rpartition("/")
    other, _, newer = than.rpartition("/")
    return name == other and not (_VERSION.fullmatch(version) and int(version) >= int(newer))
