"""Reads the questions that the loaded packs ask, and the questionnaires."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.loading.records import PackRecord
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.loading.scales import read_question, read_scale
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.answers import NON_QUESTION_FIELDS, CheckInBase

#: Keys of a check-in that are not questions.
RESERVED_NAMES = {"preferences", *NON_QUESTION_FIELDS}

#: A band that only scales for danger signs have.
UNSURE = "unsure"
_DANGER = (
    f"{{id}} has a band {UNSURE}, so it asks for a danger sign, and nobody is told to change one;"
    " leave the key out"
)


def read_questions(files: RuleFiles, packs: Mapping[str, PackRecord]) -> tuple[Question, ...]:
    """Read the questions asked: those a pack declares, and those it lists under ``asks``."""
    scales = files.unique("scales", "scale", lambda record: record.scales)
    screens = files.unique("screens", "screen", lambda record: record.screens)
    for scale, place, _ in scales.values():
        read_scale(scale, place)
    asked = _asked(files, packs)
    questions = []
    known = files.unique("questions", "question", lambda record: record.questions)
    for id, (record, place, file) in known.items():
        (place / "screen").known(record.screen, screens, "screen")
        if id in RESERVED_NAMES or id.startswith("model_") or hasattr(CheckInBase, id):
            (place / "question").fault(f"a question can't be named {id}; choose another name")
        if (place / "scale").known(record.scale, scales, "scale") and (file.pack or id in asked):
            scale, scale_place, _ = scales[record.scale]
            if record.changeable and UNSURE in scale.bands:
                (place / "changeable").key.fault(_DANGER.format(id=id))
            questions.append(read_question(record, scale, scale_place))
    for file in files.all:
        for index, id in enumerate(file.record.pack.asks if file.record.pack else ()):
            (file.place / "pack" / "asks" / index).known(id, known, "question")
    expected = asked.union(id for id, (_, _, file) in known.items() if file.pack)
    files.faults.unasked |= known.keys() - expected
    read = tuple(question for question in questions if question)
    if len(read) < len(expected):
        files.faults.lost.add("questions")
    return read


def _asked(files: RuleFiles, packs: Mapping[str, PackRecord]) -> set[str]:
    return {id for pack in packs.values() for id in pack.asks}


def read_questionnaires(
    files: RuleFiles, questions: tuple[Question, ...]
) -> Mapping[str, frozenset[str]]:
    """Read the questions of each questionnaire; each must have ``no`` as its best answer."""
    by_id = {question.id: question for question in questions}
    found = {}
    entries = files.unique("questionnaires", "questionnaire", lambda record: record.questionnaires)
    for name, (record, place, _) in entries.items():
        for index, id in enumerate(record.questions):
            at = place / "questions" / index
            if at.known(id, by_id, "question") and by_id[id].band("no") != (0, 0):
                at.fault(f"{id} can't be denied: its scale does not begin with the band no")
        found[name] = frozenset(record.questions)
    return found
