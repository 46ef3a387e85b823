"""What a check-in model knows of the rules that it was made for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from recovery_advisor.values.frozen_mappings import FrozenMappings

_VERSION = re.compile("[0-9]{1,9}")


@dataclass(frozen=True)
class CheckInForm(FrozenMappings):
    """What a check-in model knows of the rules that it was made for, beside its fields.

    Attributes:
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

    def last_asked(self, gone: Iterable[str]) -> list[str]:
        """The questionnaires that were the last to ask questions that are gone, oldest first."""
        return sorted({self._last_asked[id] for id in gone if id in self._last_asked}, key=_version)

    @cached_property
    def _last_asked(self) -> Mapping[str, str]:
        oldest_first = sorted(self.questionnaires, key=_version)
        return MappingProxyType(
            {id: name for name in oldest_first for id in self.questionnaires[name]}
        )

    def newest(self, screened: str | None) -> str | None:
        """The newest version of a questionnaire; without a name, of the only one that there is.

        ``None`` where several could be meant, or there is none.
        """
        family = _family(screened) if screened else None
        names = [one for one in self.questionnaires if family in (None, _family(one))]
        return max(names, key=_version) if len({*map(_family, names)}) == 1 else None

    def __hash__(self) -> int:
        maps = (self.questionnaires, self.since, self.merged)
        return hash((self.rules, self.lasting, *(tuple(one.items()) for one in maps)))


def _family(questionnaire: str) -> str:
    return questionnaire.rpartition("/")[0]


def _version(questionnaire: str) -> int:
    """The number of its version; the lowest for one that can't be read."""
    version = questionnaire.rpartition("/")[2]
    return int(version) if _VERSION.fullmatch(version) else -1


def is_older(questionnaire: str, than: str) -> bool:
    """Whether a questionnaire is an earlier version of another: red-flags/1 of red-flags/2.

    One whose version can't be read counts as earlier.
    """
    name, _, version = questionnaire.rpartition("/")
    other, _, newer = than.rpartition("/")
    return name == other and not (_VERSION.fullmatch(version) and int(version) >= int(newer))
