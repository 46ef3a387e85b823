"""The claims about every course: proved of the shipped history, and refuted where it is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from recovery_advisor import Readiness, RuleBook, Urgency, load_history_book
from recovery_advisor.course.ops import INTEGERS
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.loading.checked_history import read_with_history
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.proving.comparison import Counterexample
from recovery_advisor.proving.counterexample import Replay
from recovery_advisor.proving.course import advice_laws, people, shipped_claims, way_back
from recovery_advisor.proving.course.advice_scene import advice_scenes
from recovery_advisor.proving.course.all_claims import course_claims
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.claims import fold_claims
from recovery_advisor.proving.course.scene import Scene
from recovery_advisor.proving.course.settling import CourseProver, CourseSettlement
from recovery_advisor.proving.laws import all_laws
from recovery_advisor.proving.prover import SPOKEN_OF, Settled
from recovery_advisor.proving.report import ProofReport
from recovery_advisor.proving.run import prove, prove_history
from recovery_advisor.rulebook.conditions import AtLeast, AtMost, Condition
from recovery_advisor.rulebook.rules import Effect

BOOK = load_history_book()
ADVISED = {
    claim.id: claim for claim in (*advice_laws.CLAIMS, *shipped_claims.CLAIMS, *way_back.CLAIMS)
}


def settled(id: str, book: RuleBook = BOOK) -> CourseSettlement:
    prover = CourseProver(60, advice_scenes(CourseRules(book)), book.question)
    return prover.settle(ADVISED[id])


@pytest.mark.deep
def test_everything_claimed_of_the_shipped_history_is_proved() -> None:
    results = list(prove_history(BOOK, 60))
    assert {one.outcome.settled for one in results} == {Settled.PROVED}
    ids = [one.outcome.claim.id for one in results]
    assert len(ids) == len({*ids})
    assert {*ADVISED} < {*ids}


@pytest.mark.parametrize(
    "id", ["a-sign-that-stands-is-rest", "nothing-derived-is-rest", "a-flare-is-never-clear"]
)
def test_what_is_claimed_of_the_shipped_history_is_proved(id: str) -> None:
    assert settled(id).settled is Settled.PROVED


def without(*rules: str) -> RuleBook:
    return replace(BOOK, effects=tuple(one for one in BOOK.effects if one.rule.id not in rules))


def with_flare(flare: Condition) -> RuleBook:
    assert BOOK.course
    return replace(BOOK, course=replace(BOOK.course, flare=flare))


def edited(rule: str, edit: Callable[[Effect], Effect]) -> RuleBook:
    effects = (edit(one) if one.rule.id == rule else one for one in BOOK.effects)
    return replace(BOOK, effects=tuple(effects))


def permitted_on(condition: Condition, level: Readiness = Readiness.FULL) -> RuleBook:
    return edited(
        "full-after-an-injury",
        lambda one: replace(one, level=level, rule=replace(one.rule, when=condition)),
    )


def with_less_at_gradual() -> RuleBook:
    plans = dict(BOOK.session.plans)
    plans[Readiness.GRADUAL] = plans[Readiness.MOBILITY]
    return replace(BOOK, session=replace(BOOK.session, plans=plans))


def with_short_gap() -> RuleBook:
    assert BOOK.course
    return replace(BOOK, course=replace(BOOK.course, clear_gap=30))


BROKEN_RULES: list[tuple[str, Callable[[], RuleBook]]] = [
    ("worse-answers-read-no-better", lambda: with_flare(AtMost("pain", 3))),
    ("a-flare-is-never-clear", lambda: with_flare(AtLeast("pain", 1))),
    ("what-is-permitted-without-time-is-clear", lambda: with_flare(AtLeast("pain", 1))),
    ("a-history-permits-only-what-it-knows", lambda: permitted_on(AtMost("pain", 1))),
    ("a-missing-answer-now-opens-nothing", lambda: with_flare(AtLeast("age_band", 2))),
    ("a-history-allows-no-other-exercise", with_less_at_gradual),
    ("a-history-permits-full-for-gradual-alone", lambda: without("check-in-again")),
    (
        "a-history-permits-no-more-than-without-an-injury",
        lambda: permitted_on(AtMost("return_earned", 0)),
    ),
    (
        "nothing-derived-is-rest",
        lambda: without("check-in-again", "sign-not-checked", "sign-not-denied"),
    ),
    ("a-sign-that-stands-is-rest", lambda: without("sign-not-checked")),
    (
        "comparisons-only-refer",
        lambda: edited("getting-worse", lambda one: replace(one, level=Urgency.URGENT)),
    ),
    (
        "but-for-full-a-history-only-tightens",
        lambda: permitted_on(AtMost("return_earned", 0), Readiness.GRADUAL),
    ),
    ("the-way-back-is-as-stated", lambda: without("a-day-between")),
    ("good-days-lead-to-full", with_short_gap),
]


@pytest.mark.deep
@pytest.mark.parametrize(("id", "book"), BROKEN_RULES, ids=[id for id, _ in BROKEN_RULES])
def test_a_claim_is_refuted_of_broken_rules(id: str, book: Callable[[], RuleBook]) -> None:
    found = settled(id, book())
    assert found.settled is Settled.REFUTED
    assert found.counterexample and found.counterexample.wrong


class UrgentIsFull(Laws):
    """Laws by which whoever must be seen today does everything."""

    def __init__(self, book: RuleBook) -> None:
        super().__init__(book)
        urgent = Decision.of(Readiness.REST, Urgency.URGENT)
        self.table = tuple(
            (needs, forbids, Decision.of(Readiness.FULL, Urgency.URGENT) if it == urgent else it)
            for needs, forbids, it in self.table
        )


class NobodyIsUrgent(Laws):
    """Laws by which nobody must be seen today."""

    def __init__(self, book: RuleBook) -> None:
        super().__init__(book)
        self.table = tuple(
            (needs, forbids, Decision.of(it.readiness, min(it.urgency, Urgency.SOON)))
            for needs, forbids, it in self.table
        )


BROKEN_LAWS = [
    ("a-danger-sign-is-referred-today", NobodyIsUrgent),
    ("a-history-only-tightens-but-by-its-permits", UrgentIsFull),
    ("worse-answers-now-permit-no-more", UrgentIsFull),
    ("later-permits-no-more", UrgentIsFull),
]


@pytest.mark.deep
@pytest.mark.parametrize(("id", "laws"), BROKEN_LAWS)
def test_a_claim_is_refuted_of_broken_laws(
    id: str, laws: type[Laws], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "Laws", laws)
    assert settled(id).settled is Settled.REFUTED


def test_each_claim_about_advice_is_broken_by_some_test_here() -> None:
    assert {id for id, _ in (*BROKEN_RULES, *BROKEN_LAWS)} == {*ADVISED}


def test_a_counterexample_shows_the_answers_that_matter() -> None:
    found = settled("a-sign-that-stands-is-rest", without("sign-not-checked"))
    assert found.counterexample
    assert found.counterexample.lines == (
        "Answers of w, and else at their best: unchecked sign is urgent",
    )
    assert {"above rest", "urgent"} < {*found.counterexample.wrong}


def test_the_way_back_is_claimed_of_the_shipped_history_alone() -> None:
    packs = tuple(replace(one, id="ours") if one.kind == "history" else one for one in BOOK.packs)
    effects = tuple(
        replace(one, rule=replace(one.rule, pack="ours")) if one.rule.pack == BOOK.history else one
        for one in BOOK.effects
    )
    own = replace(BOOK, packs=packs, effects=effects)
    (_, of_fold), (_, of_rules) = course_claims(own, 60)
    assert (len(of_fold), len(of_rules)) == (38, len(advice_laws.CLAIMS))
    (_, of_fold), (_, of_rules) = course_claims(BOOK, 60)
    assert (len(of_fold), len(of_rules)) == (38, len(ADVISED))


def made_up(shows: Callable[[Scene], bool], *given: bool) -> CourseClaim:
    return CourseClaim(
        "made-up", "It is made up.", "nowhere", lambda scene: iter(given), lambda scene: _part(shows(scene))
    )  # fmt: skip


def _part(truth: bool) -> Iterator[tuple[str, bool]]:
    yield "what is claimed", truth


def test_a_claim_about_nobody_is_refuted() -> None:
    found = CourseProver(60).settle(made_up(lambda scene: True, False))
    assert (found.settled, found.lacking) == (Settled.REFUTED, (SPOKEN_OF,))


def test_a_counterexample_that_the_fold_does_not_confirm_settles_nothing() -> None:
    found = CourseProver(60).settle(made_up(lambda scene: scene.ops is INTEGERS))
    assert found.settled is Settled.NOT_SETTLED
    assert found.because


def test_a_claim_that_takes_too_long_is_not_settled() -> None:
    prover = CourseProver(0, advice_scenes(CourseRules(BOOK)), BOOK.question)
    found = prover.settle(ADVISED["good-days-lead-to-full"])
    assert (found.settled, found.because) == (Settled.NOT_SETTLED, "the time was over")


def test_a_refuted_claim_is_reported_in_words_and_as_data(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = made_up(lambda scene: scene.ops.negated(scene.at == scene.now + 1))

    def claims(*_: Any) -> Iterator[Any]:
        yield CourseProver(60), [claim]

    monkeypatch.setattr("recovery_advisor.proving.run.course_claims", claims)
    monkeypatch.setattr("recovery_advisor.proving.run._of_book", lambda *_: iter(()))
    report = ProofReport(prove_history(BOOK, 60))
    lines = "\n".join(report.lines())
    assert "refuted     made-up" in lines
    assert "What is wrong: what is claimed" in lines
    assert not report.passed
    [told] = report.data()["claims"]
    assert told["counterexample"]["wrong"] == ("what is claimed",)


def test_the_claims_about_courses_are_settled_of_a_folder_whose_history_was_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def claims(*_: Any) -> Iterator[Any]:
        yield CourseProver(60), fold_claims()[:2]

    monkeypatch.setattr("recovery_advisor.proving.run.course_claims", claims)
    monkeypatch.setattr("recovery_advisor.proving.run._of_book", lambda *_: iter(()))
    folder = read_with_history(shipped_rules())
    results = list(prove(folder, 60))
    assert [one.outcome.claim.id for one in results] == [one.id for one in fold_claims()[:2]]
    assert {one.packs for one in results} == {tuple(pack.id for pack in BOOK.packs)}
    assert list(prove(replace(folder, history=None), 60)) == []


def test_a_law_that_is_refuted_of_rules_with_a_history_is_tried_with_its_derived_answers() -> None:
    law = next(one for one in all_laws() if one.id == "nothing-open-at-rest")
    person = tuple(1 if one.id == "clear_days" else 0 for one in BOOK.questions)
    shown = Replay(BOOK, Laws(BOOK)).shown(law, Counterexample(person))
    assert {advice.readiness for advice in shown.tried[0].advices.values()} == {Readiness.FULL}
    assert shown.case == ""
