"""What a professional's clearance lifts, and what it never touches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recovery_advisor.engines.protocol import Engine
from recovery_advisor.model.advice import Reason
from recovery_advisor.model.clearance import Clearance
from recovery_advisor.model.errors import InputError, nearest
from recovery_advisor.model.text import in_words
from recovery_advisor.model.words import Words
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.lowering import Lowered


class ClearedEngine:
    """An engine that takes the cleared answers as harmless, but for emergencies.

    Whatever belongs to a rule that refers as an emergency counts on the answers as they were given,
    so that no clearance takes one of the two halves of an emergency away.

    Args:
        engine: the engine asked.
        cleared: positions of the cleared questions.
        emergencies: the effects of rules that refer as an emergency.
    """

    def __init__(self, engine: Engine, cleared: Sequence[int], emergencies: int) -> None:
        self.name = engine.name
        self._engine, self._cleared, self._emergencies = engine, cleared, emergencies

    def counting(self, answers: Lowered) -> int:
        """The effects that count, one bit each."""
        harmless = list(answers)
        for position in self._cleared:
            harmless[position] = 0
        lifted = self._engine.counting(tuple(harmless))
        return lifted | self._engine.counting(answers) & self._emergencies


def check_clearance(clearance: Clearance, book: RuleBook, today: date) -> None:
    """Refuse a clearance that does not hold today, or speaks of what can't be cleared.

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


def reason_of(clearance: Clearance, book: RuleBook, words: Words) -> Reason:
    """The reason that says who cleared what, and until when."""
    assert book.words.cleared is not None, "the compiler wants it where anything may be cleared"
    questions = words.listed(words(in_words(id)) for id in sorted(clearance.scope))
    said = {"by": clearance.by, "questions": questions, "expires": clearance.expires}
    reason = book.words.cleared.in_words(words)
    return reason.model_copy(update={"say": reason.say.format(**said)})
