"""Reports a question that is asked and that nothing looks at, which a file cut short leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from recovery_advisor.loading.course_order import READ
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import PackRecord
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.course_numbers import CourseNumbers
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.errors import Gravity

#: The derived questions that some rule must look at: without one a leave never ends, and a danger sign
#: of before counts for nothing. A history may go without the others.
NEEDED = ("check_in_age", "unchecked_sign")


def check_looked_at(
    files: RuleFiles,
    packs: Mapping[str, PackRecord],
    questions: Sequence[Question],
    effects: Sequence[Effect],
    course: CourseNumbers | None,
    elsewhere: Collection[str],
) -> None:
    """Report each question that the condition of no rule looks at, nor the course of a history.

    Only known where every rule is read: one with a fault may be the one that does. Beside other faults it is
    told of a folder with its history alone.

    Args:
        files: all files.
        packs: the loaded packs by id.
        questions: every question.
        effects: the effects of all rules.
        course: the course of the history pack, if one is loaded and it could be read.
        elsewhere: questions that a pack looks at which is not loaded.
    """
    histories = [id for id, pack in packs.items() if pack.is_history]
    if not _all_read(files, effects) or (files.faults.problems and not histories):
        return
    looked_at = {one.question for rule in effects for one in thresholds(rule.rule.when)}
    looked_at.update(elsewhere)
    if course:
        looked_at.update(READ, (one.question for one in thresholds(course.flare)))
    places = {
        record.question: place / "question"
        for record, place, _ in files.each("questions", lambda record: record.questions)
    }
    for question in questions:
        if question.id in looked_at or (question.derived and question.id not in NEEDED):
            continue
        if (
            question.derived or course or not histories
        ):  # else it may be the course that looks at it
            _report(question, places[question.id])


def _all_read(files: RuleFiles, effects: Sequence[Effect]) -> bool:
    written = {record.rule for record, *_ in files.each("rules", lambda record: record.rules)}
    lost = {"rules", "questions"} & files.faults.lost
    return (
        not lost and not any(files.invalid("rules")) and written == {one.rule.id for one in effects}
    )


def _report(question: Question, place: Place) -> None:
    way_out = "" if question.derived else ", or stop asking"
    place.fault(
        f"no rule looks at the answer to {question.id}, so a danger that it asks for would be ignored;"
        f" write a rule{',' if way_out else ' or'} put back the one that is lost{way_out}",
        Gravity.UNSAFE,
    )
