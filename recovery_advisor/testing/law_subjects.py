"""Strategies of the check-ins that laws try: of anybody, and of whoever meets a kind of rule."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.assessment.check_in_model import model_for
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.check_in_strategies import check_ins
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.reasons import EffectKind


def anybody(book: RuleBook) -> SearchStrategy[tuple[CheckInBase]]:
    """One arbitrary check-in."""
    return st.tuples(check_ins(book))


def whoever_is_limited(book: RuleBook) -> SearchStrategy[tuple[CheckInBase]]:
    """One check-in that mostly meets a limit."""
    return whoever_meets(book, "limit")


def whoever_is_referred(book: RuleBook) -> SearchStrategy[tuple[CheckInBase]]:
    """One check-in that mostly meets a rule that refers."""
    return whoever_meets(book, "refer")


def whoever_meets(book: RuleBook, kind: EffectKind) -> SearchStrategy[tuple[CheckInBase]]:
    """One check-in; mostly it meets a rule with an effect of a kind, or leaves its questions open.

    Args:
        book: the rules.
        kind: ``limit``, ``refer`` or ``avoid``, whose conditions are *or worse* only.
    """
    against = [effect for effect in book.effects if effect.kind == kind]
    answers = [*(_just_met(one, book) for one in against), *map(_unasked, against), {}]
    met = st.builds(
        lambda person, answered: person.model_copy(update=answered),
        check_ins(book) | st.builds(lambda: well(book)),
        st.sampled_from(answers),
    )
    return st.tuples(met)


def well(book: RuleBook) -> CheckInBase:
    """A check-in with every answer at its best."""
    best = {one.id: answer_of(one, 0) for one in book.questions}
    return model_for(book).model_validate(best)


def _just_met(effect: Effect, book: RuleBook) -> Mapping[str, int | str]:
    """Answers that just meet each threshold of a rule."""
    severities: dict[str, int] = {}
    for one in thresholds(effect.rule.when):
        severities[one.question] = max(one.severity, severities.get(one.question, 0))
    return {id: answer_of(book.question[id], severity) for id, severity in severities.items()}


def _unasked(effect: Effect) -> Mapping[str, None]:
    return dict.fromkeys(one.question for one in thresholds(effect.rule.when))
