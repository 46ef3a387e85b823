"""Reads what a history pack says about time, and checks that its numbers are in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from recovery_advisor.loading.citations import Library
from recovery_advisor.loading.conditions import placed, read_condition
from recovery_advisor.loading.flares import check_flare
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import CourseRecord, PackRecord, WorseningRecord
from recovery_advisor.loading.rule_files import RuleFiles, place_of_pack
from recovery_advisor.rulebook.alternatives import alternatives, always_holds
from recovery_advisor.rulebook.conditions import AtLeast, AtMost, Condition
from recovery_advisor.rulebook.course_numbers import (
    A_DAY,
    SESSION_QUESTIONS,
    CourseNumbers,
    Worsening,
)
from recovery_advisor.rulebook.derived_questions import DERIVED_QUESTIONS
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.errors import Gravity
from recovery_advisor.values.levels import NOW, Readiness

#: What the fold reads of every check-in, and the range that it must have.
_READ = {"injury": (0, 1), "pain": (0, 10)}
_MOST_DAYS, _MOST_SESSIONS = (
    DERIVED_QUESTIONS[id].high for id in ("clear_days", "tolerated_sessions")
)


def hours(text: str) -> int:
    """The hours of a time such as ``20 hours`` or ``14 days``; 0 of ``answer``."""
    number, _, unit = text.partition(" ")
    if not unit:
        return 0
    return int(number) * (A_DAY if unit.startswith("day") else 1)


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
    _check_numbers(record, place)
    _check_read(questions, place)
    asked = {question.id: question for question in questions if not question.derived}
    lasts = _read_lasts(record, effects, place / "lasts", in_part=in_part)
    flare = _one_sided(record.flare, AtLeast, asked, place / "flare")
    of_session = {**SESSION_QUESTIONS, **{id: asked[id] for id in ("injury",) if id in asked}}
    at = place / "session"
    fine = _one_sided(record.session.fine, AtMost, of_session, at / "fine")
    failed = _one_sided(record.session.failed, AtLeast, of_session, at / "failed")
    if fine:
        _check_asks_of_session(fine, at / "fine")
    clear = Readiness(record.clear)
    base = [one for one in effects if packs[one.rule.pack].is_base]
    if flare:
        check_flare(clear, flare, base, place)
    if not (flare and fine and failed):
        return None
    first, last = _response(record)
    return CourseNumbers(
        clear=clear,
        a_day=hours(record.a_day),
        clear_gap=hours(record.clear_gap),
        flare=flare,
        settled=record.settled.clear_days,
        response_from=first,
        response_to=last,
        fine=fine,
        failed=failed,
        earned_days=record.earned.clear_days,
        earned_sessions=record.earned.tolerated_sessions,
        lapse=hours(record.lapse),
        flares_within=hours(record.flares_within),
        worsening=_worsening(record.worsening),
        lasts=lasts,
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


def _check_numbers(record: CourseRecord, place: Place) -> None:
    for at, message in _out_of_order(record, place):
        at.fault(message)


def _out_of_order(record: CourseRecord, place: Place) -> Iterator[tuple[Place, str]]:
    """Each number that makes no sense, or none beside another, with what it must be."""
    if not 0 < hours(record.a_day) <= A_DAY:
        yield place / "a_day", "two days are more than 0 and at most 24 hours apart"
    for name in ("clear_gap", "lapse", "flares_within"):
        if not hours(getattr(record, name)):
            yield place / name, f"{name} must be longer than no time"
    first, last = _response(record)
    if not 0 < first <= last:
        yield (
            place / "response",
            "a response begins later than at once, and ends no sooner than it begins",
        )
    for name, days in (("settled", record.settled), ("earned", record.earned)):
        if not 1 <= days.clear_days <= _MOST_DAYS:
            yield place / name / "clear_days", f"clear days go from 1 to {_MOST_DAYS}"
    if not 1 <= record.earned.tolerated_sessions <= _MOST_SESSIONS:
        yield place / "earned" / "tolerated_sessions", f"sessions go from 1 to {_MOST_SESSIONS}"
    yield from _out_of_order_of_worsening(record.worsening, place / "worsening")


def _out_of_order_of_worsening(
    record: WorseningRecord, place: Place
) -> Iterator[tuple[Place, str]]:
    now, before = hours(record.now), hours(record.before)
    if not 0 < now < before:
        yield place / "now", "now must be longer than no time, and shorter than before"
        return
    for name, span in (("days_now", now), ("days_before", before - now)):
        if not 1 <= getattr(record, name) <= max(span // A_DAY, 1):
            yield place / name, f"so many days don't fit; give 1 to {max(span // A_DAY, 1)}"
    for name in ("pain", "by"):
        if not 1 <= getattr(record, name) <= _READ["pain"][1]:
            yield place / name, f"{name} goes from 1 to {_READ['pain'][1]}"


def _response(record: CourseRecord) -> tuple[int, int]:
    both, _, unit = record.response.partition(" ")
    first, _, last = both.partition("-")
    return hours(f"{first} {unit}"), hours(f"{last} {unit}")


def _worsening(record: WorseningRecord) -> Worsening:
    return Worsening(
        now=hours(record.now),
        before=hours(record.before),
        days_now=record.days_now,
        days_before=record.days_before,
        pain=record.pain,
        by=record.by,
    )


def _check_read(questions: Collection[Question], place: Place) -> None:
    """Report a question that every course needs, and that is not asked on its scale."""
    by_id = {question.id: question for question in questions}
    for id, (low, high) in _READ.items():
        one = by_id.get(id)
        if one is None or (one.low, one.high, one.worse) != (low, high, "higher"):
            place.key.fault(
                f"a history needs the question {id}, from {low} to {high}, of which higher is worse"
            )


def _read_lasts(
    record: CourseRecord, effects: Collection[Effect], place: Place, *, in_part: bool
) -> Mapping[str, int]:
    rules = {effect.rule.id for effect in effects}
    signs = {one.rule.id for one in effects if one.kind == "refer" and one.level in NOW}
    for id in record.lasts:
        if id in rules and id not in signs:
            (place / id).key.fault(
                f"{id} refers nobody today, so that no sign of it stands; leave it out"
            )
        elif not in_part:
            (place / id).key.known(id, rules, "rule")
    return {id: hours(text) for id, text in record.lasts.items()}


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
