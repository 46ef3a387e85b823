"""A rule set in durable_rules: a host without threads, one session, one fact at a time."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from recovery_advisor.engines.lowering import Lowered, Test
from recovery_advisor.engines.protocol import EngineFailure
from recovery_advisor.rulebook.questions import Question

_NAME = "advice"
_SESSION = "one"
_SENTINEL = "assess"
_SENTINEL_FIRED = -1
#: The most restarts of a rule set after failures. Each restart leaks memory, so a rule set that keeps
#: failing is not restarted again; the advice after an engine failure is rest in any case.
MOST_RESTARTS = 20


class Alternative(NamedTuple):
    """A conjunction of tests, and the index of the effect that counts when all hold."""

    effect: int
    tests: tuple[Test, ...]


class RuleSet:
    """Alternatives registered as rules in durable_rules. Not thread-safe."""

    def __init__(self, alternatives: Sequence[Alternative], questions: Sequence[Question]) -> None:
        self._alternatives = alternatives
        self._values = _values(alternatives, questions)
        self._restarts = 0
        self._register()

    def fire(self, answers: Lowered) -> Sequence[int]:
        """The indexes of the effects whose rules fired.

        Raises:
            EngineFailure: when durable_rules raises, reports an exception or loses the sentinel.
        """
        if self._restarts > MOST_RESTARTS:
            raise EngineFailure("durable_rules failed too often; it is not started again")
        fact: dict[str, Any] = {"sid": _SESSION, _SENTINEL: 1}
        for key, position, values in self._values:
            fact[key] = values[answers[position]]
        self._fired.clear()
        try:
            state = self._host.assert_fact(_NAME, fact)
        except BaseException as error:
            # Deleting a state in which no rule fired crashes the process, so restart instead.
            self._restart()
            if not isinstance(error, Exception):
                raise
            raise EngineFailure(f"durable_rules raised {type(error).__name__}") from error
        fired = tuple(self._fired)
        if not fired:
            self._restart()
            raise EngineFailure("durable_rules fired nothing, its sentinel included")
        self._host.delete_state(_NAME, _SESSION)
        if state is None or state.get("exception") is not None:
            raise EngineFailure("durable_rules reported an exception in an action")
        if fired[-1] != _SENTINEL_FIRED:
            raise EngineFailure("durable_rules stopped before its last rule")
        return fired[:-1]

    def _restart(self) -> None:
        self._restarts += 1
        if self._restarts <= MOST_RESTARTS:
            self._register()

    def _register(self) -> None:
        """Register the rules with a new host; registering consumes the definitions."""
        engine, host_class = library()
        self._fired: list[int] = []
        self._host = host_class()
        self._host.set_rulesets({_NAME: self._definitions()})
        handle = self._host.get_ruleset(_NAME)._handle
        weakref.finalize(self, engine.delete_ruleset, handle).atexit = False

    def _definitions(self) -> dict[str, Any]:
        rules = {
            f"r{number}": {
                "pri": 1,
                "all": [{"m": _all(tests)}],
                "run": self._append(effect),
            }
            for number, (effect, tests) in enumerate(self._alternatives)
        }
        # Lower priority numbers fire first, so the sentinel, which always fires, is last.
        sentinel = {"pri": 2, "all": [{"m": {_SENTINEL: 1}}], "run": self._append(_SENTINEL_FIRED)}
        return {**rules, "sentinel": sentinel}

    def _append(self, number: int) -> Callable[[Any], None]:
        fired = self._fired

        def action(_: Any) -> None:
            fired.append(number)

        return action


@cache
def library() -> tuple[Any, Any]:
    """The C engine of durable_rules, and a host class that starts no threads.

    Raises:
        ImportError: when durable_rules can't be imported.
    """
    import durable_rules_engine
    from durable import engine

    # Its clock uses a deprecated function; a warning turned into an error would stop every action.
    engine._unix_now = time.time

    class QuietHost(engine.Host):  # type: ignore[misc]
        def _run(self) -> None:
            """Do nothing; the base class starts two threads here, which race with the caller."""

    return durable_rules_engine, QuietHost


def _values(
    alternatives: Sequence[Alternative], questions: Sequence[Question]
) -> list[tuple[str, int, tuple[int, ...]]]:
    """For each tested end of a question: its key, the question's index, its value by interval."""
    tested = {(test.question, test.end) for _, tests in alternatives for test in tests}
    return [
        (f"{question.id}_{end}", position, tuple(getattr(i, end) for i in question.intervals))
        for position, question in enumerate(questions)
        for end in ("least", "most")
        if (question.id, end) in tested
    ]


def _all(tests: Sequence[Test]) -> dict[str, Any]:
    conditions = [_condition(test) for test in tests]
    return conditions[0] if len(conditions) == 1 else {"$and": conditions}


def _condition(test: Test) -> dict[str, dict[str, int]]:
    operator = "$gte" if test.operator == ">=" else "$lte"
    return {operator: {f"{test.question}_{test.end}": test.bound}}
