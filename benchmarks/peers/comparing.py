"""Whether all engines say the same, and what they say of somebody whose red flag is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from benchmarks.peers.gate import HEALTHY, MEANING, Gate, Person
from benchmarks.peers.ours import outcome
from benchmarks.peers.plain import decide
from recovery_advisor import Advice
from recovery_advisor.decision import Decision


def disagreeing(gate: Gate, crowd: Sequence[Person]) -> int:
    """How many people an engine answers otherwise than the if/else."""
    return sum(gate(dict(person)) != decide(person) for person in crowd)


def more_careful(
    ours: Callable[[Person], Advice | Decision], crowd: Sequence[Person]
) -> list[Person]:
    """The people whom this library answers otherwise than the gate.

    Raises:
        AssertionError: where its answer is not the more careful one.
    """
    found = []
    for person in crowd:
        urgency, readiness = outcome(ours(person))
        gate_urgency, gate_readiness = MEANING[decide(person)]
        assert urgency >= gate_urgency and readiness <= gate_readiness, person
        if (urgency, readiness) != (gate_urgency, gate_readiness):
            found.append(person)
    return found


def without_red_flag(gates: Mapping[str, Callable[[Person], object]]) -> dict[str, str]:
    """What each says of a healthy person whose red flag was never asked."""
    person = {question: answer for question, answer in HEALTHY.items() if question != "red_flag"}
    return {name: _outcome_or_error(gate, person) for name, gate in gates.items()}


def _outcome_or_error(gate: Callable[[Person], object], person: Person) -> str:
    try:
        answer = gate(person)
    except Exception as error:
        return f"raises {type(error).__name__}"
    if isinstance(answer, str):
        return f"{answer}: {MEANING[answer][1]}" if answer in MEANING else answer
    assert isinstance(answer, (Advice, Decision))
    return str(outcome(answer)[1])
