"""Random moments of one person, near everything that the fold can tell apart."""

from __future__ import annotations

from random import Random

from recovery_advisor.course.instants import HOUR
from recovery_advisor.course.moments import Felt, InForce, Level, Moment, Session
from recovery_advisor.values.scale import Answer
from tests.course.days import BEGIN, checked_in, noticed

#: What people tell at a check-in; somebody hurt and else well is told of most often.
STATES: list[dict[str, Answer]] = [
    *({} for _ in range(12)),
    {"injury": "no"},
    {"injury": "no"},
    {"injury": None},
    {"pain": 1},
    {"pain": 2},
    {"pain": 3},
    {"pain": 3, "injury": "no"},
    {"pain": 5},
    {"pain": 5, "injury": "no"},
    {"pain": 7},
    {"pain": None},
    {"swelling": "mild"},
    {"swelling": "severe"},
    {"stiffness": None},
    {"osteoporosis": "yes", "sudden_strain": "yes"},
    {"cold_arm": "yes"},
    {"cold_arm": None},
    {"chest_pain": "unsure"},
    {"new_weakness": "yes"},
    {"fever_or_unwell": "yes"},
]
NOTICED: list[dict[str, Answer]] = [
    {"pain": 1},
    {"pain": 4},
    {"pain": 8},
    {"injury": "yes"},
    {"injury": "no"},
    {"swelling": "mild"},
    {"cold_arm": "no"},
    {"new_weakness": "yes"},
]
SCOPES = [
    "new_weakness",
    "cold_arm",
    "osteoporosis",
    "sudden_strain",
    "pain",
    "unclear_days",
    "fever_or_unwell",
]
LEVELS: list[Level] = ["mobility", "gradual", "gradual", "full", "other"]
FELT: list[Felt | None] = ["fine", "fine", "fine", "hard", "too_much", None]
PEAKS = [0, 1, 2, 2, 3, 5, 6, None]
#: Hours to the next moment: near a day mostly, and near what ends something.
GAPS = [
    0,
    1,
    8,
    12,
    16,
    19,
    20,
    20,
    24,
    24,
    24,
    24,
    24,
    24,
    28,
    36,
    44,
    60,
    61,
    84,
    85,
    24 * 14 + 1,
]
OFF = [0, 0, 0, 1, -1, HOUR // 2]


def life(random: Random, count: int) -> list[Moment]:
    """So many moments, in the order in which they were told; of some people most go well."""
    moments, at = [], BEGIN
    well = random.choice([0, 0.5, 0.9, 0.97])
    in_danger = random.random() < 0.15
    for number in range(count):
        id = f"{random.randrange(1_000)}-{number}"
        if in_danger:
            at += random.choice([0, 1, 24]) * HOUR
            moments.append(_of_danger(random, at, id))
        elif random.random() < well:
            at += 24 * HOUR if number % 2 else HOUR
            moments.append(_good(at, id, checks_in=number % 2 == 1))
        else:
            at += max(0, random.choice(GAPS) * HOUR + random.choice(OFF))
            moments.append(_moment(random, at, id))
    return moments


def as_of(random: Random, moments: list[Moment]) -> int:
    """An instant to ask for, mostly soon after the last."""
    last = max((one.at for one in moments), default=BEGIN)
    return (
        last + random.choice([0, 1, 24, 25, 60, 84, 85, 24 * 14, -1, 0]) * HOUR + random.choice(OFF)
    )


def _good(at: int, id: str, *, checks_in: bool) -> Moment:
    """A clear check-in, or a strength session that went well."""
    if checks_in:
        return _told(checked_in(0), at, id)
    return Moment(at, "trained", session=Session("gradual", 1, "fine"), id=id)


def _of_danger(random: Random, at: int, id: str) -> Moment:
    """A danger sign that is reported, denied, or looked into."""
    told = random.choice(["reported", "denied", "denied", "looked into"])
    if told == "looked into":
        scope = frozenset([random.choice(["new_weakness", "pain"])])
        return Moment(at, "cleared", clearance=InForce(at + 1, scope), id=id)
    state: dict[str, Answer] = {"new_weakness": "yes"} if told == "reported" else {}
    return _told(checked_in(0, **state), at, id)


def _moment(random: Random, at: int, id: str) -> Moment:
    kind = random.choices(["checked_in", "noticed", "trained", "cleared"], [10, 2, 7, 1])[0]
    if kind == "checked_in":
        return _told(checked_in(0, **random.choice(STATES)), at, id)
    if kind == "noticed":
        return _told(noticed(0, **random.choice(NOTICED)), at, id)
    if kind == "trained":
        session = Session(random.choice(LEVELS), random.choice(PEAKS), random.choice(FELT))
        return Moment(at, "trained", session=session, id=id)
    scope = frozenset(random.sample(SCOPES, random.randint(1, 3)))
    until = at + random.choice([0, 20, 24 * 30]) * HOUR
    return Moment(at, "cleared", clearance=InForce(until, scope), id=id)


def _told(moment: Moment, at: int, id: str) -> Moment:
    return Moment(at, moment.kind, moment.answers, id=id)
