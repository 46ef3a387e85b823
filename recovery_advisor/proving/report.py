"""What came of the claims, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import indent
from typing import Any

from recovery_advisor.proving.counterexample import Shown, Tried
from recovery_advisor.proving.prover import Settled
from recovery_advisor.proving.run import Result
from recovery_advisor.values.advice import Advice


def as_lines(results: Iterable[Result]) -> Iterator[str]:
    """A line a claim as it is settled, the counterexample under one that is refuted, and a count."""
    packs: tuple[str, ...] = ()
    counted: Counter[Settled] = Counter()
    for result in results:
        if result.packs != packs:
            packs = result.packs
            yield f"{' + '.join(packs)}{_tried_on(result)}"
        outcome = result.outcome
        counted[outcome.settled] += 1
        yield f"  {outcome.settled:11} {outcome.claim.id:44} {_how(result):14} {result.seconds:7.3f} s"
        if outcome.settled is not Settled.PROVED:
            yield indent("\n".join(_why(result)), "    ")
    yield f"{counted.total()} claims: {', '.join(f'{counted[one]} {one}' for one in Settled if counted[one])}."


def as_json(results: Sequence[Result]) -> str:
    """One object with a list of claims."""
    return json.dumps({"claims": [_described(result) for result in results]})


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
    if result.shown:
        yield from _shown(result.shown)


def _shown(shown: Shown) -> Iterator[str]:
    yield f"The smallest person of whom it is not true: {shown.tried[0].who}"
    if shown.compared:
        yield f"Compared with {shown.compared}"
    yield f"What is wrong: {', '.join(shown.wrong)}"
    for tried in shown.tried:
        yield from _tried(tried)
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
    told = ", ".join(dict.fromkeys(reason.rule for reason in advice.reasons))
    return f"{advice.readiness}, urgency {advice.urgency}; told of {told}"


def _described(result: Result) -> dict[str, Any]:
    outcome, shown = result.outcome, result.shown
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
        "counterexample": shown and {
            "compared": shown.compared,
            "wrong": shown.wrong,
            "case": shown.case,
            "tried": [
                {
                    "who": tried.who,
                    "counting": tried.counting,
                    "engines": {name: _outcome(advice) for name, advice in tried.advices.items()},
                }
                for tried in shown.tried
            ],
        },
    }  # fmt: skip


def _outcome(advice: Advice) -> dict[str, Any]:
    told = list(dict.fromkeys(reason.rule for reason in advice.reasons))
    return {"readiness": advice.readiness, "urgency": advice.urgency, "reasons": told}
