"""Evaluates rules by durable_rules, kept inside the one way of use that was seen to be safe.

Used as its manual shows, that library crashes the process, loses results and answers wrongly;
docs/decisions/0003-durable-rules-kept-safe.md has what was seen and which line here keeps it out.
"""

from __future__ import annotations

import sys
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


#: How to install the library: from Python 3.13 on its last release needs a flag to build, and pip may
#: have kept a build that was made without.
_INSTALL = "pip install 'recovery-advisor[durable]'"
_INSTALL_FROM_3_13_ON = (
    "CPPFLAGS='-DPyEval_CallObject=PyObject_CallObject'"
    " pip install --no-cache-dir --force-reinstall durable_rules==2.0.28"
)


def why_unavailable() -> str | None:
    """Why durable_rules can't be imported here and what to do; ``None`` where it can."""
    install = _INSTALL if sys.version_info < (3, 13) else _INSTALL_FROM_3_13_ON
    try:
        library()
    except ModuleNotFoundError:
        return f"durable_rules is not installed; to have it: {install}"
    except ImportError as error:
        return f"durable_rules is installed and can't be imported ({error}); try: {install}"
    return None


class DurableEngine:
    """A rule book registered with durable_rules.

    Raises:
        EngineUnavailable: when durable_rules can't be imported.
        RulesError: when one rule tests more answers than the library can hold.
    """

    name = "durable"

    def __init__(self, book: RuleBook) -> None:
        if why := why_unavailable():
            raise EngineUnavailable(why)
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
