"""Times and numbers of the way back in words: ``84 hours (3½ days)``."""

from __future__ import annotations

from docs_site.clinical.answers import answers
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.course_numbers import A_DAY
from recovery_advisor.values.translator import ENGLISH


def days(number: int) -> str:
    """A number of days."""
    return ENGLISH.many("{n} day", "{n} days", number)


def hours(number: int) -> str:
    """A time in hours, and in days where these come out even or as halves."""
    in_hours = ENGLISH.many("{n} hour", "{n} hours", number)
    whole, left = divmod(number, A_DAY)
    if not whole or left not in (0, A_DAY // 2):
        return in_hours
    half = "½" if left else ""
    return f"{in_hours} ({whole}{half} {'day' if number == A_DAY else 'days'})"


def asked_by(rule: str, question: str, book: RuleBook) -> str | None:
    """The answers to a question with which a rule applies; ``None`` where no rule asks so."""
    for effect in book.effects:
        for one in thresholds(effect.rule.when):
            if effect.rule.id == rule and one.question == question:
                return answers(one, book.question[question])
    return None
