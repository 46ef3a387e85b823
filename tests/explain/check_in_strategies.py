"""Advisors and people to explain to."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from recovery_advisor import Advice, Advisor, CheckInBase, Clearance, Urgency
from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing import check_ins, written_books
from recovery_advisor.testing.check_in_strategies import shipped_book
from tests.support.answers import known_answers
from tests.support.flags import shipped_pages

DAY = date(2026, 1, 31)
SHIPPED = Advisor.from_book(shipped_book(), engine="bitmap")
Pair = tuple[Advisor, CheckInBase]


@st.composite
def generated(draw: DrawFn) -> Pair:
    """Somebody, mostly well but for what may change, and so not held by what nobody can."""
    advisor = Advisor.from_book(draw(written_books()).book(), engine="bitmap")
    answers = {}
    for question in advisor.book.questions:
        changeable = st.none() | known_answers(question)
        fixed = st.sampled_from(
            [answer_of(question, 0)] * 5 + [answer_of(question, question.span), None]
        )
        answers[question.id] = draw(changeable if question.changeable else fixed)
    return advisor, advisor.CheckIn.model_validate(answers)


def _halves() -> list[tuple[str, str]]:
    """Questions that may be cleared, each with one that makes an emergency together with it."""
    book = SHIPPED.book
    together = [
        {threshold.question for threshold in every}
        for effect in book.effects
        if effect.level is Urgency.EMERGENCY
        for every in alternatives(effect.rule.when) or ()
    ]
    return sorted(
        (one, other)
        for asked in together
        for one in asked
        for other in asked - {one}
        if book.question[one].may_be_cleared
    )


@st.composite
def shipped(draw: DrawFn, by: str = "A. Nother") -> Pair:
    """Anybody, some of whom a professional has cleared; of some one half of an emergency."""
    check_in = draw(check_ins())
    if draw(st.booleans()):
        clearable = [one.id for one in SHIPPED.book.questions if one.may_be_cleared]
        scope = draw(st.sets(st.sampled_from(clearable), min_size=1))
        half, other = draw(st.sampled_from(_halves()))
        if draw(st.booleans()):
            scope.add(half)
            check_in = check_in.model_copy(update={half: "yes", other: None})
        clearance = Clearance(by=by, at=DAY, scope=frozenset(scope), expires=DAY)
        check_in = check_in.model_copy(update={"clearance": clearance})
    return SHIPPED, check_in


def _all_clearable() -> Advisor:
    """An advisor by the shipped base pack, of which every answer may be cleared."""
    vocabulary = shipped_pages().files["vocabulary.yaml"]
    questions = [{**one, "may_be_cleared": "yes"} for one in vocabulary["questions"]]
    pages = shipped_pages().with_file("vocabulary.yaml", {**vocabulary, "questions": questions})
    return Advisor.from_book(pages.book(), engine="bitmap")


ALL_CLEARABLE = _all_clearable()


@st.composite
def cleared_of_anything(draw: DrawFn) -> Pair:
    """Anybody, whom a professional has cleared of answers that may change."""
    check_in = draw(check_ins(ALL_CLEARABLE.book))
    ids = [question.id for question in ALL_CLEARABLE.book.questions]
    scope = draw(st.sets(st.sampled_from(ids), min_size=1, max_size=3))
    clearance = Clearance(by="A. Nother", at=DAY, scope=frozenset(scope), expires=DAY)
    return ALL_CLEARABLE, check_in.model_copy(update={"clearance": clearance})


def pairs() -> st.SearchStrategy[Pair]:
    return generated() | shipped() | cleared_of_anything()


def advised(pair: Pair) -> tuple[Advice, Evaluation]:
    """The advice, and the evaluation that it was made from."""
    evaluations: list[Evaluation] = []
    with OBSERVERS.observing(lambda book, evaluation: evaluations.append(evaluation)):
        advice = pair[0].assess(pair[1], today=DAY)
    [evaluation] = evaluations
    return advice, evaluation
