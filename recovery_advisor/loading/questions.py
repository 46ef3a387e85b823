"""Questions that the loaded packs ask, and the questionnaires that deny many at once."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.loading.records import PackRecord
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.loading.scales import read_question, read_scale
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.answers import NO_QUESTION, CheckInBase

#: Keys of a check-in that are no questions.
RESERVED = {"preferences", *NO_QUESTION}

#: A band that only danger signs have.
UNSURE = "unsure"
_DANGER = (
    f"{{id}} has a band {UNSURE}, so it asks for a danger sign, and nobody is told to change one;"
    " leave the key out"
)


def read_questions(pages: RuleFiles, packs: Mapping[str, PackRecord]) -> tuple[Question, ...]:
    """The questions asked: those a pack declares, and those it names under ``asks``."""
    scales = pages.unique("scales", "scale", lambda record: record.scales)
    screens = pages.unique("screens", "screen", lambda record: record.screens)
    for scale, place, _ in scales.values():
        read_scale(scale, place)
    asked = _asked(pages, packs)
    questions = []
    known = pages.unique("questions", "question", lambda record: record.questions)
    for id, (record, place, page) in known.items():
        (place / "screen").known(record.screen, screens, "screen")
        if id in RESERVED or id.startswith("model_") or hasattr(CheckInBase, id):
            (place / "question").fault(f"a question can't be named {id}; choose another name")
        if (place / "scale").known(record.scale, scales, "scale") and (page.pack or id in asked):
            scale, scale_place, _ = scales[record.scale]
            if record.changeable and UNSURE in scale.bands:
                (place / "changeable").key.fault(_DANGER.format(id=id))
            questions.append(read_question(record, scale, scale_place))
    for page in pages.all:
        for index, id in enumerate(page.record.pack.asks if page.record.pack else ()):
            (page.place / "pack" / "asks" / index).known(id, known, "question")
    wanted = asked.union(id for id, (_, _, page) in known.items() if page.pack)
    pages.faults.unasked |= known.keys() - wanted
    read = tuple(question for question in questions if question)
    if len(read) < len(wanted):
        pages.faults.lost.add("questions")
    return read


def _asked(pages: RuleFiles, packs: Mapping[str, PackRecord]) -> set[str]:
    return {id for pack in packs.values() for id in pack.asks}


def read_questionnaires(
    pages: RuleFiles, questions: tuple[Question, ...]
) -> Mapping[str, frozenset[str]]:
    """Which questions each questionnaire holds; each must be one that can be answered ``no``."""
    by_id = {question.id: question for question in questions}
    found = {}
    entries = pages.unique("questionnaires", "questionnaire", lambda record: record.questionnaires)
    for name, (record, place, _) in entries.items():
        for index, id in enumerate(record.questions):
            at = place / "questions" / index
            if at.known(id, by_id, "question") and by_id[id].band("no") != (0, 0):
                at.fault(f"{id} can't be denied: its scale does not begin with the band no")
        found[name] = frozenset(record.questions)
    return found
