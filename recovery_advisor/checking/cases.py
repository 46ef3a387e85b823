"""Whole people against the advice that they must get."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache

from recovery_advisor.advisor import Advisor
from recovery_advisor.checking.folder import CheckedFolder
from recovery_advisor.model.advice import Advice
from recovery_advisor.model.errors import InputError
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.cases import Case
from recovery_advisor.rulebook.compiler import compile_book


def book_of_cases(folder: CheckedFolder) -> Callable[[str], RuleBook]:
    """For the id of a pack, the rule book that its cases speak of.

    Those of the base pack speak of that pack alone, and those of an overlay of all the packs.
    """
    kinds = {id: entry.record.kind for id, entry in folder.packs().items()}

    @cache
    def base() -> RuleBook:
        pages = [page for page in folder.pages.all if kinds.get(page.pack) != "overlay"]
        return compile_book([page.place.document for page in pages])

    return lambda pack: folder.book if kinds[pack] == "overlay" else base()


def advice_of(folder: CheckedFolder) -> Iterator[tuple[Case, Advice | InputError]]:
    """Each case with what comes of it."""
    book_of = book_of_cases(folder)

    @cache
    def advisor(pack: str) -> Advisor:
        return Advisor.from_book(book_of(pack), engine="reference")

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
    planned = {item.exercise for item in session.items} if session else set()
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


def _names(names: Collection[str] | Iterator[str]) -> str:
    return ", ".join(sorted(set(names)))
