"""Checks a professional's clearance, and words the reason that it gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from recovery_advisor.assessment.reason_texts import translated
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.errors import MOST_HINTS, Fault, nearest
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.translator import Translator, humanize


def clearance_faults(clearance: Clearance, book: RuleBook, today: date) -> Iterator[Fault]:
    """Why a clearance does not hold today, or can't clear what it names."""
    if type(today) is not date:
        yield Fault.of("today", today, "a date of the calendar, without a time")
        return
    if clearance.at > today:
        yield Fault.of("clearance.at", str(clearance.at), f"a day up to today, {today}")
    if clearance.expires < today:
        allowed = f"a day from today, {today}, on; ask the professional again"
        yield Fault.of("clearance.expires", str(clearance.expires), allowed)
    clearable = [question.id for question in book.questions if question.may_be_cleared]
    listed = ", ".join(clearable) or "none, as nothing here may be cleared"
    for number, id in enumerate(sorted(clearance.scope - set(clearable))):
        hint = "It may not be cleared." if id in book.question else ""
        if not hint and number < MOST_HINTS:
            hint = nearest(id, clearable)
        allowed = listed if number == 0 else "a question from the list"
        yield Fault.of("clearance.scope", id, allowed, hint)


def reason_of(clearance: Clearance, book: RuleBook, words: Translator) -> Reason:
    """The reason that says who cleared what, and until when."""
    assert book.words.cleared is not None, "the compiler wants it where anything may be cleared"
    questions = words.listed(words(humanize(id)) for id in sorted(clearance.scope))
    said = {"by": clearance.by, "questions": questions, "expires": clearance.expires}
    reason = translated(book.words.cleared, words)
    return reason.model_copy(update={"say": filled(reason.say, **said)})
