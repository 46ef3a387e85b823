"""The gate: twelve rules over eight whole numbers, of which the first that holds decides."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from recovery_advisor import Readiness, Urgency

Person = dict[str, int]
#: Takes a person, builds whatever its engine needs, and names the rule that decides.
Gate = Callable[[Person], str]
#: A comparison: question, operator, bound.
Test = tuple[str, str, int]
#: A name, and alternatives of which one must hold whole.
Rule = tuple[str, list[list[Test]]]

QUESTIONS = (
    "red_flag",
    "pain_rest",
    "pain_act",
    "swelling",
    "stiffness",
    "rom",
    "trend",
    "days",
)
RULES: list[Rule] = [
    ("R01", [[("red_flag", ">=", 2)]]),
    ("R02", [[("red_flag", ">=", 1)]]),
    ("R03", [[("pain_rest", ">=", 7)], [("pain_act", ">=", 7)]]),
    ("R04", [[("swelling", ">=", 1)]]),
    ("R05", [[("pain_rest", ">=", 4)]]),
    ("R06", [[("stiffness", ">=", 2)]]),
    ("R07", [[("pain_act", ">=", 3)]]),
    ("R08", [[("rom", "<", 90)]]),
    ("R09", [[("trend", ">=", 1), ("pain_act", ">=", 1)]]),
    ("R10", [[("days", "<", 3)]]),
    (
        "R11",
        [
            [
                ("pain_rest", "==", 0),
                ("pain_act", "==", 0),
                ("rom", ">=", 98),
                ("stiffness", "==", 0),
            ]
        ],
    ),
    ("R12", [[("pain_rest", ">=", 0)]]),
]

#: What each rule comes to in the words of this library.
MEANING: dict[str, tuple[Urgency, Readiness]] = {
    "R01": (Urgency.EMERGENCY, Readiness.REST),
    "R02": (Urgency.URGENT, Readiness.REST),
    "R03": (Urgency.URGENT, Readiness.REST),
    "R08": (Urgency.NONE, Readiness.MOBILITY),
    "R11": (Urgency.NONE, Readiness.FULL),
    "R12": (Urgency.NONE, Readiness.GRADUAL),
    **dict.fromkeys(("R04", "R05", "R06", "R07", "R09", "R10"), (Urgency.NONE, Readiness.REST)),
}

#: For each question, bands as (least, greatest, weight).
_BANDS: dict[str, tuple[tuple[int, int, int], ...]] = {
    "red_flag": ((0, 0, 90), (1, 1, 5), (2, 2, 5)),
    "pain_rest": ((0, 0, 60), (1, 3, 25), (4, 6, 10), (7, 10, 5)),
    "pain_act": ((0, 0, 50), (1, 2, 30), (3, 6, 14), (7, 10, 6)),
    "swelling": ((0, 0, 80), (1, 1, 10), (2, 2, 6), (3, 3, 4)),
    "stiffness": ((0, 0, 60), (1, 1, 25), (2, 2, 10), (3, 3, 5)),
    "rom": ((98, 105, 55), (90, 97, 30), (20, 89, 15)),
    "trend": ((-1, -1, 40), (0, 0, 45), (1, 1, 15)),
    "days": ((0, 2, 10), (3, 60, 90)),
}
HEALTHY: Person = {
    "red_flag": 0,
    "pain_rest": 0,
    "pain_act": 0,
    "swelling": 0,
    "stiffness": 0,
    "rom": 100,
    "trend": 0,
    "days": 10,
}


def random_people(count: int, seed: int) -> list[Person]:
    """People who answered everything."""
    random = Random(seed)
    return [{id: _answer(random, id) for id in QUESTIONS} for _ in range(count)]


def _answer(random: Random, question: str) -> int:
    bands = _BANDS[question]
    [(least, greatest, _)] = random.choices(bands, [weight for *_, weight in bands])
    return random.randint(least, greatest)


def written(rule: Rule, joined: tuple[str, str] = ("and", "or"), prefix: str = "") -> str:
    """A rule as an expression, such as ``(a >= 1 and b < 2) or (c >= 3)``."""
    every, either = joined
    alternatives = [
        f" {every} ".join(
            f"{prefix}{question} {operator} {bound}" for question, operator, bound in all
        )
        for all in rule[1]
    ]
    return f" {either} ".join(f"({one})" for one in alternatives)
