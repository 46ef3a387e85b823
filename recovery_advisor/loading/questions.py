"""Reads the questions that the loaded packs ask, and the questionnaires."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from recovery_advisor.loading.place import Place
from recovery_advisor.loading.question_names import check_names
from recovery_advisor.loading.records import MergedRecord, PackRecord, QuestionRecord
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.loading.scales import read_question, read_scale
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.check_in_form import is_older

#: The most questions of a folder; nobody answers as many.
MOST_QUESTIONS = 1_000
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
    check_names({id: place / "question" for id, (_, place, _) in known.items()})
    for _, place, _ in list(known.values())[MOST_QUESTIONS : MOST_QUESTIONS + 1]:
        place.fault(f"a folder asks at most {MOST_QUESTIONS} questions, and this is one more")
    for id, (record, place, file) in known.items():
        _check_screen(record, place, screens)
        if (place / "scale").known(record.scale, scales, "scale") and (file.pack or id in asked):
            scale, scale_place, _ = scales[record.scale]
            if record.changeable and UNSURE in scale.bands:
                (place / "changeable").key.fault(_DANGER.format(id=id))
            questions.append(read_question(record, scale, scale_place))
    for place, _ in files.invalid("questions"):
        _check_parts(place, scales, screens)
    for file in files.all:
        for index, id in enumerate(file.record.pack.asks if file.record.pack else ()):
            at = file.place / "pack" / "asks" / index
            if not at.known(id, known, "question"):
                files.faults.lost.add("questions")  # which one was meant is not known
            elif known[id][0].derived == "yes":
                at.fault(f"{id} is derived: a history answers it, and no pack asks it")
    expected = asked.union(id for id, (_, _, file) in known.items() if file.pack)
    if "questions" not in files.faults.lost:
        files.faults.unasked |= known.keys() - expected
    read = [question for question in questions if question]
    missing = expected - {question.id for question in read}
    files.faults.unread.setdefault("questions", set()).update(missing & known.keys())
    places = _places(files)
    return tuple(sorted(read, key=lambda question: places.get(question.id, -1)))


def _check_screen(record: QuestionRecord, place: Place, screens: Collection[str]) -> None:
    """Report a question that is asked on no screen there is, or a derived one that is on one."""
    if record.derived == "yes" and record.screen is not None:
        (place / "screen").key.fault(f"{record.question} is derived, so no screen asks it")
    elif record.screen is not None:
        (place / "screen").known(record.screen, screens, "screen")
    elif record.derived != "yes":
        place.fault("the key screen is missing")


def _check_parts(place: Place, scales: Collection[str], screens: Collection[str]) -> None:
    """Report an invalid question whose scale or screen is unknown as well."""
    entry = place.value if isinstance(place.value, dict) else {}
    for key, words in (("scale", scales), ("screen", screens)):
        if isinstance(entry.get(key), str):
            (place / key).known(entry[key], words, key)


def _places(files: RuleFiles) -> Mapping[str, int]:
    """The places of the questions in the newest questionnaires that have them.

    A questionnaire is asked in its own order, whatever files its questions are from.
    """
    listed = {
        record.questionnaire: record.questions
        for record, _, _ in files.each("questionnaires", lambda record: record.questionnaires)
    }
    newest_last = sorted(listed, key=_version)
    return {id: place for name in newest_last for place, id in enumerate(listed[name])}


def _version(questionnaire: str) -> tuple[str, int]:
    name, _, version = questionnaire.rpartition("/")
    return name, int(version)


def _asked(files: RuleFiles, packs: Mapping[str, PackRecord]) -> set[str]:
    """Ids of the shared questions that people are asked; a history asks nobody anything."""
    return {id for pack in packs.values() if not pack.is_history for id in pack.asks}


def read_questionnaires(
    files: RuleFiles, questions: tuple[Question, ...]
) -> tuple[Mapping[str, frozenset[str]], Mapping[str, tuple[str, ...]]]:
    """Read the questions of each questionnaire, and where those that are gone are merged into.

    Each question must have ``no`` as its best answer, and name the version of a questionnaire that
    its meaning dates from.
    """
    by_id = {question.id: question for question in questions}
    merged = _read_merged(files, by_id)
    found = {}
    listing: dict[str, list[tuple[str, Place]]] = {}
    entries = files.unique("questionnaires", "questionnaire", lambda record: record.questionnaires)
    for name, (record, place, _) in entries.items():
        for index, id in enumerate(record.questions):
            at = place / "questions" / index
            if id in merged:
                for into in merged[id]:
                    _check_merged(name, id, by_id.get(into), at)
                continue
            if not at.known(id, by_id, "question"):
                continue
            if by_id[id].derived:
                at.fault(f"{id} is derived: a history answers it, and no questionnaire asks it")
            elif by_id[id].deniable:
                listing.setdefault(id, []).append((name, at))
            else:
                at.fault(f"{id} can't be denied: its scale does not begin with the band no")
        found[name] = frozenset(record.questions)
    for id, listed in listing.items():
        _check_since(by_id[id], listed)
    return found, merged


def _check_merged(questionnaire: str, gone: str, into: Question | None, place: Place) -> None:
    """Report a question that is gone where a denial of what it merged into would be one of it."""
    if into and into.since and not is_older(questionnaire, into.since):
        place.fault(
            f"{gone} is merged into {into.id}, which asks for it as well since then; {into.id} must"
            f" date from a newer version than {questionnaire}"
        )


def _check_since(question: Question, listed: Sequence[tuple[str, Place]]) -> None:
    """Report a question that does not date from a version of a questionnaire that asks it."""
    id, since, (name, place) = question.id, question.since, listed[0]
    if len({_family(one) for one, _ in listed}) > 1:
        listed[-1][1].fault(
            f"{id} stands in {name} too; a question belongs to the versions of one questionnaire"
        )
    if since is None or _family(since) not in {_family(one) for one, _ in listed}:
        place.fault(
            f"{id} needs since: with the version of this questionnaire that its meaning dates"
            f" from, such as {name}; a denial given to an older one is then unknown"
        )
    elif all(is_older(one, since) for one, _ in listed if _family(one) == _family(since)):
        place.fault(
            f"{id} dates from {since}, and no questionnaire that asks it is as new, so that no"
            " denial would ever count"
        )


def _family(questionnaire: str) -> str:
    return questionnaire.rpartition("/")[0]


def _read_merged(files: RuleFiles, by_id: Mapping[str, Question]) -> Mapping[str, tuple[str, ...]]:
    """Where each question that is gone is asked now; each of these must be answered yes or no."""
    entries = files.unique("merged", "question", lambda record: record.merged)
    for id, (record, place, _) in entries.items():
        if id in by_id:
            (place / "question").fault(f"{id} is still asked, so it is not merged into another")
        for at, into in _merged_into(record, place / "merged_into"):
            if at.known(into, by_id, "question") and not by_id[into].deniable:
                at.fault(f"{into} can't be answered yes or no, so nothing merges into it")
    return {
        id: tuple(into for _, into in _merged_into(record, place))
        for id, (record, place, _) in entries.items()
    }


def _merged_into(record: MergedRecord, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(record.merged_into, str):
        yield place, record.merged_into
    else:
        for index, into in enumerate(record.merged_into):
            yield place / index, into
