"""durable_rules alone, kept safe, on the very tests that the library's engine is given.

Kept safe means: no threads of its own, one fact of whole numbers, one session that is deleted
each time, a lock, a sentinel that fires last, actions that only append, and its exception read.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module
from threading import Lock
from typing import Any

from recovery_advisor import RuleBook
from recovery_advisor.engines.lowering import Lowered, lower_effect


class BareDurable:
    """Which rules fire on lowered answers; it makes nothing of them."""

    def __init__(self, book: RuleBook) -> None:
        self._fired: list[str] = []
        self._lock = Lock()
        keys: dict[str, tuple[int, str]] = {}
        places = {question.id: place for place, question in enumerate(book.questions)}
        definition: dict[str, Any] = {}
        for number, effect in enumerate(book.effects):
            for other, tests in enumerate(lower_effect(effect)):
                conditions: list[dict[str, Any]] = []
                for test in tests:
                    key = f"{test.question}_{test.end}"
                    keys[key] = places[test.question], test.end
                    operator = "$gte" if test.operator == ">=" else "$lte"
                    conditions.append({operator: {key: test.bound}})
                name = f"rule{number}_{other}"
                whole = conditions[0] if len(conditions) == 1 else {"$and": conditions}
                definition[name] = self._rule(whole, name, 1)
        definition["last"] = self._rule({"assess": 1}, "last", 2)
        self._ends = [
            (key, place, [getattr(one, end) for one in book.questions[place].intervals])
            for key, (place, end) in keys.items()
        ]
        self._host = quiet_host()
        self._host.set_rulesets({"bare": definition})

    def fired(self, answers: Lowered) -> list[str]:
        """Names of the rules that fired."""
        fact = {key: ends[answers[place]] for key, place, ends in self._ends}
        with self._lock:
            self._fired.clear()
            try:
                state = self._host.assert_fact("bare", {**fact, "assess": 1, "sid": "one"})
                fired = self._fired[:]
            finally:
                self._host.delete_state("bare", "one")
        if state is None or state.get("exception") or fired[-1:] != ["last"]:
            raise RuntimeError("durable_rules failed")
        return fired[:-1]

    def _rule(self, condition: dict[str, Any], name: str, priority: int) -> dict[str, Any]:
        return {"pri": priority, "all": [{"m": condition}], "run": _appending(self._fired, name)}


def _appending(fired: list[str], name: str) -> Callable[[Any], None]:
    def action(_: Any) -> None:
        fired.append(name)

    return action


def quiet_host() -> Any:
    """A host of durable_rules that starts no thread, with the clock that our engine gives it.

    Raises:
        ImportError: where durable_rules is not installed.
    """
    engine = import_module("durable.engine")
    engine._unix_now = time.time  # type: ignore[attr-defined]

    class QuietHost(engine.Host):  # type: ignore[name-defined,misc]
        def _run(self) -> None:
            pass

    return QuietHost()
