"""Checks that a history pack raises only what has been earned, and never passes over a danger sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recovery_advisor.loading.records import PackRecord
from recovery_advisor.loading.rule_files import RuleFiles, place_of_pack
from recovery_advisor.rulebook.alternatives import Alternative, alternatives
from recovery_advisor.rulebook.conditions import AtLeast
from recovery_advisor.rulebook.derived_questions import DERIVED_QUESTIONS
from recovery_advisor.rulebook.implication import always_meets
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.errors import Gravity
from recovery_advisor.values.levels import Readiness, Urgency

#: What a person earns by check-ins and sessions that went well, and the least of each that counts.
#: All else, such as that no flare is known, is true too of somebody of whom nothing is known.
_EARNED: Mapping[str, int] = {"return_earned": 1, "tolerated_sessions": 1, "clear_days": 2}
#: Hours after which the latest check-in says nothing of today.
_STALE = 25
#: How soon each state of ``unchecked_sign`` must be referred, as a number and in words.
_REFERRED = ((1, "urgent or worse", Urgency.URGENT), (2, "emergency", Urgency.EMERGENCY))


def check_history_rules(
    files: RuleFiles, packs: Mapping[str, PackRecord], effects: Sequence[Effect]
) -> None:
    """Report a history pack by which somebody may be told more than the base pack and the past allow.

    Args:
        files: all files.
        packs: the loaded packs by id.
        effects: the effects of all rules.
    """
    for id in (id for id, pack in packs.items() if pack.is_history):
        own = [effect for effect in effects if effect.rule.pack == id]
        bases = {id for id, pack in packs.items() if pack.is_base}
        ready = [one for one in effects if one.rule.pack in bases and _permits_strength(one)]
        # Of what could not be read nothing is said to be missing.
        whole = not files.faults.problems
        _check_permits(files, own, ready if whole else None)
        if whole:
            for message in _missing(own):
                place_of_pack(id, files).fault(message, Gravity.UNSAFE)


def _permits_strength(effect: Effect) -> bool:
    return effect.kind == "permit" and effect.level in (Readiness.GRADUAL, Readiness.FULL)


def _check_permits(files: RuleFiles, own: Sequence[Effect], ready: Sequence[Effect] | None) -> None:
    written = files.each("rules", lambda record: record.rules)
    places = {record.rule: place / "when" for record, place, _ in written}
    for effect in (one for one in own if one.kind == "permit"):
        split = alternatives(effect.rule.when) or ()
        if not all(map(_is_earned, split)):
            places[effect.rule.id].fault(
                "a history permits by what was earned alone: each alternative must ask return_earned:"
                " yes, tolerated_sessions: 1 or better, or clear_days: 2 or better; else it may"
                " permit to somebody of whom nothing is known",
                Gravity.UNSAFE,
            )
        elif ready is not None and not all(_is_ready(one, ready) for one in split):
            places[effect.rule.id].fault(
                "a history only raises what today's answers make ready: each alternative must ask"
                " all that one alternative of a permit of the base pack asks, for gradual or full",
                Gravity.UNSAFE,
            )


def _is_earned(alternative: Alternative) -> bool:
    return any(
        one.severity <= DERIVED_QUESTIONS[one.question].high - _EARNED[one.question]
        for one in alternative
        if one.question in _EARNED
    )


def _is_ready(alternative: Alternative, ready: Sequence[Effect]) -> bool:
    """Whether the base pack alone permits as much as strength work on all answers that meet it."""
    return any(always_meets(alternative, one.rule.when) for one in ready)


def _missing(own: Sequence[Effect]) -> Iterator[str]:
    """What a history pack must hold back or refer whatever else is known, and does not."""
    for state, named, least in _REFERRED:
        refers = (one for one in own if isinstance(one.level, Urgency) and one.level >= least)
        if not _covered(refers, AtLeast("unchecked_sign", state)):
            yield (
                f"a history must refer: {least} wherever unchecked_sign is {named}, whatever else is"
                " answered: a danger sign that nobody looked at still stands"
            )
    rests = (one for one in own if one.kind == "limit" and one.level is Readiness.REST)
    if not _covered(rests, AtLeast("check_in_age", _STALE)):
        yield (
            f"a history must limit: rest wherever check_in_age is {_STALE} or worse, whatever else"
            " is answered: how it was the day before does not say how it is today"
        )


def _covered(effects: Iterator[Effect], answer: AtLeast) -> bool:
    """Whether one of some effects counts on an answer alone, and so on each worse one."""
    return any(always_meets((answer,), one.rule.when) for one in effects)
