"""Whole people against the advice that they must get."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from recovery_advisor.advisor import Advisor
from recovery_advisor.loading.cases import Case
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import InputError


def advice_of(folder: CheckedFolder) -> Iterator[tuple[Case, Advice | InputError]]:
    """Each case with what comes of it.

    A case of the base pack is one for that pack alone, and one of an overlay for all the packs.
    """

    @cache
    def advisor(pack: str) -> Advisor:
        return Advisor.from_book(folder.book_of(pack), engine="reference")

    for case in folder.cases:
        try:
            yield case, advisor(case.pack).assess(case.given, case.preferences)
        except InputError as error:
            yield case, error


def differences(case: Case, advice: Advice | InputError) -> Iterator[str]:
    """What came out other than expected, each with the answers, what must come and what came."""
    given = ", ".join(f"{id}: {answer}" for id, answer in case.given.items()) or "nothing answered"
    if isinstance(advice, InputError):
        yield f"this case can't be tried: {advice}"
        return
    for what, expected, came in _compared(case, advice):
        yield f"given {given}: {what} must be {expected}, and is {came}"


def _compared(case: Case, advice: Advice) -> Iterator[tuple[str, str, str]]:
    expect, session = case.expect, advice.session
    planned = {item.exercise for item in session.exercises} if session else set()
    allowed = planned | set(advice.available)
    excluded = {exclusion.exercise for exclusion in advice.excluded}
    exactly = [
        ("verdict", expect.verdict, advice.verdict),
        ("readiness", expect.readiness, advice.readiness),
        ("urgency", expect.urgency, advice.urgency),
        ("session", expect.session, "yes" if session else "no"),
        ("no_session", expect.no_session, advice.no_session and advice.no_session.why),
        ("reasons", _names(expect.reasons), _names(reason.rule for reason in advice.reasons)),
    ]
    if expect.missing is not None:
        exactly.append(("missing", _names(expect.missing), _names(advice.missing)))
    if expect.not_covered is not None:
        left = session.focus_not_covered if session else ()
        exactly.append(("not_covered", _names(expect.not_covered), _names(left)))
    for what, expected, came in exactly:
        if expected != came:
            yield what, str(expected or "none"), str(came or "none")
    among = [
        ("allowed", expect.allowed, allowed),
        ("planned", expect.planned, planned),
        ("available", expect.available, set(advice.available)),
        ("excluded", expect.excluded, excluded),
    ]
    for what, wanted, there in among:
        if lacking := set(wanted) - there:
            yield _names(lacking), f"among the {what}", "not"
    for part in expect.notes:
        if not any(part in note for note in advice.notes):
            yield repr(part), "part of a note", "not"


def _names(names: Collection[str] | Iterator[str]) -> str:
    return ", ".join(sorted(set(names)))
