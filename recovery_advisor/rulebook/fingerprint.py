"""Hashes of a compiled rule book: one of its meaning, one of its wording.

Both are over canonical JSON, built here key by key. They do not depend on the order and layout of
files or on class names, and do depend on every band and threshold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256
from json import JSONEncoder
from typing import Any

from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, Condition
from recovery_advisor.rulebook.contents import RuleContents
from recovery_advisor.rulebook.course_numbers import CourseNumbers
from recovery_advisor.rulebook.exercises import DoseRange, Exercise, Way
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.session_parameters import Plan, SessionParameters
from recovery_advisor.rulebook.verdict_texts import LevelNet, Note, VerdictTexts
from recovery_advisor.values.advice import PackVersion, RulebookId
from recovery_advisor.values.levels import Phase
from recovery_advisor.values.reasons import Citation, Reason, SafetyNet

#: Format of the two hashes; incremented whenever the same book would get different ones.
FORM = 4


def fingerprint(book: RuleContents) -> RulebookId:
    """Ids and versions of the packs, and hashes of their meaning and wording."""
    return RulebookId(
        packs=tuple(PackVersion(id=pack.id, version=pack.version) for pack in book.packs),
        form=FORM,
        sha256=hash_of(_meaning(book)),
        texts_sha256=hash_of(_wording(book)),
    )


def hash_of(value: Any) -> str:
    """The SHA-256 of a value as canonical JSON."""
    return sha256(_canonical(value).encode("ascii")).hexdigest()


def unordered(values: Iterable[Any]) -> list[Any]:
    """Values whose order has no meaning, sorted by their canonical JSON."""
    return sorted(values, key=_canonical)


def question_meaning(question: Question) -> dict[str, Any]:
    """The parts of a question that can change a decision, as JSON data."""
    return {
        "question": question.id,
        "range": [question.low, question.high],
        "worse": question.worse,
        "bands": question.bands,
        "may_be_cleared": question.may_be_cleared,
        "since": question.since,
        "lasting": question.lasting,
        **({"derived": True} if question.derived else {}),
    }


def condition_meaning(condition: Condition) -> dict[str, Any]:
    """A condition as JSON data, independent of the order of its parts."""
    if isinstance(condition, (AllOf, AnyOf)):
        key = "all" if isinstance(condition, AllOf) else "any"
        return {key: unordered(condition_meaning(part) for part in condition.parts)}
    side = "worse" if isinstance(condition, AtLeast) else "better"
    return {"question": condition.question, "severity": condition.severity, "or": side}


def course_meaning(course: CourseNumbers) -> dict[str, Any]:
    """What a history pack says about time, as JSON data; times in hours."""
    return {
        "clear": course.clear,
        "a_day": course.a_day,
        "clear_gap": course.clear_gap,
        "flare": condition_meaning(course.flare),
        "settled": course.settled,
        "response": [course.response_from, course.response_to],
        "fine": condition_meaning(course.fine),
        "failed": condition_meaning(course.failed),
        "earned": [course.earned_days, course.earned_sessions],
        "lapse": course.lapse,
        "flares_within": course.flares_within,
        "worsening": asdict(course.worsening),
        "lasts": dict(course.lasts),
    }


def questionnaires_meaning(questionnaires: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    """The questions of each questionnaire, as JSON data."""
    return {name: sorted(ids) for name, ids in questionnaires.items()}


_canonical = JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode


def _meaning(book: RuleContents) -> dict[str, Any]:
    return {
        "form": FORM,
        "questions": unordered(map(question_meaning, book.questions)),
        "questionnaires": questionnaires_meaning(book.questionnaires),
        "merged": {gone: sorted(into) for gone, into in book.merged.items()},
        "effects": unordered(map(_effect_meaning, book.effects)),
        "exercises": unordered(map(exercise_meaning, book.exercises)),
        "session": session_meaning(book.session),
        "regions": sorted(book.regions),
        "equipment": sorted(book.equipment),
        "household": sorted(book.household),
        "tags": sorted(book.tags),
        "safety_nets": unordered(map(_net_meaning, book.safety_nets)),
        "notes": unordered(map(_note_meaning, book.notes)),
        **({"course": course_meaning(book.course)} if book.course else {}),
    }


def _effect_meaning(effect: Effect) -> dict[str, Any]:
    return {
        "rule": effect.rule.id,
        "when": condition_meaning(effect.rule.when),
        "effect": effect.kind,
        "level": effect.level,
        "ways": sorted(effect.ways),
    }


def exercise_meaning(exercise: Exercise) -> dict[str, Any]:
    """The parts of an exercise that can change a decision or a session, as JSON data."""
    ways = [_way_meaning(way) for way in exercise.ways]
    return {"exercise": exercise.id, "phase": exercise.phase, "ways": ways}


def _way_meaning(way: Way) -> dict[str, Any]:
    return {
        "way": way.id,
        "exercise": way.exercise,
        "phase": way.phase,
        "regions": way.regions,
        "needs": sorted(way.needs),
        "tags": sorted(way.tags),
        "dose": _dose_meaning(way.dose),
    }


def _dose_meaning(dose: DoseRange) -> dict[str, Any]:
    return {
        "sets": dose.sets,
        "repetitions": dose.repetitions,
        "hold": dose.hold,
        "sides": dose.sides,
        "minutes": dose.minutes,
    }


def session_meaning(session: SessionParameters) -> dict[str, Any]:
    """How a session is put together, as JSON data."""
    return {
        "minutes": session.minutes,
        "sessions_per_week": session.sessions_per_week,
        "usual_sessions_per_week": session.usual_sessions_per_week,
        "time_box": session.time_box,
        "held_warm_up_at_most": session.held_warm_up_at_most,
        "stretch_hold_at_most": session.stretch_hold_at_most,
        "warm_up_before_strength": session.warm_up_before_strength,
        "seconds_per_repetition": session.seconds_per_repetition,
        "brief_hold": session.brief_hold,
        "rest_between_sets": session.rest_between_sets,
        "set_up": session.set_up,
        "bounds": dict(session.bounds),
        "plans": {level: _plan_meaning(plan) for level, plan in session.plans.items()},
    }


def _plan_meaning(plan: Plan) -> dict[str, Any]:
    phases = {phase: plan.of(phase) for phase in Phase}
    return {"phases": phases, "dose": plan.dose, "strength_sets": plan.strength_sets}


def _net_meaning(net: LevelNet) -> dict[str, Any]:
    return {"safety_net": net.net.rule, "with": sorted(net.levels)}


def _note_meaning(note: Note) -> dict[str, Any]:
    return {"note": note.id, "with": sorted(note.levels)}


def _wording(book: RuleContents) -> dict[str, Any]:
    return {
        "form": FORM,
        "screens": dict(book.screens),
        "tags": dict(book.tags),
        "words": _words_wording(book.words),
        "questions": unordered(map(_question_wording, book.questions)),
        "effects": unordered(map(_effect_wording, book.effects)),
        "exercises": unordered(map(_exercise_wording, book.exercises)),
        "safety_nets": unordered(map(_net_wording, book.safety_nets)),
        "notes": unordered({"note": note.id, "say": note.say} for note in book.notes),
    }


def _words_wording(words: VerdictTexts) -> dict[str, Any]:
    return {
        "nothing_permits": _reason_wording(words.nothing_permits),
        "engine_fault": _reason_wording(words.engine_fault),
        "unreadable": _reason_wording(words.unreadable) if words.unreadable else None,
        "cleared": _reason_wording(words.cleared) if words.cleared else None,
        "headlines": dict(words.lines),
    }


def _net_wording(net: LevelNet) -> dict[str, Any]:
    return {"safety_net": net.net.rule, **_reason_wording(net.net)}


def _reason_wording(reason: Reason | SafetyNet) -> dict[str, Any]:
    source = _source_wording(reason.source)
    return {"say": reason.say, "because": reason.because, "source": source}


def _source_wording(source: Citation) -> dict[str, Any]:
    return {"work": source.work, "at": source.at, "title": source.title}


def _question_wording(question: Question) -> dict[str, Any]:
    return {
        "question": question.id,
        "ask": question.ask,
        "help": question.help,
        "screen": question.screen,
        "best": question.if_best,
        "better": question.if_better,
    }


def _effect_wording(effect: Effect) -> dict[str, Any]:
    rule = effect.rule
    source = _source_wording(rule.source)
    return {"rule": rule.id, "say": rule.say, "because": rule.because, "source": source}


def _exercise_wording(exercise: Exercise) -> dict[str, Any]:
    return {
        "exercise": exercise.id,
        "name": exercise.name,
        "errata": exercise.errata,
        "source": _source_wording(exercise.source),
        "ways": [{"way": way.id, "name": way.name, "cues": way.cues} for way in exercise.ways],
    }
