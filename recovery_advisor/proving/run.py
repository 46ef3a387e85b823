"""Proves the laws and the claims of a rules folder."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recovery_advisor.decision import Laws
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.proving.claim import Claim
from recovery_advisor.proving.counterexample import Replay, ShownCounterexample
from recovery_advisor.proving.course.all_claims import course_claims
from recovery_advisor.proving.course.settling import CourseCounterexample
from recovery_advisor.proving.enumeration import enumeration
from recovery_advisor.proving.laws import all_laws
from recovery_advisor.proving.prover import Prover, Settled, Settlement
from recovery_advisor.proving.written_claims import as_claim
from recovery_advisor.rulebook.book import RuleBook


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one claim about one rule book.

    Attributes:
        packs: ids of the packs of the rule book.
        outcome: the result by z3; not settled where enumeration or the reference disagrees.
        tried_on: how many persons were enumerated; ``None`` where they are too many.
        seconds: how long it took, both ways together.
        shown: the counterexample, where there is one.
        because: why the claim is not settled, where it is not.
    """

    packs: tuple[str, ...]
    outcome: Settlement
    tried_on: int | None
    seconds: float
    shown: ShownCounterexample | CourseCounterexample | None = None
    because: str = ""


def prove(folder: CheckedFolder, seconds: float) -> Iterator[Result]:
    """Settle the laws and the claims of a folder, one after the other.

    The laws are proved of the base pack alone, of all packs, and of all with the history pack where
    that was read. The claims of the base pack are of that pack alone, all others of all packs. Those
    about every course are of the history pack.

    Args:
        folder: a folder that loads.
        seconds: how long z3 may take for one claim.

    Raises:
        EngineUnavailable: where z3 is not installed.
    """
    base = folder.book.base
    written = [(one.pack == base, as_claim(one)) for one in folder.claims]
    if folder.book.overlays:
        yield from _of_book(folder.book_of(base), [one for own, one in written if own], seconds)
        yield from _of_book(folder.book, [one for own, one in written if not own], seconds)
    else:
        yield from _of_book(folder.book, [one for _, one in written], seconds)
    if folder.history:
        yield from prove_history(folder.history.book, seconds)


def _of_book(book: RuleBook, written: Sequence[Claim], seconds: float) -> Iterator[Result]:
    laws, claims = Laws(book), (*all_laws(), *written)
    prover, replay = Prover(book, laws, seconds), Replay(book, laws)
    everybody = enumeration(book, laws, claims)
    packs = tuple(pack.id for pack in book.packs)
    for claim in claims:
        began = time.perf_counter()
        outcome = prover.settle(claim)
        holds = everybody.holds(claim) if everybody else None
        seconds = time.perf_counter() - began
        result = Result(packs, outcome, len(everybody) if everybody else None, seconds)
        yield _cross_checked(result, claim, holds, replay)


def prove_history(book: RuleBook, seconds: float) -> Iterator[Result]:
    """Settle the laws of rules with a history pack, and the claims about every course.

    Args:
        book: rules with a history pack.
        seconds: how long z3 may take for one claim.

    Raises:
        EngineUnavailable: where z3 is not installed.
    """
    yield from _of_book(book, (), seconds)
    packs = tuple(pack.id for pack in book.packs)
    for prover, claims in course_claims(book, seconds):
        for claim in claims:
            began = time.perf_counter()
            found = prover.settle(claim)
            took = time.perf_counter() - began
            outcome = Settlement(claim, found.settled, None, found.lacking)
            shown = found.counterexample if found.settled is Settled.REFUTED else None
            yield Result(packs, outcome, None, took, shown, found.because)


def _cross_checked(result: Result, claim: Claim, holds: bool | None, replay: Replay) -> Result:
    """The result; not settled where z3 differs from the enumeration or the reference."""
    outcome, found = result.outcome, result.outcome.counterexample
    if outcome.settled is Settled.NOT_SETTLED:
        return replace(result, because="the time was over")
    if holds is not None and holds is not (outcome.settled is Settled.PROVED):
        otherwise = f"z3 says {outcome.settled}, and trying everybody says otherwise"
        return _not_settled(result, otherwise)
    if found is None:
        return result
    if not replay.wrong(claim, found):
        return _not_settled(result, "the reference finds nothing wrong with what z3 found")
    return replace(result, shown=replay.shown(claim, found))


def _not_settled(result: Result, because: str) -> Result:
    outcome = replace(result.outcome, settled=Settled.NOT_SETTLED)
    return replace(result, outcome=outcome, because=because)
