"""Reports the results of claims, as lines of text and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy
from itertools import tee
from textwrap import indent
from typing import Any

from recovery_advisor.proving.counterexample import ShownCounterexample, Tried, reported_rules
from recovery_advisor.proving.course.settling import CourseCounterexample
from recovery_advisor.proving.prover import Settled
from recovery_advisor.proving.run import Result
from recovery_advisor.values.advice import Advice


class ProofReport:
    """The report on the claims about a folder.

    Args:
        results: one for each claim; they are consumed lazily, and kept.
    """

    def __init__(self, results: Iterable[Result]) -> None:
        [self._results] = tee(results, 1)

    @property
    def passed(self) -> bool:
        """Whether every claim is proved."""
        return all(one.outcome.settled is Settled.PROVED for one in copy(self._results))

    def lines(self) -> Iterator[str]:
        """A line for each claim as it is settled, counterexamples under those refuted, a count."""
        packs: tuple[str, ...] = ()
        counted: Counter[Settled] = Counter()
        for result in copy(self._results):
            if result.packs != packs:
                packs = result.packs
                yield f"{' + '.join(packs)}{_tried_on(result)}"
            counted[result.outcome.settled] += 1
            yield _line(result)
            if result.outcome.settled is not Settled.PROVED:
                yield indent("\n".join(_why(result)), "    ")
        said = [f"{counted[one]} {one}" for one in Settled if counted[one]]
        yield f"{counted.total()} claims: {', '.join(said)}."

    def data(self) -> dict[str, Any]:
        """A list of claims."""
        return {"claims": [_described(result) for result in copy(self._results)]}


def _line(result: Result) -> str:
    settled, id = result.outcome.settled, result.outcome.claim.id
    return f"  {settled:11} {id:44} {_how(result):14} {result.seconds:7.3f} s"


def _tried_on(result: Result) -> str:
    if result.tried_on is None:
        return " (too many combinations of answers to try each)"
    return f" ({result.tried_on} combinations of answers that the rules can tell apart)"


def _how(result: Result) -> str:
    return "z3" if result.tried_on is None else "z3, each tried"


def _why(result: Result) -> Iterator[str]:
    claim = result.outcome.claim
    yield claim.says
    yield f"Source: {claim.source}"
    if result.because:
        yield f"Not settled: {result.because}."
    for lacking in result.outcome.lacking:
        yield f"Nobody there could be has: {lacking}"
    if isinstance(result.shown, CourseCounterexample):
        yield from result.shown.lines
        yield f"What is wrong: {', '.join(result.shown.wrong)}"
    elif result.shown:
        yield from _shown(result.shown)


def _shown(shown: ShownCounterexample) -> Iterator[str]:
    yield f"The smallest person of whom it is not true: {shown.tried[0].who}"
    if shown.compared:
        yield f"Compared with {shown.compared}"
    yield f"What is wrong: {', '.join(shown.wrong)}"
    for tried in shown.tried:
        yield from _tried(tried)
    if shown.case:
        yield f"As a case:\n{shown.case}".rstrip()


def _tried(tried: Tried) -> Iterator[str]:
    yield f"Tried: {tried.who}"
    yield f"  rules that count: {', '.join(tried.counting) or 'none'}"
    came: dict[str, list[str]] = {}
    for engine, advice in tried.advices.items():
        came.setdefault(_advice(advice), []).append(engine)
    for says, engines in came.items():
        yield f"  {', '.join(engines)}: {says}"


def _advice(advice: Advice) -> str:
    rules = ", ".join(reported_rules(advice))
    return f"{advice.readiness}, urgency {advice.urgency}; told of {rules}"


def _described(result: Result) -> dict[str, Any]:
    outcome = result.outcome
    return {
        "claim": outcome.claim.id,
        "says": outcome.claim.says,
        "source": outcome.claim.source,
        "packs": result.packs,
        "settled": outcome.settled.replace(" ", "_"),
        "seconds": round(result.seconds, 3),
        "tried_on": result.tried_on,
        "because": result.because or None,
        "lacking": outcome.lacking,
        "counterexample": result.shown and _counterexample(result.shown),
    }


def _counterexample(shown: ShownCounterexample | CourseCounterexample) -> dict[str, Any]:
    if isinstance(shown, CourseCounterexample):
        return {"values": dict(shown.values), "in_words": shown.lines, "wrong": shown.wrong}
    tried = [
        {
            "who": one.who,
            "counting": one.counting,
            "engines": {name: _outcome(advice) for name, advice in one.advices.items()},
        }
        for one in shown.tried
    ]
    return {"compared": shown.compared, "wrong": shown.wrong, "case": shown.case, "tried": tried}


def _outcome(advice: Advice) -> dict[str, Any]:
    reasons = reported_rules(advice)
    return {"readiness": advice.readiness, "urgency": advice.urgency, "reasons": reasons}
