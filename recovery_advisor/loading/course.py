"""Reads what a history pack says about time: its conditions, its numbers, and where they are from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from recovery_advisor.loading.citations import Library
from recovery_advisor.loading.conditions import placed, read_condition
from recovery_advisor.loading.course_order import READ, hours, report_disorder, response
from recovery_advisor.loading.flares import check_flare
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import CourseRecord, PackRecord, WorseningRecord
from recovery_advisor.loading.rule_files import RuleFiles, place_of_pack
from recovery_advisor.rulebook.alternatives import alternatives, always_holds
from recovery_advisor.rulebook.conditions import AtLeast, AtMost, Condition
from recovery_advisor.rulebook.course_numbers import (
    SESSION_QUESTIONS,
    CourseNumbers,
    Worsening,
)
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.errors import Gravity
from recovery_advisor.values.levels import NOW, Readiness


def read_course(
    files: RuleFiles,
    packs: Mapping[str, PackRecord],
    questions: Sequence[Question],
    effects: Sequence[Effect],
    library: Library,
    *,
    in_part: bool,
) -> CourseNumbers | None:
    """Read the section ``course`` of the history pack, which has it once.

    Args:
        files: all files.
        packs: the loaded packs by id.
        questions: every question.
        effects: the effects of all rules.
        library: the works that may be cited.
        in_part: whether there are packs that are not loaded, so that a rule may be one of theirs.
    """
    history = next((id for id, pack in packs.items() if pack.is_history), None)
    if history is None:
        return None
    found = [(one.record.course, one.place / "course") for one in files.all if one.record.course]
    if len(found) != 1:
        if "course" not in files.faults.lost:
            place_of_pack(history, files).fault(
                f"a history pack needs one course: section, with its numbers; it has {len(found)}"
            )
        return None
    [(record, place)] = found
    _cite(record, place, library)
    report_disorder(record, place)
    _check_lasts(record, effects, None if in_part else _rules(files), place / "lasts")
    asked = {question.id: question for question in questions if not question.derived}
    conditions = _read_conditions(record, asked, place)
    if conditions is None:
        return None
    if not files.faults.problems:  # else they may be of questions and rules that could not be read
        _check_read(asked, place)
        bases = {id for id, pack in packs.items() if pack.is_base}
        base = [one for one in effects if one.rule.pack in bases]
        check_flare(Readiness(record.clear), conditions.flare, base, place)
    return _numbers(record, conditions)


class _Conditions(NamedTuple):
    """The conditions of a course."""

    flare: Condition
    fine: Condition
    failed: Condition


def _read_conditions(
    record: CourseRecord, asked: Mapping[str, Question], place: Place
) -> _Conditions | None:
    flare = _one_sided(record.flare, AtLeast, asked, place / "flare")
    of_session = {**SESSION_QUESTIONS, **{id: asked[id] for id in ("injury",) if id in asked}}
    at = place / "session"
    fine = _one_sided(record.session.fine, AtMost, of_session, at / "fine")
    failed = _one_sided(record.session.failed, AtLeast, of_session, at / "failed")
    if fine:
        _check_asks_of_session(fine, at / "fine")
    return _Conditions(flare, fine, failed) if flare and fine and failed else None


def _numbers(record: CourseRecord, conditions: _Conditions) -> CourseNumbers:
    first, last = response(record)
    return CourseNumbers(
        clear=Readiness(record.clear),
        a_day=hours(record.a_day),
        clear_gap=hours(record.clear_gap),
        settled=record.settled.clear_days,
        response_from=first,
        response_to=last,
        earned_days=record.earned.clear_days,
        earned_sessions=record.earned.tolerated_sessions,
        lapse=hours(record.lapse),
        flares_within=hours(record.flares_within),
        worsening=_worsening(record.worsening),
        lasts={rule: hours(text) for rule, text in record.lasts.items()},
        **conditions._asdict(),
    )


def _cite(record: CourseRecord, place: Place, library: Library) -> None:
    """Cite the sources; a number without one is a fault."""
    numbers = CourseRecord.model_fields.keys() - {"sources"}
    sourced: set[str] = set()
    for index, entry in enumerate(record.sources):
        at = place / "sources" / index
        for number, name in enumerate(entry.of):
            if (at / "of" / number).known(name, numbers, "number of a course"):
                library.cite(entry.source, at / "source", "course", name)
        sourced |= {*entry.of}
    for name in sorted(record.model_fields_set & numbers - sourced):
        (place / name).key.fault(f"{name} needs a source; name it under of: in sources:")


def _worsening(record: WorseningRecord) -> Worsening:
    return Worsening(
        now=hours(record.now),
        before=hours(record.before),
        days_now=record.days_now,
        days_before=record.days_before,
        pain=record.pain,
        by=record.by,
    )


def _check_read(asked: Mapping[str, Question], place: Place) -> None:
    """Report a question that every course needs, and that is not asked on its scale."""
    for id, (low, high) in READ.items():
        one = asked.get(id)
        if one is None or (one.low, one.high, one.worse) != (low, high, "higher"):
            place.key.fault(
                f"a history needs the question {id}, from {low} to {high}, of which higher is worse"
            )


def _rules(files: RuleFiles) -> set[str]:
    """The ids of all rules, of those too that could not be read."""
    read = (record.rule for record, *_ in files.each("rules", lambda record: record.rules))
    return {*read, *files.faults.unread.get("rules", ())}


def _check_lasts(
    record: CourseRecord, effects: Collection[Effect], rules: Collection[str] | None, place: Place
) -> None:
    """Report a rule that lasts and refers nobody today, or that is none of all rules, if these are known."""
    read = {effect.rule.id for effect in effects}
    signs = {one.rule.id for one in effects if one.kind == "refer" and one.level in NOW}
    for id in record.lasts:
        if id in read - signs:
            (place / id).key.fault(
                f"{id} refers nobody today, so that no sign of it stands; leave it out"
            )
        elif rules is not None and "rules" not in place.faults.lost:
            (place / id).key.known(id, rules, "rule")


def _one_sided(
    given: object,
    side: type[AtLeast | AtMost],
    questions: Mapping[str, Question],
    place: Place,
) -> Condition | None:
    """A condition whose thresholds are all of one side; ``None`` after faults."""
    condition = read_condition(given, questions, place)
    if condition is None:
        return None
    valid = True
    for threshold, at in placed(condition, place):
        if not isinstance(threshold, side):
            at.fault(_WRONG_SIDE[side], Gravity.UNSAFE)
            valid = False
    split = alternatives(condition)
    if split is None or always_holds(split, questions):
        place.fault("this holds always, or splits into too many alternatives; make it simpler")
        return None
    return condition if valid else None


_WRONG_SIDE: dict[type[AtLeast | AtMost], str] = {
    AtLeast: "this may only say 'or worse' (or the worst end of a scale):"
    " otherwise a worse answer could hold less against a person",
    AtMost: "this may only say 'or better' (or the best end of a scale):"
    " otherwise a worse answer could count as gone well",
}  # fmt: skip


def _check_asks_of_session(fine: Condition, place: Place) -> None:
    """Report a session that would go well whatever is answered of it."""
    if any(
        not any(one.question in SESSION_QUESTIONS for one in alternative)
        for alternative in alternatives(fine) or ()
    ):
        asked = " or ".join(SESSION_QUESTIONS)
        place.fault(
            f"each way to be fine must ask {asked}: otherwise a session that nobody answered for"
            " could count as gone well",
            Gravity.UNSAFE,
        )
