"""The danger signs of a course that stand, and what is left before each is lifted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from recovery_advisor.course.course import Course
from recovery_advisor.course.instants import time_of
from recovery_advisor.history.pure import rules_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import ENGLISH, Translator


@dataclass(frozen=True, slots=True)
class StandingSign:
    """A danger sign that was told, and is not lifted.

    Attributes:
        rule: id of the rule that refers because of it.
        urgency: how soon it refers.
        questions: ids of the questions that the rule looks at, in the order of the rule book. A
            clearance of all of them says that a professional looked into it.
        asks: how these are asked, in the language of the rules.
        told_at: when it was last told, in UTC.
        denied: whether a check-in denied it since.
        cleared: whether a professional looked into it since.
        denial_counts_from: from when on a denial lifts it by itself, in UTC; ``None``: never, a
            professional has to look into it too.
    """

    rule: str
    urgency: Urgency
    questions: tuple[str, ...]
    asks: tuple[str, ...]
    told_at: datetime
    denied: bool
    cleared: bool
    denial_counts_from: datetime | None


def standing_signs(course: Course, rules: RuleBook | None = None) -> tuple[StandingSign, ...]:
    """The danger signs that stand, the most urgent first.

    Of several rules that look at the same questions, and were told of at once, the one that is
    hardest to lift stands for all.

    Args:
        course: the course.
        rules: the rule book with a history pack that it is by; ``None`` is the shipped one.
    """
    hardest: dict[tuple[tuple[str, ...], datetime], StandingSign] = {}
    for sign in sorted(_standing(course, rules), key=_hardness, reverse=True):
        hardest.setdefault((sign.questions, sign.told_at), sign)
    return tuple(sorted(hardest.values(), key=lambda one: (-one.urgency.rank, one.rule)))


def _hardness(sign: StandingSign) -> tuple[bool, datetime, int]:
    """Greater where more is left to lift a sign."""
    counts_from = sign.denial_counts_from
    return counts_from is None, counts_from or sign.told_at, sign.urgency.rank


def _standing(course: Course, book: RuleBook | None) -> Iterator[StandingSign]:
    rules = rules_of(book)
    for id, sign in course.signs:
        rule = rules.signs[id]
        looked_at = {one.question for one in thresholds(rule.when)}
        questions = [one for one in rules.book.asked if one.id in looked_at]
        told_at = time_of(sign.at)
        assert told_at is not None, "a sign that stands was told"
        tolerated = timedelta(microseconds=max(0, rule.lasts - rules.parameters.unpunctuality))
        yield StandingSign(
            rule=id,
            urgency=rule.urgency,
            questions=tuple(one.id for one in questions),
            asks=tuple(one.ask for one in questions),
            told_at=told_at,
            denied=bool(sign.denied),
            cleared=bool(sign.cleared),
            denial_counts_from=None if rule.lasts < 0 else told_at + tolerated,
        )


def sign_in_words(
    sign: StandingSign, zone: tzinfo | None = None, words: Translator = ENGLISH
) -> str:
    """What was told, what came of it since and what is left before it is lifted.

    Args:
        sign: the sign.
        zone: that of the dates; ``None`` is the one of this machine.
        words: translator into the language of the text.
    """
    told = words.must("{questions} Told on {day}; {denied}; {cleared}. {left}")
    return filled(
        told,
        questions=" ".join(map(words, sign.asks)),
        day=sign.told_at.astimezone(zone).date(),
        denied=words("denied since") if sign.denied else words("not denied since"),
        cleared=(
            words("a professional looked into it")
            if sign.cleared
            else words("no professional looked into it")
        ),
        left=_left(sign, zone, words),
    )


def _left(sign: StandingSign, zone: tzinfo | None, words: Translator) -> str:
    """What lifts it. A denial counts with a clearance, or by itself once it is long enough ago."""
    if sign.cleared:
        return words.must("It stands until a check-in denies it.")
    if sign.denial_counts_from is None:
        return (
            words.must("It stands until a professional has looked into it.")
            if sign.denied
            else words.must(
                "It stands until a professional has looked into it and a check-in denies it."
            )
        )
    if sign.denial_counts_from == sign.told_at:
        return words.must("It stands until a check-in denies it.")
    until = words.must(
        "It stands until a check-in denies it from {time} on, or sooner once a professional has"
        " looked into it."
    )
    return filled(until, time=f"{sign.denial_counts_from.astimezone(zone):%Y-%m-%d %H:%M}")
