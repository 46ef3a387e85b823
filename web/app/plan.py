"""The steps of a timer: how long to work and to rest, by the dose and by the rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat
from typing import Literal, TypeAlias

from recovery_advisor import Dose, Item, Phase
from recovery_advisor.rulebook.session_parameters import SessionParameters
from recovery_advisor.values.session import NOT_GIVEN

Step: TypeAlias = tuple[Literal["work", "rest"], int]


def timer_steps(item: Item, parameters: SessionParameters) -> tuple[Step, ...]:
    """The steps of one exercise, in seconds; none where its dose has no time and no count.

    A warm-up move has the time that was planned for it, as its repetitions are cut to that; with holds of so
    many seconds it has as many of them as fit in.
    """
    dose = item.dose
    if item.phase is Phase.WARM_UP:
        return tuple(_holds(dose, item.seconds - parameters.set_up))
    if dose.minutes:
        return (("work", dose.minutes * 60),)
    one_round = tuple(_round(dose, parameters))
    pause: Step = ("rest", parameters.rest_between_sets)
    rounds = repeat(one_round, dose.sets or 1)
    return tuple(chain.from_iterable((pause, *steps) for steps in rounds if steps))[1:]


def _holds(dose: Dose, seconds: int) -> Iterator[Step]:
    """The time of a warm-up move, hold by hold, the last one with what is left over."""
    times = (dose.repetitions or 1) * (dose.sides or 1)
    fits = max(seconds // dose.hold, 1) if isinstance(dose.hold, int) else 1
    number = min(times, fits)
    for _ in range(number - 1):
        yield "work", seconds // number
    yield "work", seconds - (number - 1) * (seconds // number)


def _round(dose: Dose, parameters: SessionParameters) -> Iterator[Step]:
    """Each hold with a moment to change between; without holds all repetitions as one."""
    if dose.hold is None and dose.repetitions is None:
        return
    times = (dose.repetitions or 1) * (dose.sides or 1)
    if dose.hold is None:
        yield "work", times * parameters.seconds_per_repetition
        return
    hold = parameters.brief_hold if dose.hold == NOT_GIVEN else dose.hold
    for number in range(times):
        if number:
            yield "rest", parameters.seconds_per_repetition
        yield "work", hold
