"""The same rules in durable_rules, kept inside the one way of use that was seen to be safe.

Used as its manual shows, that library crashes the process, loses results and answers wrongly;
docs/decisions/0003-durable-rules-kept-safe.md has what was seen and which line here keeps it out.
"""

from __future__ import annotations

import copy
import time
import weakref
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

from recovery_advisor.engines.protocol import EngineFailure
from recovery_advisor.model.errors import EngineUnavailable, Problem, RulesError
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.lowering import Lowered, Test, lower_effect

#: More distinct fields than about 512 hang the library's registration.
MOST_FIELDS = 500
_RULESET = "advice"
_SESSION = "one"
_SENTINEL = "assess"


def durable_is_installed() -> bool:
    """Whether durable_rules can be imported here; its last release can't on Python 3.13."""
    try:
        _library()
    except ImportError:
        return False
    return True


class DurableEngine:
    """A rule book registered with a durable_rules host of its own, without threads.

    Raises:
        EngineUnavailable: when durable_rules is not installed.
        RulesError: when the book tests more ends of questions than the library can hold.
    """

    name = "durable"

    def __init__(self, book: RuleBook) -> None:
        try:
            library, host_class = _library()
        except ImportError as error:
            message = "durable_rules can't be imported; pip install 'recovery-advisor[durable]'"
            raise EngineUnavailable(message) from error
        self._lock = Lock()
        self._fired: list[int] = []
        definitions = self._definitions(book)
        self._ends = _ends_tested(book)
        self._host = host_class()
        self._host.set_rulesets({_RULESET: copy.deepcopy(definitions)})
        handle = self._host.get_ruleset(_RULESET)._handle
        weakref.finalize(self, library.delete_ruleset, handle).atexit = False

    def counting(self, answers: Lowered) -> int:
        """The effects that count, one bit each.

        Raises:
            EngineFailure: when the library raised, reported an exception or lost the sentinel.
        """
        fact: dict[str, Any] = {"sid": _SESSION, _SENTINEL: 1}
        for key, position, ends in self._ends:
            fact[key] = ends[answers[position]]
        with self._lock:
            self._fired.clear()
            try:
                state = self._host.assert_fact(_RULESET, fact)
                fired = tuple(self._fired)
            finally:
                self._host.delete_state(_RULESET, _SESSION)
        if state is None or state.get("exception") is not None:
            raise EngineFailure(f"durable_rules failed: {state and state['exception']}")
        if not fired or fired[-1] != -1:
            raise EngineFailure("durable_rules stopped before its last rule")
        counting = 0
        for index in fired[:-1]:
            counting |= 1 << index
        return counting

    def _definitions(self, book: RuleBook) -> dict[str, Any]:
        definitions = {}
        for index, effect in enumerate(book.effects):
            for number, tests in enumerate(lower_effect(effect)):
                definitions[f"e{index}a{number}"] = {
                    "pri": 1,
                    "all": [{"m": _all(tests)}],
                    "run": self._append(index),
                }
        definitions["sentinel"] = {
            "pri": 2,
            "all": [{"m": {_SENTINEL: 1}}],
            "run": self._append(-1),
        }
        return definitions

    def _append(self, index: int) -> Callable[[Any], None]:
        fired = self._fired

        def action(_: Any) -> None:
            fired.append(index)

        return action


def _library() -> tuple[Any, Any]:
    """The C engine, and a host that starts no thread."""
    import durable_rules_engine
    from durable import engine

    # Its clock is deprecated, and a warning made an error would stop every action.
    engine._unix_now = time.time

    class QuietHost(engine.Host):  # type: ignore[misc]
        def _run(self) -> None:
            """The library's own starts two background threads here, which race with the caller."""

    return durable_rules_engine, QuietHost


def _ends_tested(book: RuleBook) -> tuple[tuple[str, int, tuple[int, ...]], ...]:
    """Each end of a question that some rule tests: its key, and its value for each interval."""
    tested = {
        (test.question, test.end)
        for effect in book.effects
        for alternative in lower_effect(effect)
        for test in alternative
    }
    if len(tested) > MOST_FIELDS:
        message = (
            f"the rules test {len(tested)} ends of questions and durable_rules holds {MOST_FIELDS};"
            " choose Advisor(engine='bitmap'), or ask less"
        )
        raise RulesError([Problem(message, "rules")])
    ends = []
    for position, question in enumerate(book.questions):
        for end in ("least", "most"):
            if (question.id, end) in tested:
                values = tuple(getattr(interval, end) for interval in question.intervals)
                ends.append((_key(question.id, end), position, values))
    return tuple(ends)


def _key(question: str, end: str) -> str:
    return f"{question}_{end}"


def _all(tests: Sequence[Test]) -> dict[str, Any]:
    conditions = [_condition(test) for test in tests]
    return conditions[0] if len(conditions) == 1 else {"$and": conditions}


def _condition(test: Test) -> dict[str, dict[str, int]]:
    operator = "$gte" if test.operator == ">=" else "$lte"
    return {operator: {_key(test.question, test.end): test.bound}}
