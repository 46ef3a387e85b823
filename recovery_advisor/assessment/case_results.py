"""Assesses the cases of a rules folder, and compares the advices with those expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
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
from recovery_advisor.values.preferences import Preferences


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
            yield case, rules.assess(case.check_in(rules.book.form), _wishes(case))
        except InputError as error:
            yield case, error


def _wishes(case: Case) -> Preferences | None:
    """The preferences of a case that has any; they are read again, where there are some."""
    return case.preferences if case.preferences.model_fields_set else None


def tried(folder: CheckedFolder) -> RuleBook:
    """The rule book of a folder whose every case gets the advice expected.

    The bitmap engine alone decides, as it is the fastest; checks ask the reference engine.

    Raises:
        RulesError: with each case that gets another advice, or can't be assessed.
    """
    with OBSERVERS.nothing_notified():
        failed = [*_failed(folder)]
    if failed:
        raise RulesError(failed)
    return folder.book


def _failed(folder: CheckedFolder) -> Iterator[Problem]:
    for case, advice in advice_of(folder, BitmapEngine):
        if isinstance(advice, InputError):
            message, at = f"the case {case.id} can't be tried: {advice}", case.place / "given"
        elif found := "; ".join(_differences(case.expect, advice)):
            message, at = (
                f"the case {case.id} fails, given {_given(case)}: {found}",
                case.place / "expect",
            )
        else:
            continue
        yield at.problem(message, Gravity.UNSAFE)


def failure_of(case: Case, advice: Advice | InputError) -> str:
    """All that differs from what a case expects, in one sentence; empty where nothing does."""
    if isinstance(advice, InputError):
        return f"this case can't be tried: {advice}"
    found = "; ".join(_differences(case.expect, advice))
    return f"given {_given(case)}: {found}" if found else ""


def _given(case: Case) -> str:
    return ", ".join(f"{id}: {answer}" for id, answer in case.given.items()) or "nothing answered"


def _differences(expect: Expected, advice: Advice) -> Iterator[str]:
    for what, expected, actual in _exactly(expect, advice):
        if expected != actual:
            yield f"{what} must be {expected or 'none'}, and is {actual or 'none'}"
    for what, expected, actual in _sets(expect, advice):
        if expected != actual:
            yield f"{what} must be {_names(expected)}, and is {_names(actual)}"
    for what, wanted, there in _among(expect, advice):
        if lacking := wanted - there:
            yield f"{_names(lacking)} must be among the {what}, and is not"
    for part in expect.notes:
        if not any(part in note for note in advice.notes):
            yield f"{part!r} must be part of a note, and is not"


def _exactly(expect: Expected, advice: Advice) -> Iterator[tuple[str, object, object]]:
    yield "verdict", expect.verdict, advice.verdict
    yield "readiness", expect.readiness, advice.readiness
    yield "urgency", expect.urgency, advice.urgency
    yield "session", expect.session, "yes" if advice.session else "no"
    yield "no_session", expect.no_session, advice.no_session and advice.no_session.why


def _sets(expect: Expected, advice: Advice) -> Iterator[tuple[str, set[str], set[str]]]:
    yield "reasons", {*expect.reasons}, {reason.rule for reason in advice.reasons}
    if expect.missing is not None:
        yield "missing", {*expect.missing}, {*advice.missing}
    if expect.not_covered is not None:
        left = advice.session.focus_not_covered if advice.session else ()
        yield "not_covered", {*expect.not_covered}, {*left}


def _among(expect: Expected, advice: Advice) -> Iterator[tuple[str, set[str], Set[str]]]:
    yield "safety_net", {*expect.safety_net}, {net.rule for net in advice.safety_net}
    if expect.allowed:
        yield "allowed", {*expect.allowed}, allowed(advice)
    session = advice.session
    planned = {item.exercise for item in session.exercises} if session else set()
    yield "planned", {*expect.planned}, planned
    yield "available", {*expect.available}, {*advice.available}
    excluded = {exclusion.exercise for exclusion in advice.excluded}
    yield "excluded", {*expect.excluded}, excluded


def _names(names: Set[str]) -> str:
    return ", ".join(sorted(names)) or "none"
