"""The columns that are added to a table."""

from __future__ import annotations

from typing import NamedTuple

from recovery_advisor.tables.program import DECISIONS, Program
from recovery_advisor.values.levels import Readiness, Urgency, Verdict

#: What each decision is called in each of the columns that are always added.
WORDS: dict[str, tuple[str, ...]] = {
    "verdict": tuple(str(one.verdict) for one in DECISIONS),
    "readiness": tuple(str(one.readiness) for one in DECISIONS),
    "urgency": tuple(str(one.urgency) for one in DECISIONS),
}
#: The words of these columns, in order.
LEVELS: dict[str, tuple[str, ...]] = {
    "verdict": tuple(map(str, Verdict)),
    "readiness": tuple(map(str, Readiness)),
    "urgency": tuple(map(str, Urgency)),
}
ERROR = "error"
#: What stands between the ids of rules, and between the cells that can't be taken.
SEPARATOR = "; "


class Wanted(NamedTuple):
    """Which columns are wanted beside the verdict, the readiness, the urgency and the error.

    Attributes:
        reasons: the ids of the rules that an advice names as reasons.
        unanswered: how many questions have no known answer.
        rules: for each rule whether its condition holds.
        safety_net: the ids of what to watch for.
    """

    reasons: bool = False
    unanswered: bool = False
    rules: bool = False
    safety_net: bool = False

    def names(self, program: Program) -> tuple[str, ...]:
        """The names of all columns that are added, in order."""
        more = [name for name in ("reasons", "unanswered", "safety_net") if getattr(self, name)]
        rules = [rule_column(rule) for rule, _ in program.rules] if self.rules else []
        return (*WORDS, ERROR, *more, *rules)


def rule_column(rule: str) -> str:
    """The name of a rule's column; a question may be called as the rule is."""
    return f"rule:{rule}"
