"""Refuses a question that is asked and that no rule looks at, which a file cut short leaves."""

from __future__ import annotations

from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.values.errors import Gravity, RulesError


def require_looked_at(compiled: Compiled) -> None:
    """Check that the condition of some rule looks at each question that a loaded pack asks.

    Only known once every rule is read: one with a fault may be the one that does.

    Raises:
        RulesError: with every question that none looks at.
    """
    looked_at = {
        one.question for rule in compiled.book.effects for one in thresholds(rule.rule.when)
    }
    written = compiled.files.unique("questions", "question", lambda record: record.questions)
    ignored = [one.id for one in compiled.book.questions if one.id not in looked_at]
    if ignored:
        raise RulesError(
            (written[id][1] / "question").problem(_message(id), Gravity.UNSAFE) for id in ignored
        )


def _message(id: str) -> str:
    return (
        f"no rule looks at the answer to {id}, so a danger that it asks for would be ignored; write a"
        " rule, put back the one that is lost, or stop asking"
    )
