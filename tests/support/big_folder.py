"""A rules folder of the size somebody else's may have: 200 questions and 500 rules."""

from random import Random
from typing import Any

from recovery_advisor.testing import Pages
from recovery_advisor.testing.fixed_parts import BASE_PACK, SHARED

QUESTIONS = 200
RULES = 500
_HIGH = 10
_SOURCE = {"work": "project", "at": "generated"}
_EFFECTS_AGAINST: list[dict[str, Any]] = [
    {"limit": "mobility"},
    {"limit": "gradual"},
    {"refer": "routine"},
    {"refer": "routine", "limit": "gradual"},
    {"avoid": {"tags": ["overhead"]}},
]


def big_folder(seed: int) -> Pages:
    """Its files; every condition has ``any`` inside ``all`` inside ``any``."""
    drawn = Random(seed)
    questions = [f"question_{number}" for number in range(QUESTIONS)]
    return Pages(
        {
            "vocabulary.yaml": _vocabulary(questions),
            "base/pack.yaml": {**BASE_PACK, "pack": {**BASE_PACK["pack"], "asks": questions}},
            "base/exercises.yaml": {"exercises": [_warm_up(number) for number in range(6)]},
            "base/rules.yaml": {
                "rules": [_rule(number, questions, drawn) for number in range(RULES)]
            },
        }
    )


def _rule(number: int, questions: list[str], drawn: Random) -> dict[str, Any]:
    permits = number % 10 == 0
    then = {"permit": drawn.choice(["mobility", "gradual", "full"])}
    return {
        "rule": f"rule-{number}",
        "when": _nested(questions, "better" if permits else "worse", drawn),
        "then": then if permits else drawn.choice(_EFFECTS_AGAINST),
        "say": f"What rule {number} says.",
        "because": "It was drawn.",
        "source": _SOURCE,
    }


def _nested(questions: list[str], side: str, drawn: Random) -> dict[str, Any]:
    def threshold() -> dict[str, str]:
        milder, worse = (8, _HIGH) if side == "worse" else (1, 4)
        return {drawn.choice(questions): f"{drawn.randint(milder, worse)} or {side}"}

    def either() -> dict[str, Any]:
        return {"any": [threshold(), threshold()]}

    return {
        "any": [{"all": [either(), either(), threshold()]}, {"all": [threshold(), threshold()]}]
    }


def _vocabulary(questions: list[str]) -> dict[str, Any]:
    scale = {"range": f"0-{_HIGH}", "worse": "higher", "bands": {"low": "0-5", "high": "6-10"}}
    return {
        **SHARED,
        "scales": [{"scale": "ten", **scale}],
        "questions": [
            {"question": id, "scale": "ten", "screen": "all", "ask": f"What is {id}?"}
            for id in questions
        ],
        "regions": ["back"],
        "tags": [{"tag": "overhead", "means": "arms above the head"}],
    }


def _warm_up(number: int) -> dict[str, Any]:
    return {
        "exercise": f"move_{number}",
        "name": f"Move {number}",
        "phase": "warm_up",
        "regions": ["back"],
        "tags": ["overhead"] if number % 2 else [],
        "dose": {"repetitions": 5},
        "cues": ["Do it."],
        "source": _SOURCE,
    }
