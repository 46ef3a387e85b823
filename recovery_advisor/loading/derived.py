"""Checks the derived questions of a history pack, and that it permits by these alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import PackRecord, QuestionRecord
from recovery_advisor.loading.rule_files import RuleFiles, place_of_pack
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.derived_questions import DERIVED_QUESTIONS
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.errors import Gravity

#: What a professional knows better than a history. The others say what nobody has looked at, or when.
_CLEARABLE = frozenset({"unclear_days", "flares", "worsening"})


def check_derived(
    files: RuleFiles, packs: Mapping[str, PackRecord], questions: Sequence[Question]
) -> None:
    """Report derived questions that are not those that a history answers, each on its scale.

    Args:
        files: all files.
        packs: the loaded packs by id.
        questions: every question that could be read.
    """
    by_id = {question.id: question for question in questions}
    there = {*files.faults.unread.get("questions", ())}
    for record, place, file in files.each("questions", lambda record: record.questions):
        there.add(record.question)
        of_history = file.pack in packs and packs[file.pack].is_history
        if record.derived == "yes" and not of_history:
            (place / "derived").key.fault("a derived question belongs in a pack of kind history")
        elif record.derived == "yes":
            _check_question(record, by_id.get(record.question), place)
        elif of_history:
            place.fault(
                f"a history asks nobody anything, so {record.question} needs derived: yes, or"
                " belongs in another pack"
            )
    for id, pack in packs.items():
        if pack.is_history and "questions" not in files.faults.lost:
            _check_all_there(there, place_of_pack(id, files))


def _check_all_there(there: set[str], place: Place) -> None:
    missing = [id for id in DERIVED_QUESTIONS if id not in there]
    if missing:
        place.fault(
            f"a history pack declares every derived question; missing: {', '.join(missing)}"
        )


def _check_question(record: QuestionRecord, question: Question | None, place: Place) -> None:
    id = record.question
    if not (place / "question").known(id, list(DERIVED_QUESTIONS), "derived question"):
        return
    for key, given in (("since", record.since), ("lasting", record.lasting == "yes")):
        if given:
            (place / key).key.fault(f"{id} is derived, and so has no {key}: nobody is asked it")
    if record.may_be_cleared == "yes" and id not in _CLEARABLE:
        (place / "may_be_cleared").fault(
            f"{id} can't be cleared, as no professional can say it; only"
            f" {', '.join(sorted(_CLEARABLE))} can",
            Gravity.UNSAFE,
        )
    low, high, worse = DERIVED_QUESTIONS[id]
    if question and (question.low, question.high, question.worse) != (low, high, worse):
        (place / "scale").fault(
            f"{id} goes from {low} to {high}, and {worse} is worse; its scale says otherwise",
            Gravity.UNSAFE,
        )


def check_permits(
    files: RuleFiles, packs: Mapping[str, PackRecord], effects: Sequence[Effect]
) -> None:
    """Report each permit of a history pack that something else than its past could meet."""
    histories = {id for id, pack in packs.items() if pack.is_history}
    written = files.each("rules", lambda record: record.rules)
    places = {record.rule: place for record, place, _ in written}
    for effect in effects:
        if effect.kind != "permit" or effect.rule.pack not in histories:
            continue
        split = alternatives(effect.rule.when) or ()
        if not all(any(one.question in DERIVED_QUESTIONS for one in each) for each in split):
            (places[effect.rule.id] / "when").fault(
                "a history permits by what has been alone: each alternative must ask a derived"
                " question, such as clear_days, with 'or better'",
                Gravity.UNSAFE,
            )
