"""Rule books for measuring with: the gate on disk, and books of as many rules as wanted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from recovery_advisor.loading.document import Document
from recovery_advisor.loading.snapshot import reading

GATE = Path(__file__).resolve().parent / "gate"

#: Questions of a made-up book, each on a scale of 0 to 10 of which people answer 1 to 8 here.
QUESTIONS = tuple(f"q{number:02}" for number in range(24))
#: How many rules a made-up book has, and how many one that is ten times as large.
FEW, MANY = 50, 500
_SHARED = 10
_SOURCE = {"work": "benchmark", "at": "made up"}


def documents(rules: int, questions: Sequence[str] = QUESTIONS) -> list[Document]:
    """A base pack of so many rules over the same questions.

    The first ten are the same in every book and count for some people; those after them ask for
    answers beyond 1 to 8, so that for everybody the same number of effects counts in each book.
    """
    with reading(GATE) as snapshot:
        pack = snapshot.document("gate/pack.yaml").data
        sources = snapshot.document("vocabulary.yaml").data["sources"]
    own = {**pack, "pack": {**pack["pack"], "asks": list(questions)}}
    written = {"rules": _rules(rules, questions)}
    vocabulary = {**_vocabulary(questions), "sources": sources}
    return [
        Document("vocabulary.yaml", vocabulary),
        Document("gate/pack.yaml", own),
        Document("gate/rules.yaml", written),
    ]


def middling_answers(count: int) -> list[dict[str, int]]:
    """People whose every answer lies between 1 and 8."""
    random = Random(3)
    return [{question: random.randint(1, 8) for question in QUESTIONS} for _ in range(count)]


def _vocabulary(questions: Sequence[str]) -> dict[str, Any]:
    bands = {"best": 0, "middle": "1-8", "worst": "9-10"}
    wish = {"best": "it were at its best", "better": "it were {value} or less"}
    return {
        "scales": [{"scale": "ten", "range": "0-10", "worse": "higher", "bands": bands}],
        "screens": [{"screen": "one", "title": "Made up"}],
        "questions": [
            {"question": id, "scale": "ten", "screen": "one", "ask": f"{id}?", "changeable": wish}
            for id in questions
        ],
    }


def _rules(count: int, questions: Sequence[str]) -> list[dict[str, Any]]:
    random = Random(4)
    shared = [_rule(random, questions, number, (5, 7), "4 or better") for number in range(_SHARED)]
    return shared + [
        _rule(random, questions, n, (9, 10), "0 or better") for n in range(_SHARED, count)
    ]


def _rule(
    random: Random, questions: Sequence[str], number: int, worse: tuple[int, int], better: str
) -> dict[str, Any]:
    first, second, third = random.sample(questions, 3)
    bad = [{id: f"{random.randint(*worse)} or worse"} for id in (first, second)]
    effects: list[tuple[dict[str, str], dict[str, Any]]] = [
        ({"permit": random.choice(["mobility", "gradual", "full"])}, {third: better}),
        ({"limit": random.choice(["rest", "mobility", "gradual"])}, {"all": bad}),
        ({"refer": random.choice(["routine", "urgent"])}, {"any": [{"all": bad}, bad[0]]}),
    ]
    then, when = effects[number % 3]
    words = {"say": "Made up.", "because": "Made up.", "source": _SOURCE}
    return {"rule": f"r{number:04}", "when": when, "then": then, **words}
