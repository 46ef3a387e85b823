"""What choosing the next question costs, and how many questions an interview needs.

``python -m benchmarks.asking`` prints the second, over made-up people who answer everything, and what an
interview on a terminal asks of a well person. It ends with status 1 where the advice of anybody differs from
that of asking everything.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Any

from benchmarks import effort
from benchmarks.random_check_ins import in_words, random_check_ins
from benchmarks.table import Row
from benchmarks.timing import Effort, against, each
from recovery_advisor import Advice, Advisor, Screen, Screening
from recovery_advisor.values.permissive import allowed
from recovery_advisor.values.scale import Answer

TARGET = 40.0
_PEOPLE = 2_000
#: In a thousand: danger signs that are there, and in doubt; conditions that are there.
_FLAG, _DOUBT, _CONDITION = 5, 5, 50
_RESTING: dict[str, Any] = {
    "injury": "no",
    "pain": 0,
    "daily_activity_pain": 0,
    "swelling": "mild",
    "stiffness": "none",
    "range_of_motion": 100,
    "screening": Screening.answered("red-flags/2"),
}


def rows(effort: Effort) -> Iterator[Row]:
    """The first question, of which most is open, against an assessment without a session."""
    advisor = Advisor(engine="bitmap")
    ask = each(advisor.next_question, [advisor.CheckIn()])
    at_rest = each(advisor.assess, [advisor.CheckIn.model_validate(_RESTING)])
    what = "next_question, both packs, nothing answered"
    yield Row(what, "assess at rest", against(ask, at_rest, effort), TARGET)


@dataclass(frozen=True, slots=True)
class Asked:
    """How an interview with somebody went.

    Attributes:
        verdict: of the advice.
        one_by_one: questions asked, one at a time.
        screens: screens shown.
        on_screens: questions on them.
        same: whether both advices are that of asking everything.
    """

    verdict: str
    one_by_one: int
    screens: int
    on_screens: int
    same: bool


def made_up(advisor: Advisor, count: int, seed: int) -> list[dict[str, Answer]]:
    """People with symptoms as in ``benchmarks/random_check_ins.py``, danger signs and conditions at random."""
    random = Random(seed)
    crowd: list[dict[str, Answer]] = []
    for symptoms in in_words(advisor.book, random_check_ins(count, seed)):
        person: dict[str, Answer] = {}
        for question in advisor.book.questions:
            chance = random.randrange(1_000)
            if question.id in symptoms:
                person[question.id] = symptoms[question.id]
            elif question.band("unsure"):
                doubtful = "unsure" if chance < _FLAG + _DOUBT else "no"
                person[question.id] = "yes" if chance < _FLAG else doubtful
            elif question.band("yes"):
                person[question.id] = "yes" if chance < _CONDITION else "no"
            else:
                person[question.id] = random.choice(question.bands)[0]
        crowd.append(person)
    return crowd


def interviewed(advisor: Advisor, person: dict[str, Answer]) -> Asked:
    """How both kinds of interview go with somebody."""
    whole = _settled(advisor.assess(person))
    by_question, by_screen = advisor.interview(), advisor.interview()
    one_by_one = 0
    while question := by_question.next_question():
        by_question.answer(question.id, person[question.id])
        one_by_one += 1
    screens: list[Screen] = []
    while screen := by_screen.next_screen():
        by_screen.answers({question.id: person[question.id] for question in screen.questions})
        screens.append(screen)
    return Asked(
        verdict=by_question.advice.verdict,
        one_by_one=one_by_one,
        screens=len(screens),
        on_screens=sum(len(screen.questions) for screen in screens),
        same=_settled(by_question.advice) == _settled(by_screen.advice) == whole,
    )


def _settled(advice: Advice) -> tuple[object, ...]:
    return advice.verdict, advice.readiness, advice.urgency, allowed(advice)


def table(all_asked: Sequence[Asked]) -> str:
    """A line for each verdict, and one for everybody: medians and the worst."""
    verdicts = sorted({one.verdict for one in all_asked})
    groups = {verdict: [one for one in all_asked if one.verdict == verdict] for verdict in verdicts}
    head = f"{'verdict':18}{'people':>8}{'one by one':>18}{'screens':>14}{'on screens':>18}"
    lines = [_line(name, group) for name, group in {**groups, "everybody": all_asked}.items()]
    return "\n".join([head, *lines])


def _line(name: str, group: Sequence[Asked]) -> str:
    def figures(numbers: list[int]) -> str:
        return f"{median(numbers):g}, at most {max(numbers)}"

    one_by_one = figures([one.one_by_one for one in group])
    screens = f"{median(one.screens for one in group):g}, {max(one.screens for one in group)}"
    on_screens = figures([one.on_screens for one in group])
    return f"{name:18}{len(group):>8}{one_by_one:>18}{screens:>14}{on_screens:>18}"


def main() -> int:
    """Print how many questions were asked."""
    advisor = Advisor(engine="bitmap")
    all_asked = [interviewed(advisor, one) for one in made_up(advisor, _PEOPLE, seed=7)]
    differing = sum(not one.same for one in all_asked)
    print(
        f"{_PEOPLE} made-up people; each danger sign is there in {_FLAG} of 1000 and in doubt in"
        f" {_DOUBT}, each condition in {_CONDITION}. Medians, then the worst.\n"
        f"Asking everything: {len(advisor.book.questions)} questions on"
        f" {len(advisor.book.screens)} screens.\n\n{table(all_asked)}\n\n"
        f"another verdict or other exercises than by asking everything: {differing}\n\n"
        f"{effort.report(advisor)}"
    )
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
