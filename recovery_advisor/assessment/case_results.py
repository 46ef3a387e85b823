"""Assesses the cases of a rules folder, and compares the advices with those expected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Set
from functools import cache

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.loading.cases import Case, Expected
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import Gravity, InputError, Problem, RulesError
from recovery_advisor.values.permissive import allowed


def advice_of(
    folder: CheckedFolder, engine: Callable[[RuleBook], Engine] = ReferenceEngine
) -> Iterator[tuple[Case, Advice | InputError]]:
    """Each case with its advice, or with the error where it can't be assessed.

    Cases of the base pack are assessed by that pack alone, those of overlays by all packs.
    """

    @cache
    def assessor(pack: str) -> Assessor:
        book = folder.book_of(pack)
        return Assessor(book, (engine(book),))

    for case in folder.cases:
        rules = assessor(case.pack)
        try:
            yield case, rules.assess(case.check_in(rules.book.form), case.preferences)
        except InputError as error:
            yield case, error


def require_cases(folder: CheckedFolder) -> None:
    """Try the cases of a folder.

    The bitmap engine alone decides, as it is the fastest; checks ask the reference engine.

    Raises:
        RulesError: with each case that gets another advice than it must get.
    """
    with OBSERVERS.nothing_notified():
        failed = [*_failed(folder)]
    if failed:
        raise RulesError(failed)


def _failed(folder: CheckedFolder) -> Iterator[Problem]:
    for case, advice in advice_of(folder, BitmapEngine):
        if found := "; ".join(differences(case, advice)):
            message = f"the case {case.id} fails: {found}"
            yield (case.place / "expect").problem(message, Gravity.UNSAFE)


def differences(case: Case, advice: Advice | InputError) -> Iterator[str]:
    """The differences from what a case expects, each a sentence."""
    given = ", ".join(f"{id}: {answer}" for id, answer in case.given.items()) or "nothing answered"
    if isinstance(advice, InputError):
        yield f"this case can't be tried: {advice}"
        return
    for what, expected, actual in _compared(case, advice):
        yield f"given {given}: {what} must be {expected}, and is {actual}"


def _compared(case: Case, advice: Advice) -> Iterator[tuple[str, str, str]]:
    """The differences: the field, what is expected, what came."""
    for what, expected, actual in _exactly(case.expect, advice):
        if expected != actual:
            yield what, str(expected or "none"), str(actual or "none")
    for what, wanted, there in _among(case.expect, advice):
        if lacking := set(wanted) - there:
            yield _names(lacking), f"among the {what}", "not"
    for part in case.expect.notes:
        if not any(part in note for note in advice.notes):
            yield repr(part), "part of a note", "not"


def _exactly(expect: Expected, advice: Advice) -> Iterator[tuple[str, object, object]]:
    session = advice.session
    yield "verdict", expect.verdict, advice.verdict
    yield "readiness", expect.readiness, advice.readiness
    yield "urgency", expect.urgency, advice.urgency
    yield "session", expect.session, "yes" if session else "no"
    yield "no_session", expect.no_session, advice.no_session and advice.no_session.why
    yield "reasons", _names(expect.reasons), _names(reason.rule for reason in advice.reasons)
    if expect.missing is not None:
        yield "missing", _names(expect.missing), _names(advice.missing)
    if expect.not_covered is not None:
        left = session.focus_not_covered if session else ()
        yield "not_covered", _names(expect.not_covered), _names(left)


def _among(expect: Expected, advice: Advice) -> Iterator[tuple[str, Collection[str], Set[str]]]:
    session = advice.session
    planned = {item.exercise for item in session.exercises} if session else set()
    yield "allowed", expect.allowed, allowed(advice)
    yield "planned", expect.planned, planned
    yield "available", expect.available, {*advice.available}
    yield "excluded", expect.excluded, {exclusion.exercise for exclusion in advice.excluded}


def _names(names: Collection[str] | Iterator[str]) -> str:
    return ", ".join(sorted(set(names)))
