"""A rule set in durable_rules: one session, one fact at a time, by the functions of its C module.

The Python classes around them are left aside: they start threads that race with the caller, and take
an interruption in the middle of a rule for a value of the session.
"""

from __future__ import annotations

import json
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple, Self

from recovery_advisor.engines.lowering import Lowered, Test
from recovery_advisor.engines.protocol import EngineFailure
from recovery_advisor.rulebook.questions import Question

_NAME = "advice"
_SESSION = "one"
_SENTINEL = "assess"
#: What each fact begins with, and all that is needed to take it back. While one fact is there, the
#: library refuses a second of the same id: no call can see what another has left.
_IDENTITY = f'"sid":"{_SESSION}","id":"1"'


class Alternative(NamedTuple):
    """A conjunction of tests, and the index of the effect that counts when all hold."""

    effect: int
    tests: tuple[Test, ...]


class Rules(NamedTuple):
    """Alternatives as durable_rules takes them.

    Attributes:
        definition: the rules in JSON, with a sentinel that every fact fires, last.
        effects: for each rule by name, the bit of its effect; 0 for the sentinel.
        values: for each tested end of a question the question's index, and by interval what the fact
            says of it.
    """

    definition: str
    effects: Mapping[str, int]
    values: Sequence[tuple[int, tuple[str, ...]]]

    @classmethod
    def of(cls, alternatives: Sequence[Alternative], questions: Sequence[Question]) -> Self:
        """The rules of some alternatives, one for each."""
        named = {f"r{number}": one for number, one in enumerate(alternatives)}
        keys = _keys(alternatives)
        rules = {
            name: {"pri": 1, "all": [{"m": _all(one.tests, keys)}]} for name, one in named.items()
        }
        # Lower priority numbers fire first.
        rules[_SENTINEL] = {"pri": 2, "all": [{"m": {_SENTINEL: 1}}]}
        effects = {_SENTINEL: 0, **{name: 1 << one.effect for name, one in named.items()}}
        return cls(json.dumps(rules), effects, _values(keys, questions))


class RuleSet:
    """Rules registered in durable_rules, for one caller at a time.

    After an exception of any kind, an interruption too, it is spent: drop it and make another. What it
    holds in the library is freed with it.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._library = library()
        self._held = _Held()
        weakref.finalize(self, _free, self._library, self._held).atexit = False
        # One step of Python: an interruption comes before it or after, and loses no handle.
        self._held.handles.extend(map(self._library.create_ruleset, (_NAME,), (rules.definition,)))
        [self._handle] = self._held.handles

    def counting(self, answers: Lowered) -> int:
        """The effects whose rules fired, as a bit mask.

        Raises:
            EngineFailure: when durable_rules takes no fact, or loses the sentinel.
        """
        values = [of_interval[answers[position]] for position, of_interval in self._rules.values]
        fact = ",".join([_IDENTITY, f'"{_SENTINEL}":1', *values])
        result, state = self._library.assert_fact(self._handle, f"{{{fact}}}")
        if result:
            raise EngineFailure(f"durable_rules did not take the fact: {result}")
        self._held.has_session = True
        counting = self._fired(state)
        result, _ = self._library.retract_fact(self._handle, f"{{{_IDENTITY}}}")
        if result:
            raise EngineFailure(f"durable_rules did not take the fact back: {result}")
        return counting

    def _fired(self, state: int) -> int:
        """The effects of the rules that fire in the session, until none is left."""
        handle, effects = self._handle, self._rules.effects
        complete_and_start_action = self._library.complete_and_start_action
        started = self._library.start_action_for_state(handle, state)
        fired, counting, name = started and started[1], 0, ""
        while fired is not None:
            name = fired.split('"', 2)[1]  # {"r7":{"m":…}}, of which the rest is the fact
            counting |= effects[name]
            fired = complete_and_start_action(handle, state)
        if name != _SENTINEL:
            raise EngineFailure("durable_rules stopped before its last rule")
        return counting


@cache
def library() -> Any:
    """The C module of durable_rules.

    Raises:
        ImportError: when it can't be imported.
    """
    import durable_rules_engine

    return durable_rules_engine


class _Held:
    """What a rule set holds in the library: its handle, and whether its session has been begun."""

    def __init__(self) -> None:
        self.handles: list[int] = []
        self.has_session = False


def _free(library: Any, held: _Held) -> None:
    """Free a rule set, and its session, wherever its last caller was interrupted.

    Freeing a session in which no rule was ever started would crash the process. As soon as it has had
    a fact, a rule was started in it or there is one to start, the sentinel at least.
    """
    for handle in held.handles:
        with suppress(Exception):
            if library.start_action(handle) or held.has_session:
                library.delete_state(handle, _SESSION)
        library.delete_ruleset(handle)


def _keys(alternatives: Sequence[Alternative]) -> Mapping[tuple[str, str], str]:
    """For each tested end of a question its key in a fact: short, as each rule that fires copies it."""
    tested = dict.fromkeys((test.question, test.end) for _, tests in alternatives for test in tests)
    return {end: f"v{number}" for number, end in enumerate(tested)}


def _values(
    keys: Mapping[tuple[str, str], str], questions: Sequence[Question]
) -> list[tuple[int, tuple[str, ...]]]:
    return [
        (position, tuple(f'"{key}":{getattr(interval, end)}' for interval in question.intervals))
        for position, question in enumerate(questions)
        for end in ("least", "most")
        if (key := keys.get((question.id, end)))
    ]


def _all(tests: Sequence[Test], keys: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    conditions = [_condition(test, keys) for test in tests]
    return conditions[0] if len(conditions) == 1 else {"$and": conditions}


def _condition(test: Test, keys: Mapping[tuple[str, str], str]) -> dict[str, dict[str, int]]:
    operator = "$gte" if test.operator == ">=" else "$lte"
    return {operator: {keys[test.question, test.end]: test.bound}}
