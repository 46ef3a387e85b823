"""The durable engine: evaluates rules by durable_rules, restricted to a safe way of use.

Used as its manual shows, durable_rules crashes the process, loses results and answers wrongly;
docs/decisions/0003-durable-rules-kept-safe.md lists these failures and how each is avoided.
"""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Sequence
from contextlib import suppress

from recovery_advisor.engines.durable_rule_set import Alternative, Rules, RuleSet, library
from recovery_advisor.engines.lowering import Lowered, lower_effect
from recovery_advisor.engines.protocol import EngineFailure
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import EngineUnavailable, Problem, RulesError

#: durable_rules queues at most 64 matching rules for one fact; more fail and can crash the process.
#: A book with more alternatives is split over several rule sets.
MOST_RULES = 60
#: durable_rules allows 255 values in a fact, some of them internal.
MOST_VALUES = 240
#: As many rule sets of a book are kept, those used last, however many calls were under way at once.
MOST_KEPT = 32


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
    """Evaluates the effects of a rule book by durable_rules.

    No call waits for another: each takes rule sets that nobody uses, or makes new ones, and gives them
    back when all went well. So a forked process has no lock of a thread that it lacks, a signal
    handler may assess in the middle of an assessment, and what failed or was interrupted is never
    used again.

    Raises:
        EngineUnavailable: when durable_rules can't be imported.
        RulesError: when one rule tests more answers than durable_rules can hold.
    """

    name = "durable"

    def __init__(self, book: RuleBook) -> None:
        if why := why_unavailable():
            raise EngineUnavailable(why)
        self._rules = [Rules.of(part, book.questions) for part in _split(book)]
        self._unused = deque([self._new_rule_sets()], MOST_KEPT)
        self._dropped: Counter[str] = Counter()

    def counting(self, answers: Lowered) -> int:
        """The effects that count, as a bit mask.

        Raises:
            EngineFailure: when durable_rules raises or loses the sentinel.
        """
        try:
            rule_sets = self._take()
            counting = 0
            for one in rule_sets:
                counting |= one.counting(answers)
            self._unused.append(rule_sets)
        except BaseException as error:
            self._log(error)
            if isinstance(error, Exception) and not isinstance(error, EngineFailure):
                raise EngineFailure(f"durable_rules raised {type(error).__name__}") from error
            raise
        return counting

    def _take(self) -> Sequence[RuleSet]:
        """Rule sets that no other call has."""
        with suppress(IndexError):  # where there are none
            return self._unused.pop()
        return self._new_rule_sets()

    def _new_rule_sets(self) -> Sequence[RuleSet]:
        return [RuleSet(rules) for rules in self._rules]

    def _log(self, error: BaseException) -> None:
        """Log what broke a call off: each kind the first time, the second, the fourth, the eighth."""
        import logging  # start-up time counts

        kind = str(error) if isinstance(error, EngineFailure) else type(error).__name__
        self._dropped[kind] += 1
        times = self._dropped[kind]
        if times & (times - 1) == 0:
            told = "durable_rules was broken off by %s, %d times so far; it starts afresh"
            logging.getLogger("recovery_advisor").warning(told, kind, times)


def _split(book: RuleBook) -> Sequence[Sequence[Alternative]]:
    """All alternatives of all effects, split into parts within the limits of durable_rules."""
    parts: list[list[Alternative]] = [[]]
    values: set[tuple[str, str]] = set()
    for index, effect in enumerate(book.effects):
        for tests in lower_effect(effect):
            tested = {(test.question, test.end) for test in tests}
            if len(tested) > MOST_VALUES:
                raise RulesError(
                    [Problem(_too_many(effect.rule.id, len(tested)), effect.rule.pack)]
                )
            if len(parts[-1]) == MOST_RULES or len(values | tested) > MOST_VALUES:
                parts.append([])
                values = set()
            parts[-1].append(Alternative(index, tests))
            values |= tested
    return parts


def _too_many(rule: str, values: int) -> str:
    return (
        f"rule {rule!r} tests {values} answers at once and durable_rules holds {MOST_VALUES};"
        " split the rule, or choose Advisor(engine='bitmap')"
    )
