"""Evaluates rules by durable_rules, kept inside the one way of use that was seen to be safe.

Used as its manual shows, that library crashes the process, loses results and answers wrongly;
docs/decisions/0003-durable-rules-kept-safe.md has what was seen and which line here keeps it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from recovery_advisor.engines.durable_host import Alternative, RuleSet, library
from recovery_advisor.engines.lowering import Lowered, lower_effect
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import EngineUnavailable, Problem, RulesError

#: The library holds 64 rules that match one fact and are not yet worked off; more fail, and what
#: follows can crash. A book with more rules is spread over several rule sets.
MOST_RULES = 60
#: The library holds 255 values in a fact, some of them its own.
MOST_VALUES = 240


def durable_is_installed() -> bool:
    """Whether durable_rules can be imported here; its last release can't on Python 3.13."""
    try:
        library()
    except ImportError:
        return False
    return True


class DurableEngine:
    """A rule book registered with durable_rules.

    Raises:
        EngineUnavailable: when durable_rules is not installed.
        RulesError: when one rule tests more answers than the library can hold.
    """

    name = "durable"

    def __init__(self, book: RuleBook) -> None:
        if not durable_is_installed():
            message = "durable_rules can't be imported; pip install 'recovery-advisor[durable]'"
            raise EngineUnavailable(message)
        self._lock = Lock()
        self._rule_sets = [RuleSet(part, book.questions) for part in _spread(book)]

    def counting(self, answers: Lowered) -> int:
        """The effects that count, one bit each.

        Raises:
            EngineFailure: when the library raised, reported an exception or lost the sentinel.
        """
        counting = 0
        with self._lock:
            for rule_set in self._rule_sets:
                for index in rule_set.fire(answers):
                    counting |= 1 << index
        return counting


def _spread(book: RuleBook) -> Sequence[Sequence[Alternative]]:
    """Every alternative of every effect, in parts that the library can hold."""
    parts: list[list[Alternative]] = [[]]
    values: set[tuple[str, str]] = set()
    for index, effect in enumerate(book.effects):
        for tests in lower_effect(effect):
            own = {(test.question, test.end) for test in tests}
            if len(own) > MOST_VALUES:
                raise RulesError([Problem(_too_many(effect.rule.id, len(own)), effect.rule.pack)])
            if len(parts[-1]) == MOST_RULES or len(values | own) > MOST_VALUES:
                parts.append([])
                values = set()
            parts[-1].append(Alternative(index, tests))
            values |= own
    return parts


def _too_many(rule: str, values: int) -> str:
    return (
        f"rule {rule!r} tests {values} answers at once and durable_rules holds {MOST_VALUES};"
        " split the rule, or choose Advisor(engine='bitmap')"
    )
