"""Judges the advice of each person of a file by what its source says that they need."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recovery_advisor import Advice, Advisor, CheckIn, Readiness, Screening, Urgency

#: Stories from case reports, guidelines and ordinary life; and those answered by readers who had not seen the rules.
PEOPLE = Path(__file__).with_name("people.json")
READ_BLIND = Path(__file__).with_name("read_blind.json")
QUESTIONNAIRE = "red-flags/2"


@dataclass(frozen=True, slots=True)
class Person:
    """A story from elsewhere.

    Attributes:
        name: of the story.
        story: what such a person would tell.
        urgency: how soon they need somebody, by the source.
        readiness: the levels that do them no harm, by the source.
        source: where story and need are from.
        answers: what such a person would answer; every other question is answered *no*.
    """

    name: str
    story: str
    urgency: Urgency
    readiness: frozenset[Readiness]
    source: str
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A person, and what they are advised."""

    person: Person
    advice: Advice

    @property
    def needed(self) -> Urgency:
        """The urgency needed, with ``soon`` as good as ``routine``."""
        return _weight(self.person.urgency)

    @property
    def sent(self) -> Urgency:
        """The urgency advised, with ``soon`` as good as ``routine``."""
        return _weight(self.advice.urgency)

    @property
    def is_moved_too_early(self) -> bool:
        """Whether they are given a session at a level that may harm them."""
        return self.advice.session is not None and self.advice.readiness not in self._harmless

    @property
    def is_held_back(self) -> bool:
        """Whether they are told to do less than would be good for them."""
        return self.advice.readiness < min(self.person.readiness)

    @property
    def _harmless(self) -> frozenset[Readiness]:
        most = max(self.person.readiness)
        return frozenset(level for level in Readiness if level <= most)


def people(file: Path = PEOPLE) -> tuple[Person, ...]:
    """Everybody in a file, in its order."""
    told = json.loads(file.read_text(encoding="utf-8"))["people"]
    return tuple(
        Person(
            name=one["name"],
            story=one["story"],
            urgency=Urgency(one["expected_urgency"]),
            readiness=frozenset(map(Readiness, one["acceptable_readiness"])),
            source=one["source"],
            answers=one["answers"],
        )
        for one in told
    )


def judged(file: Path = PEOPLE) -> list[Judged]:
    """Everybody in a file with the advice that they get from the shipped rules."""
    advisor = Advisor(engine="bitmap")
    return [Judged(person, advisor.assess(check_in(person))) for person in people(file)]


def check_in(person: Person) -> CheckIn:
    """The check-in of a person who was shown the whole questionnaire and answered it honestly."""
    denied = CheckIn(screening=Screening.answered(QUESTIONNAIRE)).answers
    return CheckIn.model_validate({**denied, **person.answers})


def _weight(urgency: Urgency) -> Urgency:
    return Urgency.ROUTINE if urgency is Urgency.SOON else urgency
