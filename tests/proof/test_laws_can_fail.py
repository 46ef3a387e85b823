"""Each law of the prover is refuted where it is broken."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from recovery_advisor import Readiness, Urgency
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.lowering import lower_effect
from recovery_advisor.proving import formulas as everybody
from recovery_advisor.proving.formulas import SymbolicPerson, solver_library
from recovery_advisor.proving.individuals import Individuals
from recovery_advisor.proving.laws import all_laws
from recovery_advisor.proving.prover import Prover, Settled
from recovery_advisor.proving.view import View
from recovery_advisor.rulebook.bit_sets import mask_of
from recovery_advisor.testing.check_in_strategies import shipped_book

#: Whether the proofs are vacuous; `tests/proof/test_shipped.py` and the README prove the laws.
pytestmark = pytest.mark.deep

LAWS = {claim.id: claim for claim in all_laws()}
WELL = (0,) * len(shipped_book().questions)
Break = Callable[[View[bool]], View[bool]]


def refuted(id: str, laws: Laws | None = None) -> bool:
    book = shipped_book()
    return Prover(book, laws or Laws(book), 60).settle(LAWS[id]).settled is Settled.REFUTED


class Table(Laws):
    """Laws that go through another table."""

    def __init__(self, change: Callable[[Any, int, Decision], tuple[Any, int, Decision]]) -> None:
        super().__init__(shipped_book())
        self.table = tuple(change(*row) for row in self.table)


REFERRALS = mask_of(effect.kind == "refer" for effect in shipped_book().effects)


def _no_limit(needs: Any, forbids: int, decision: Decision) -> Any:
    lifted = 0 if decision.urgency is not Urgency.NONE else forbids & REFERRALS
    return needs, lifted, decision


def _no_permit(needs: Any, forbids: int, decision: Decision) -> Any:
    return needs[:-1] if decision.readiness is not Readiness.REST else needs, forbids, decision


def _as_routine(needs: Any, forbids: int, decision: Decision) -> Any:
    lowered = decision.urgency is Urgency.EMERGENCY
    return needs, forbids, Decision.of(decision.readiness, Urgency.ROUTINE) if lowered else decision


def _urgent_is_full(needs: Any, forbids: int, decision: Decision) -> Any:
    better = decision == Decision.of(Readiness.REST, Urgency.URGENT)
    return needs, forbids, Decision.of(Readiness.FULL, Urgency.URGENT) if better else decision


BROKEN_TABLES = [
    ("readiness-is-the-least", _no_limit),
    ("readiness-is-the-least", _no_permit),
    ("urgency-is-the-greatest", _as_routine),
    ("referred-now-is-rest", _urgent_is_full),
    ("every-limit-is-ruled-out", _no_limit),
    ("every-permit-is-known", _no_permit),
    ("only-the-referral-is-told", _no_limit),
    ("one-more-rule-against-never-permits", _urgent_is_full),
    ("an-overlay-only-tightens", _urgent_is_full),
    ("a-worse-answer-never-permits", _urgent_is_full),
]


@pytest.mark.parametrize(("id", "change"), BROKEN_TABLES)
def test_a_broken_table_is_refuted(id: str, change: Any) -> None:
    assert refuted(id, Table(change))


@pytest.mark.parametrize(
    "id", ["a-missing-answer-never-permits", "every-avoid-is-ruled-out", "every-limit-is-ruled-out"]
)
def test_effects_that_count_only_once_known_are_refuted(
    id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(everybody, "COUNTS_UNLESS_RULED_OUT", frozenset())
    assert refuted(id)


def test_tests_that_lack_a_threshold_are_refuted(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(effect: Any) -> Any:
        return tuple(tests[:-1] or tests for tests in lower_effect(effect))

    monkeypatch.setattr(everybody, "lower_effect", forgetful)
    assert refuted("lowering-is-kleene")


def test_a_clearance_that_takes_an_emergency_away_is_refuted() -> None:
    laws = Laws(shipped_book())
    laws.as_given = 0
    assert refuted("a-clearance-lifts-no-emergency", laws)


def test_a_clearance_that_takes_a_safety_net_away_is_refuted() -> None:
    laws = Laws(shipped_book())
    laws.as_given &= ~sum(
        1 << index
        for index, effect in enumerate(shipped_book().effects)
        if effect.rule.id == "net-cancer"
    )
    assert refuted("a-clearance-hides-no-safety-net", laws)


def test_a_clearance_that_takes_answers_for_the_worst_is_refuted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def worst(person: SymbolicPerson, scope: Any) -> SymbolicPerson:
        if_cleared = solver_library().If
        numbers = {
            id: if_cleared(scope[id], person.questions[id].span, number) if id in scope else number
            for id, number in person.numbers.items()
        }
        return SymbolicPerson(person.questions, numbers, person.possible)

    monkeypatch.setattr(SymbolicPerson, "harmless", worst)
    assert refuted("a-clearance-makes-nothing-stricter")


class Speaking(Laws):
    """Laws that let all effects speak, or none."""

    def __init__(self, speaking: int) -> None:
        super().__init__(shipped_book())
        self._speaking = speaking

    def reportable(self, decision: Decision) -> int:
        return self._speaking


@pytest.mark.parametrize(
    ("id", "speaking"),
    [
        ("only-the-referral-is-told", -1),
        ("no-softer-referral-is-told", -1),
        ("everybody-is-told-why", 0),
    ],
)
def test_laws_that_tell_too_much_or_too_little_are_refuted(id: str, speaking: int) -> None:
    assert refuted(id, Speaking(speaking))


def _nothing_decided(view: View[bool]) -> View[bool]:
    return replace(view, decided=dict.fromkeys(view.decided, False))


def _all_decided(view: View[bool]) -> View[bool]:
    return replace(view, decided=dict.fromkeys(view.decided, True))


def _rest_with_exercises(view: View[bool]) -> View[bool]:
    rest = Decision.of(Readiness.REST, Urgency.NONE)
    return replace(view, decided={decision: decision == rest for decision in view.decided})


def _nothing_known(view: View[bool]) -> View[bool]:
    truths = view.effects
    return replace(view, effects=replace(truths, known=[False] * len(truths.known)))


@pytest.mark.parametrize(
    ("id", "change"),
    [
        ("something-always-applies", _nothing_decided),
        ("something-always-applies", _all_decided),
        ("nothing-open-at-rest", _rest_with_exercises),
        ("a-reason-is-known", _nothing_known),
        ("every-permit-is-known", _nothing_known),
    ],
)
def test_a_person_of_whom_a_law_is_not_true_is_seen(id: str, change: Break) -> None:
    people = Individuals(shipped_book(), Laws(shipped_book()))
    view = people.view(people.seen(WELL))
    assert not any(truth for _, truth in LAWS[id].sought(view))
    assert any(truth for _, truth in LAWS[id].sought(change(view)))


def test_every_law_is_broken_by_some_test_here() -> None:
    broken = {id for id, _ in BROKEN_TABLES} | {
        "a-clearance-lifts-no-emergency", "a-clearance-makes-nothing-stricter",
        "a-clearance-hides-no-safety-net",
        "a-missing-answer-never-permits", "every-avoid-is-ruled-out",
        "lowering-is-kleene", "everybody-is-told-why", "no-softer-referral-is-told",
        "something-always-applies", "nothing-open-at-rest", "a-reason-is-known",
    }  # fmt: skip
    assert broken == set(LAWS)
