"""People made up at random for the base pack, the same ones in every run."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from recovery_advisor import RuleBook
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.wording import answer_of

#: A value on its scale for each question that is answered.
Answers = dict[str, int]
#: The same as a check-in takes it.
CheckInAnswers = dict[str, int | str]

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
        tuple(
            question.severity(person[question.id]) if question.id in person else question.unknown
            for question in book.questions
        )
        for person in crowd
    ]


def in_words(book: RuleBook, crowd: Sequence[Answers]) -> list[CheckInAnswers]:
    """Their check-ins: a word where a value has one of its own, else the number."""
    asked = book.question
    return [
        {id: answer_of(asked[id], asked[id].severity(value)) for id, value in person.items()}
        for person in crowd
    ]
