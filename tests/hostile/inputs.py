"""Check-ins and preferences as no app should send them, beside what the person meant."""

from __future__ import annotations

import math
from collections import OrderedDict, UserDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Any

from recovery_advisor import Advisor, CheckIn
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.values.twin_keys import Twins

QUESTIONNAIRE = "red-flags/2"
DENIABLE = CheckIn.made_for.questionnaires[QUESTIONNAIRE]


@dataclass(frozen=True)
class Sent:
    """An input and what was meant by it.

    Attributes:
        check_in: what is handed to ``assess``.
        preferences: what is handed to ``assess`` beside it.
        meant: the person's answers, stated plainly.
        readable: ids of the questions whose *yes* can be read, however it is written.
    """

    check_in: Any
    preferences: Any
    meant: Mapping[str, int | str]
    readable: frozenset[str]


class AnyText(str):
    __slots__ = ()


class AnyNumber(int):
    __slots__ = ()


class One(IntEnum):
    ONE = 1


class Word(str, Enum):  # noqa: UP042 - as generated clients have it
    YES = "yes"


class Plain(Enum):
    YES = "yes"


class Shown(str):
    """Text that shows itself as another."""

    __slots__ = ()

    def __str__(self) -> str:
        return "no"


class EqualToAll:
    """Says that it equals whatever it is compared with, and hashes as *no* does."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("no")


class Raising:
    """Raises at whatever it is asked."""

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("asked for equality")

    def __hash__(self) -> int:
        return 1

    def __repr__(self) -> str:
        raise RuntimeError("asked for its text")

    def __bool__(self) -> bool:
        raise RuntimeError("asked for its truth")

    def __float__(self) -> float:
        raise RuntimeError("asked for a number")


#: *Yes* as other software writes it; each is read, be it refused or not.
YES: tuple[Any, ...] = (
    True, 1, 1.0, "Yes", "YES", " yes ", "yes\n", "y", "true", "True", "1", "1.0", "on",
    AnyText("yes"), AnyNumber(1), One.ONE, Decimal(1), Word.YES, Plain.YES, Shown("yes"), ["yes"], ("Yes",), ["no", "yes"], Twins(("no", "yes")), Twins(("yes", 7)),
)  # fmt: skip
#: What no answer can be read from, or not beyond doubt.
GARBAGE: tuple[Any, ...] = (
    None, "", " ", "nan", "NaN", math.nan, math.inf, -math.inf, "maybe", "?", "-", "0x1", "1e0", "²",
    "\ud800", "\x1b[31mno", "\u202eon", "ye s", "no no", "null", b"yes", bytearray(b"no"), -1, 999,
    10**400, -(10**400), 7.5, 1e300, Decimal("NaN"), Fraction(1, 3), complex(1), [], ("no",),
    {}, {"yes": True}, {"no"}, frozenset(), object(), object, EqualToAll(), Raising(), date(2026, 1, 1),
    datetime(2026, 1, 1), range(3), len, Ellipsis, NotImplemented, "x" * 100_000, [[[[[[]]]]]],
    Twins(()), Twins((1, 2)), "no,yes", "No.", "unsure?", Random(1),
)  # fmt: skip
KEYS: tuple[Any, ...] = (
    "chest_pian", "Chest_Pain", "chest-pain", " chest_pain", "pain ", "", "id", "preferences", "made_for",
    "model_config", "__class__", "\ud800", "\x1b", "a.b", "screening.yes", "x" * 10_000, 1, None, True,
    ("pain",), 1.5, b"pain", frozenset(), EqualToAll(),
)  # fmt: skip
SHAPES: tuple[Callable[[dict[Any, Any]], Any], ...] = (
    dict, dict, dict, OrderedDict, MappingProxyType, UserDict,
)  # fmt: skip


def sent(random: Random, advisor: Advisor) -> Sent:
    """One input, hostile in some of its parts, and what the person meant."""
    meant = _person(random, advisor)
    cells: dict[Any, Any] = dict(meant)
    readable = {id for id, answer in meant.items() if answer == "yes"}
    if random.random() < 0.4:
        _screen(cells, random)
    for id in random.sample(list(cells), min(len(cells), random.choice((0, 0, 1, 1, 2, 5)))):
        if id == "screening":
            continue
        if id in readable and random.random() < 0.6:
            cells[id] = random.choice(YES)
        else:
            cells[id] = (
                random.choice((*GARBAGE, *YES)) if meant[id] == "yes" else random.choice(GARBAGE)
            )
            readable -= {id} if not any(cells[id] is one for one in YES) else set()
    for _ in range(random.choice((0, 0, 0, 1, 3))):
        cells.setdefault(random.choice(KEYS), random.choice((*GARBAGE, "yes", "no", 0)))
    if random.random() < 0.1:
        cells["clearance"] = _clearance(random)
    return Sent(
        random.choice(SHAPES)(cells), _preferences(random, advisor), meant, frozenset(readable)
    )


def _person(random: Random, advisor: Advisor) -> dict[str, int | str]:
    """A person who is well but for an answer or two, every question answered."""
    meant = {one.id: answer_of(one, 0) for one in advisor.book.questions}
    for question in random.sample(advisor.book.questions, random.choice((0, 0, 1, 1, 2))):
        meant[question.id] = _worse(question, random)
    return meant


def _worse(question: Question, random: Random) -> int | str:
    return answer_of(question, random.choice((question.span, random.randint(0, question.span))))


def _screen(cells: dict[Any, Any], random: Random) -> None:
    """Moves the questionnaire's answers into a screening, and spoils that at times."""
    said = {id: cells.pop(id) for id in DENIABLE}
    parts: dict[Any, Any] = {
        "questionnaire": QUESTIONNAIRE,
        "yes": [id for id, answer in said.items() if answer == "yes"],
        "unsure": [id for id, answer in said.items() if answer == "unsure"],
        "skipped": [],
        "no": sum(answer == "no" for answer in said.values()),
    }
    match random.randrange(8):
        case 0:
            parts[random.choice(("questionnaire", "unsure", "skipped", "no"))] = random.choice(
                GARBAGE
            )
        case 1:
            del parts[random.choice(("questionnaire", "unsure", "skipped", "no"))]
        case 2:
            parts["no"] += random.choice((-1, 1, 35))
        case 3:
            parts["skipped"] = random.sample(DENIABLE, 2)
        case 4:
            parts["yes"] = [*parts["yes"], random.choice(("chest_pian", 7, None, Raising()))]
        case 5:
            parts[random.choice(KEYS)] = random.choice(GARBAGE)
        case _:
            pass
    cells["screening"] = random.choice(SHAPES)(parts)


def _clearance(random: Random) -> Any:
    clearance: dict[Any, Any] = {
        "by": "a physiotherapist", "at": "2026-01-01", "expires": "2026-12-31", "scope": ["osteoporosis"],
    }  # fmt: skip
    if random.random() < 0.5:
        clearance[random.choice(("by", "at", "expires", "scope", "more"))] = random.choice(GARBAGE)
    return random.choice((clearance, random.choice(GARBAGE)))


def _preferences(random: Random, advisor: Advisor) -> Any:
    if random.random() < 0.5:
        return None
    preferences: dict[Any, Any] = {
        "equipment": random.sample(advisor.equipment, 2),
        "focus": random.sample(advisor.regions, 1),
        "minutes": random.randint(1, 240),
    }
    if random.random() < 0.5:
        names = ("equipment", "without", "focus", "leave_out", "minutes", "locale", "emergency_number",
                 "variant", "more")  # fmt: skip
        preferences[random.choice(names)] = random.choice(GARBAGE)
    return random.choice((preferences, preferences, random.choice(GARBAGE)))
