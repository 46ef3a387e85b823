"""Replays one record."""

from __future__ import annotations

from typing import Any

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.authoring.replay.comparison import compare, no_longer_asked
from recovery_advisor.authoring.replay.deciders import Rules
from recovery_advisor.authoring.replay.replayed import Replayed
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import Described, InputError
from recovery_advisor.values.record import Record


def replay(record: Record, rules: Rules) -> Replayed:
    """The advice of a record compared with the one by other rules, or by the same.

    A clearance is judged on the day on which it was judged then. What other rules no longer ask,
    questions and questionnaires, is left out, and named. *Yes* and *unsure* to a question that they
    have merged into others count as answers to these. What a history answered stays as it was recorded.

    Raises:
        InputError: when the rules can't take what was recorded, such as an answer that a scale no
            longer has, or when other effects are said to have counted than the same rules count.
    """
    new = Record.model_validate_json(_again(record, rules).record())
    _check_counted(record, new)
    return compare(record, new, rules.book)


def _again(record: Record, rules: Rules) -> Advice:
    check_in = _still_asked(record, rules.book)
    if isinstance(rules, Assessor):
        return rules.assess(check_in, record.preferences, record.today, record.derived)
    if record.derived is not None:
        allowed = "a record of a check-in alone, as these rules look at no history"
        raise InputError("derived", record.derived, allowed)
    return rules.assess(check_in, record.preferences, today=record.today)


def _check_counted(record: Record, new: Record) -> None:
    """Refuse a record that was tampered with: by the same rules the same effects must count."""
    same_rules = record.rulebook.sha256 == new.rulebook.sha256
    same_library = record.library == new.library
    faultless = not (record.fault or new.fault)
    if same_rules and same_library and faultless and record.counted != new.counted:
        allowed = "what counts by the rules of the record, for its check-in"
        raise InputError("counted", Described("something else"), allowed)


def _still_asked(record: Record, book: RuleBook) -> dict[str, Any]:
    """The check-in without what these rules no longer ask; the record's own rules take it whole.

    Denials for which its questionnaire is too old go too, as these rules may not know that one.
    """
    if record.rulebook.sha256 == book.id.sha256:
        return record.check_in
    gone = no_longer_asked(record, book)
    screened = record.check_in.get("screened")
    outdated = book.form.outdated(screened) if isinstance(screened, str) else frozenset[str]()
    return {
        name: answer
        for name, answer in record.check_in.items()
        if name not in gone
        and not (name == "screened" and answer in gone)
        and not (name in outdated and answer == "no")
    }
