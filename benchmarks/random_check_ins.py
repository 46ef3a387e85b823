"""People made up at random for the base pack, the same ones in every run."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from recovery_advisor import RuleBook
from recovery_advisor.engines.lowering import Lowered

Answers = dict[str, int]

#: For each question, bands as (least, greatest, weight).
_BANDS: dict[str, tuple[tuple[int, int, int], ...]] = {
    "injury": ((0, 0, 65), (1, 1, 35)),
    "pain": ((0, 0, 35), (1, 2, 30), (3, 3, 10), (4, 6, 17), (7, 10, 8)),
    "daily_activity_pain": ((0, 0, 50), (1, 2, 22), (3, 3, 8), (4, 6, 14), (7, 10, 6)),
    "swelling": ((0, 0, 80), (1, 1, 10), (2, 2, 6), (3, 3, 4)),
    "stiffness": ((0, 0, 55), (1, 1, 28), (2, 2, 12), (3, 3, 5)),
    "range_of_motion": ((98, 100, 45), (90, 97, 30), (50, 89, 20), (0, 49, 5)),
    "needs_special_plan": ((0, 0, 92), (1, 1, 8)),
}
#: The questions of the base pack, in the order of :func:`benchmarks.by_hand.verdict`.
QUESTIONS = tuple(_BANDS)


def random_check_ins(count: int, seed: int, unknown: float = 0.0) -> list[Answers]:
    """People with mixed answers, each question left out with the chance ``unknown``."""
    random = Random(seed)
    return [_random_check_in(random, unknown) for _ in range(count)]


def _random_check_in(random: Random, unknown: float) -> Answers:
    person = {}
    for question, bands in _BANDS.items():
        [(least, greatest, _)] = random.choices(bands, [weight for *_, weight in bands])
        answer = random.randint(least, greatest)
        if random.random() >= unknown:
            person[question] = answer
    return person


def lowered(book: RuleBook, crowd: Sequence[Answers]) -> list[Lowered]:
    """What an engine is given for each of them."""
    return [
        tuple(question.codes[person.get(question.id)] for question in book.questions)
        for person in crowd
    ]
