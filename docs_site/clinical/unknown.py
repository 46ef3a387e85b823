"""What follows while a question is not answered, by all the rules that look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docs_site.clinical.outcomes import AT_MOST
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.levels import Readiness

NOTHING = "nobody is sent by it, and nothing is held back"
_OUT = "these exercises stay out"
_BESIDE = "{least}, unless the answers that it counts together with are known to be no trouble"


def while_unknown(question: Question, alone: Iterable[Effect], book: RuleBook) -> str:
    """What is held back; ``alone`` are the effects of the rules that ask nothing else."""
    of_day = [one for one in book.effects if one.rule.pack != book.history]
    own = list(alone)
    least = min(_least(own), _opened_without(question, of_day))
    return "; ".join(_parts(least, own, _beside(question, own, of_day))) or NOTHING


def _parts(least: Readiness, alone: Iterable[Effect], beside: Readiness) -> Iterator[str]:
    if least is not Readiness.FULL:
        yield AT_MOST[least]
    if any(one.kind == "avoid" for one in alone):
        yield _OUT
    if beside < least:
        yield _BESIDE.format(least=AT_MOST[beside])


def _opened_without(question: Question, of_day: Iterable[Effect]) -> Readiness:
    """The most that rules open that do not look at the question."""
    opening = [one for one in of_day if one.kind == "permit" and not _asks(one, question)]
    return max((Readiness(one.level) for one in opening if one.level), default=Readiness.REST)


def _beside(question: Question, alone: list[Effect], of_day: Iterable[Effect]) -> Readiness:
    """The least that rules allow that look at the question beside others."""
    return _least(one for one in of_day if _asks(one, question) and one not in alone)


def _least(effects: Iterable[Effect]) -> Readiness:
    limits = (Readiness(one.level) for one in effects if one.kind == "limit" and one.level)
    return min(limits, default=Readiness.FULL)


def _asks(effect: Effect, question: Question) -> bool:
    return any(one.question == question.id for one in thresholds(effect.rule.when))
