"""One visit: all that a person has told, and where on the way they are. Frozen, like what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from recovery_advisor import Advice, Verdict
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.preferences import EmergencyNumber
from recovery_advisor.values.scale import Answer

#: What tells one advice from another: its day, its verdict, its words and its rules or reasons.
Key: TypeAlias = tuple[str, Verdict, tuple[str, ...], tuple[str, ...]]


class Kind(StrEnum):
    """What a place on the way shows."""

    QUESTIONS = "questions"
    REFERRAL = "referral"
    ADVICE = "advice"
    SETTINGS = "settings"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the way.

    Attributes:
        kind: what it shows.
        screen: id of the screen of its questions, where it shows some.
        questions: ids of these.
    """

    kind: Kind
    screen: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may set.

    Attributes:
        number: the local emergency number; none is ever guessed.
        keep: whether the person asked for the visit to be kept on the device.
        stopped: whether what was kept has been deleted in another window since.
    """

    number: str | None = None
    keep: bool = False
    stopped: bool = False

    @property
    def keeps(self) -> bool:
        """Whether the visit is kept on the device."""
        return self.keep and not self.stopped


@dataclass(frozen=True, slots=True)
class Earlier:
    """An advice of before today's questions: of a record, of an older day, of older rules.

    Attributes:
        day: the day of it, such as ``2026-12-01``; empty where nobody knows.
        verdict: what it said.
        say: the same in words.
        why: its reasons.
        seen: whether the person says that it is settled.
        also: another, no graver one that is said once this one is settled.
        rules: ids of the rules that referred; none where only its words are known.
    """

    day: str
    verdict: Verdict
    say: tuple[str, ...]
    why: tuple[str, ...] = ()
    seen: bool = False
    also: Earlier | None = None
    rules: tuple[str, ...] = ()

    @classmethod
    def of(cls, advice: Advice, day: str) -> Earlier:
        """What an advice said on a day."""
        why = tuple(one.say for one in advice.reasons)
        rules = tuple(one.rule for one in advice.reasons if one.effect == "refer")
        return cls(day, advice.verdict, advice.say, why, rules=rules)

    @classmethod
    def together(cls, *told: Earlier | None) -> Earlier | None:
        """Several as one: each that stands once, the gravest first; where none does, the gravest unsettled one."""
        links = [link for one in told if one for link in one.chain]
        links.sort(key=lambda link: (link.seen, link.verdict.rank))
        standing = {link.key: link for link in links if link.stands}
        chain: Earlier | None = None
        for link in reversed(standing.values()):
            chain = replace(link, also=chain)
        return chain or next(iter(links), None)

    @property
    def key(self) -> Key:
        """What tells one advice from another: when it was given, what it said, and by which rules, or why."""
        return self.day, self.verdict, self.say, self.rules or self.why

    @property
    def chain(self) -> Iterator[Earlier]:
        """This advice, and each that is said after it."""
        link: Earlier | None = self
        while link:
            yield link
            link = link.also

    @property
    def stands(self) -> bool:
        """Whether it is for today or now, and nobody has said that it is settled."""
        return self.verdict in REFERRED_NOW and not self.seen


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit.

    Attributes:
        today: the day on which it began.
        answers: everything that was told, what was ticked and not yet sent included.
        trail: the places passed, and any that lie ahead after going back.
        at: which of them is shown.
        correcting: whether the person says that a danger sign was ticked by mistake, and is at the list.
        settings: what the person has set.
        wishes: gear, time and regions for a session, as ``Preferences`` take them.
        earlier: an advice of before, which is said until it is settled.
        newer_day: the day that has begun during an emergency; it counts once that is taken back.
    """

    today: date
    answers: Mapping[str, Answer] = field(default_factory=dict)
    trail: tuple[Place, ...] = ()
    at: int = 0
    correcting: bool = False
    settings: Settings = Settings()
    wishes: Mapping[str, Any] = field(default_factory=dict)
    earlier: Earlier | None = None
    newer_day: date | None = None

    @property
    def place(self) -> Place:
        """The place that is shown, unless an emergency is."""
        return self.trail[self.at]

    @property
    def is_held_back(self) -> bool:
        """Whether an earlier advice stands, so that today's is no whole account."""
        return self.earlier is not None and self.earlier.stands

    @property
    def tells_an_earlier_emergency(self) -> bool:
        """Whether the place shown says an earlier emergency, and nothing else."""
        there, earlier = bool(self.trail) and self.place.kind is Kind.EARLIER, self.earlier
        return there and earlier is not None and earlier.verdict is Verdict.EMERGENCY

    def telling(self, told: Mapping[str, Answer], taken_back: Iterable[str] = ()) -> Visit:
        """The visit with some answers told, and some taken back, which are then open again."""
        gone = frozenset(taken_back)
        kept = {id: one for id, one in self.answers.items() if id not in gone}
        return replace(self, answers={**kept, **told})

    def going_to(self, place: Place) -> Visit:
        """The visit one place further; what lay ahead is forgotten."""
        trail = (*self.trail[: self.at + 1], place)
        return replace(self, trail=trail, at=len(trail) - 1, correcting=False)

    def standing_at(self, at: int) -> Visit:
        """The visit at another place of its way."""
        return replace(self, at=min(max(at, 0), len(self.trail) - 1))


_NUMBER: TypeAdapter[str] = TypeAdapter(EmergencyNumber)
#: What is dialled in some countries and left out in others.
_PERHAPS_A_ZERO = re.compile(r"[0-9].*\(\s*0\s*\)")


def read_number(given: str) -> str | None:
    """A telephone number as it can be called; ``None`` for what is none, such as two numbers.

    Brackets, hyphens and spaces in it are taken for spaces; but a bracketed zero within a number does
    not say what to dial.
    """
    if _PERHAPS_A_ZERO.search(given):
        return None
    try:
        return _NUMBER.validate_python(" ".join(re.sub(r"[()\s-]", " ", given).split()))
    except ValidationError:
        return None
