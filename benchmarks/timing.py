"""CPU time of two things, turn by turn, so that a busy machine is as busy for both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to measure.

    Attributes:
        rounds: how often own and baseline take their turns.
        seconds: how much CPU time one turn takes at least.
        processes: how many fresh processes are started for each thing that needs them.
    """

    rounds: int
    seconds: float
    processes: int


FULL = Effort(rounds=21, seconds=0.03, processes=21)
QUICK = Effort(rounds=2, seconds=0.0, processes=1)


@dataclass(frozen=True, slots=True)
class Work:
    """Something to time.

    Attributes:
        inputs: makes the inputs of one turn, off the clock.
        run: works through them, on the clock.
    """

    inputs: Callable[[], Sequence[Any]]
    run: Callable[[Sequence[Any]], object]

    def seconds_a_call(self, least: float) -> float:
        """Mean of one turn that takes ``least`` seconds of CPU time or a bit more."""
        spent, calls = 0.0, 0
        while not calls or spent < least:
            inputs = self.inputs()
            start = process_time()
            self.run(inputs)
            spent += process_time() - start
            calls += len(inputs)
        return spent / calls


def each(call: Callable[[T], object], inputs: Sequence[T]) -> Work:
    """A call for each of the same inputs, turn after turn."""
    return each_new(call, lambda: inputs)


def each_new(call: Callable[[T], object], inputs: Callable[[], Sequence[T]]) -> Work:
    """A call for each input, with inputs made anew for every turn."""

    def run(these: Sequence[T]) -> None:
        for one in these:
            call(one)

    return Work(inputs, run)


@dataclass(frozen=True, slots=True)
class Measured:
    """Own figure, baseline figure and their ratio: medians over the rounds."""

    own: float
    baseline: float
    ratio: float


def against(own: Work, baseline: Work, effort: Effort) -> Measured:
    """Microseconds a call; the ratio is the median of each round's own ratio."""
    if effort.seconds:
        own.seconds_a_call(0.0), baseline.seconds_a_call(0.0)  # warm
    turns = [
        (own.seconds_a_call(effort.seconds), baseline.seconds_a_call(effort.seconds))
        for _ in range(effort.rounds)
    ]
    return medians((1e6 * one, 1e6 * other) for one, other in turns)


def medians(turns: Iterator[tuple[float, float]]) -> Measured:
    """The medians of pairs of own figure and baseline figure."""
    owns, baselines = zip(*turns, strict=True)
    ratios = [one / other for one, other in zip(owns, baselines, strict=True)]
    return Measured(median(owns), median(baselines), median(ratios))
