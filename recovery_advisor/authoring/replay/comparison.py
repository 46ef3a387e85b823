"""Compares a record with the one that the same person would get now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from recovery_advisor.authoring.replay.replayed import Cause, Decided, Replayed
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import Condition, thresholds
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import NON_QUESTION_FIELDS
from recovery_advisor.values.permissive import allowed, more_permissive
from recovery_advisor.values.record import Counted, Record
from recovery_advisor.values.scale import Answer

#: The fields of an advice that name what decided.
_WHO = {"engine", "rulebook"}
#: The key of an effect: rule, effect, level.
_Effect = tuple[str, str, str | None]


def compare(old: Record, new: Record, book: RuleBook) -> Replayed:
    """The differences between two records of one person.

    Args:
        old: the kept record.
        new: the record of the same person by the rules at work now.
        book: the rules at work now.
    """
    then, now = old.advice, new.advice
    same = _content(then) == _content(now)
    counted, counts = _known_by(old.counted), _known_by(new.counted)
    return Replayed(
        same=same,
        words_only=not same and _meaning(then) == _meaning(now),
        more_permissive=any(more_permissive(now, than=then)),
        old=_decided(then),
        new=_decided(now),
        opened=tuple(sorted(allowed(now) - allowed(then))),
        closed=tuple(sorted(allowed(then) - allowed(now))),
        session_differs=_planned(then) != _planned(now),
        missing_differs=then.missing != now.missing,
        missing_now=_only_in(now.missing, then.missing),
        missing_no_more=_only_in(then.missing, now.missing),
        reasons_differ=_reasons(then) != _reasons(now),
        counts_now=_causes(counts, counted.keys(), new, book),
        counts_no_more=_causes(counted, counts.keys(), new, book),
        no_longer_asked=no_longer_asked(old, book),
        rules_differ=old.rulebook.sha256 != new.rulebook.sha256,
        words_differ=old.rulebook.texts_sha256 != new.rulebook.texts_sha256,
        libraries=(old.library, new.library),
        engines=(old.engine, new.engine),
        faults=(old.fault, new.fault),
    )


def no_longer_asked(old: Record, book: RuleBook) -> tuple[str, ...]:
    """The questions of a record, and its questionnaire, that the rules no longer ask.

    A question that is merged into others is asked there.
    """
    asked = book.question.keys() | book.merged.keys()
    gone = old.check_in.keys() - asked - NON_QUESTION_FIELDS
    screened = old.check_in.get("screened")
    if isinstance(screened, str) and screened not in book.questionnaires:
        gone = {*gone, screened}
    return tuple(sorted(gone))


def _only_in(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(id for id in one if id not in other)


def _content(advice: Advice) -> dict[str, Any]:
    return advice.model_dump(exclude=_WHO)


def _decided(advice: Advice) -> Decided:
    return Decided(verdict=advice.verdict, readiness=advice.readiness, urgency=advice.urgency)


def _planned(advice: Advice) -> tuple[object, ...]:
    """The session of an advice without its texts."""
    if advice.session is None:
        return (advice.no_session and (advice.no_session.why, advice.no_session.minutes_needed),)
    exercises = advice.session.exercises
    return tuple((item.way, item.dose, item.seconds) for item in exercises)


def _meaning(advice: Advice) -> tuple[object, ...]:
    """An advice without its texts."""
    return (
        _decided(advice),
        allowed(advice),
        _planned(advice),
        advice.missing,
        _reasons(advice),
    )


def _reasons(advice: Advice) -> tuple[object, ...]:
    """The reasons and the exclusions of an advice, without their texts."""
    return (
        [(reason.rule, reason.effect) for reason in advice.reasons],
        [(one.exercise, one.kinds, one.rules) for one in advice.excluded],
    )


def _known_by(counted: Iterable[Counted]) -> dict[_Effect, bool]:
    """The effects that counted, and whether their conditions were known to be true."""
    return {(one.rule, one.effect, one.level): one.known for one in counted}


def _causes(
    effects: Mapping[_Effect, bool], other: Set[_Effect], new: Record, book: RuleBook
) -> tuple[Cause, ...]:
    """The effects that count in one advice and not in the other, the known ones first."""
    conditions = {effect.rule.id: effect.rule.when for effect in book.effects}
    alone = sorted(effects.keys() - other, key=lambda one: (not effects[one], str(one)))
    return tuple(
        Cause(
            rule=rule,
            effect=effect,
            level=level,
            known=effects[rule, effect, level],
            looks_at=_looked_at(conditions[rule], new) if rule in conditions else {},
        )
        for rule, effect, level in alone
    )


def _looked_at(condition: Condition, new: Record) -> dict[str, Answer]:
    """The answers to the questions of a condition, as the rules at work now read them."""
    questions = sorted({threshold.question for threshold in thresholds(condition)})
    answers = {**new.check_in, **(new.derived or {})}
    return {id: answers.get(id) for id in questions}
