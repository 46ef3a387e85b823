"""Decides one record again."""

from __future__ import annotations

from recovery_advisor.advisor import Advisor
from recovery_advisor.model.answers import NO_QUESTION
from recovery_advisor.model.record import Record
from recovery_advisor.replay.comparing import compare
from recovery_advisor.replay.replayed import Replayed


def replay(record: Record, advisor: Advisor) -> Replayed:
    """What the advisor's rules make of the person of a record today, beside what was advised then.

    A clearance is judged on the day on which it was judged then. Answers to questions that the
    rules no longer ask are left out, and named.

    Raises:
        InputError: when the rules can't take what was recorded, such as an answer that a scale no
            longer has.
    """
    asked = {*advisor.book.question, *NO_QUESTION}
    kept = {name: answer for name, answer in record.check_in.items() if name in asked}
    again = advisor.assess(kept, record.preferences, today=record.today)
    new = Record.model_validate_json(again.record())
    return compare(record, new, advisor.book)
