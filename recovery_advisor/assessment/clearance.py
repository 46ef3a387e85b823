"""Checks a professional's clearance, and words the reason that it gives."""

from __future__ import annotations

from datetime import date

from recovery_advisor.assessment.advice_texts import translated
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.errors import InputError, nearest
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.translator import Translator, humanize


def check_clearance(clearance: Clearance, book: RuleBook, today: date) -> None:
    """Refuse a clearance that does not hold today, or names what can't be cleared.

    Raises:
        InputError: with the field at fault.
    """
    if type(today) is not date:
        raise InputError("today", today, "a date of the calendar, without a time")
    if clearance.at > today:
        raise InputError("clearance.at", str(clearance.at), f"a day up to today, {today}")
    if clearance.expires < today:
        allowed = f"a day from today, {today}, on; ask the professional again"
        raise InputError("clearance.expires", str(clearance.expires), allowed)
    clearable = [question.id for question in book.questions if question.may_be_cleared]
    for id in sorted(clearance.scope - set(clearable)):
        allowed = ", ".join(clearable) or "none, as nothing here may be cleared"
        hint = " It may not be cleared." if id in book.question else nearest(id, clearable)
        raise InputError("clearance.scope", id, allowed, hint)


def reason_of(clearance: Clearance, book: RuleBook, words: Translator) -> Reason:
    """The reason that says who cleared what, and until when."""
    assert book.words.cleared is not None, "the compiler wants it where anything may be cleared"
    questions = words.listed(words(humanize(id)) for id in sorted(clearance.scope))
    said = {"by": clearance.by, "questions": questions, "expires": clearance.expires}
    reason = translated(book.words.cleared, words)
    return reason.model_copy(update={"say": reason.say.format(**said)})
