"""How crowds of made-up people fare over eight weeks whose pain comes and goes at random.

``python -m benchmarks.histories [--people N]`` prints for each crowd how many are held back by a flare-up, referred by
their history alone, and reach the full programme. Nothing is timed; the same people come in each run.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import mean
from typing import Any, NamedTuple

from recovery_advisor import Advice, Readiness, Screening, Urgency
from recovery_advisor.history import CheckedIn, History, Trained

DAYS = 56
_PEOPLE = 200
_BEGIN = datetime(2026, 3, 1, 20, tzinfo=UTC)
_LONGEST = timedelta(days=DAYS + 1)
_BY_HISTORY = {"two-flares", "not-settling", "getting-worse"}
_HELD_BACK = {"flare-rests-an-injury", "flare-eases-off"}


class Crowd(NamedTuple):
    """People of one kind.

    Attributes:
        name: as it is printed.
        injured: whether they are hurt.
        pain: the mean of each day's worst pain, and its standard deviation.
        task_pain: how many of a hundred days have a pain of 1 in daily tasks; ``None``: a point less than the worst.
        sore: whether a strength session makes them sore by 0 to 2 points the next day.
    """

    name: str
    injured: bool
    pain: tuple[float, float]
    task_pain: int | None = 0
    sore: bool = False


CROWDS = (
    Crowd("injured, healed: pain N(0.5, 0.6)", True, (0.5, 0.6)),
    Crowd("the same, sore for a day after strength", True, (0.5, 0.6), sore=True),
    Crowd("the same, tasks hurt 1 on 5 % of days", True, (0.5, 0.6), 5),
    Crowd("the same, tasks hurt 1 on 15 % of days", True, (0.5, 0.6), 15),
    Crowd("injured, healed: pain N(1, 0.9)", True, (1, 0.9)),
    Crowd("no injury, ache N(1, 0.9)", False, (1, 0.9)),
    Crowd("no injury, ache N(2.5, 1)", False, (2.5, 1), None),
    Crowd("no injury, ache N(3, 1.2)", False, (3, 1.2), None),
    Crowd("no injury, ache N(4, 1.2)", False, (4, 1.2), None),
)


class Eight(NamedTuple):
    """A person's eight weeks."""

    flared: bool
    referred: bool
    urgent: bool
    full: int | None
    above_rest: float


def eight_weeks(crowd: Crowd, random: Random, history: History, person: str) -> Eight:
    """The eight weeks of one person, with a session whenever one is advised."""
    advices, sore = [], 0
    for day in range(DAYS):
        at = _BEGIN + timedelta(days=day)
        answers = _answers(crowd, random, sore)
        history.record(person, CheckedIn(at=at, check_in=answers), now=_BEGIN + _LONGEST)
        advice = history.advise(person, at)
        advices.append(advice)
        sore = 0
        if advice.session:
            peak = min(10, answers["pain"] + random.choice((0, 0, 1)))
            level: Any = advice.readiness.value
            done = Trained(at=at + timedelta(minutes=30), level=level, peak_pain=peak, felt="fine")
            history.record(person, done, now=_BEGIN + _LONGEST)
            strength = advice.readiness >= Readiness.GRADUAL
            sore = random.choice((0, 0, 1, 2)) if crowd.sore and strength else 0
    history.forget(person)
    return _told(advices)


def _answers(crowd: Crowd, random: Random, sore: int) -> dict[str, Any]:
    pain = min(10, max(0, round(random.gauss(*crowd.pain))) + sore)
    tasks = max(0, pain - 1)
    if crowd.task_pain is not None:
        tasks = int(random.random() * 100 < crowd.task_pain)
    yes = {"injury"} if crowd.injured else set()
    return {
        "pain": pain, "daily_activity_pain": tasks, "swelling": "none", "stiffness": "none",
        "range_of_motion": 100, "injury": "yes" if crowd.injured else "no",
        "screening": Screening.answered("red-flags/2", yes=yes),
    }  # fmt: skip


def _told(advices: Sequence[Advice]) -> Eight:
    def any_day(holds: Callable[[Advice], bool]) -> bool:
        return any(map(holds, advices))

    full = [day for day, one in enumerate(advices) if one.readiness is Readiness.FULL]
    return Eight(
        flared=any_day(lambda one: bool(_rules(one) & _HELD_BACK)),
        referred=any_day(lambda one: bool(_rules(one) & _BY_HISTORY)),
        urgent=any_day(lambda one: one.urgency >= Urgency.URGENT),
        full=full[0] if full else None,
        above_rest=mean(one.readiness > Readiness.REST for one in advices),
    )


def _rules(advice: Advice) -> set[str]:
    return {reason.rule for reason in advice.reasons}


def row(crowd: Crowd, people: int, history: History) -> Mapping[str, str]:
    """What is printed of a crowd."""
    random = Random(1)
    each = [eight_weeks(crowd, random, history, f"person-{one}") for one in range(people)]
    days = sorted(DAYS if one.full is None else one.full for one in each)
    by = days[int(0.9 * people)]
    return {
        "crowd": crowd.name,
        "flare-up": f"{mean(one.flared for one in each):.1%}",
        "referred": f"{mean(one.referred for one in each):.1%}",
        "urgent": f"{mean(one.urgent for one in each):.1%}",
        "full by day (half)": "never" if days[people // 2] == DAYS else str(days[people // 2]),
        "(90 %)": "never" if by == DAYS else str(by),
        "above rest": f"{mean(one.above_rest for one in each):.0%}",
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.histories", description=__doc__)
    parser.add_argument("--people", type=int, default=_PEOPLE, help="in each crowd")
    people = parser.parse_args(arguments).people
    history = History(engine="bitmap")
    print(f"{people} people in each crowd, {DAYS} days; referred: by their history alone\n")
    for number, crowd in enumerate(CROWDS):
        printed = row(crowd, people, history)
        if not number:
            print(f"| {' | '.join(printed)} |\n|{'---|' * len(printed)}")
        print(f"| {' | '.join(printed.values())} |", flush=True)


if __name__ == "__main__":
    main()
