"""Reads the exercises, their ways and doses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from recovery_advisor.loading.citations import Library
from recovery_advisor.loading.doses import check_dose, check_doses
from recovery_advisor.loading.movements import read_movement
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import (
    DoseRecord,
    DrawingRecord,
    ExerciseRecord,
    SourceRecord,
    WayRecord,
)
from recovery_advisor.loading.repairs import read_alone
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.rulebook.exercises import DoseRange, Exercise, Range, Way
from recovery_advisor.rulebook.session_parameters import SessionParameters
from recovery_advisor.values.levels import Phase
from recovery_advisor.values.movement import Movement
from recovery_advisor.values.reasons import Citation
from recovery_advisor.values.session import NOT_GIVEN


def read_exercise(record: ExerciseRecord, source: Citation, place: Place) -> Exercise:
    """Read an exercise; one without ``ways`` has a single way with its own id."""
    written = list(record.ways) or [WayRecord(way=record.exercise, name=record.name)]
    ways = tuple(_read_way(record, way, place, index) for index, way in enumerate(written))
    for way in ways:
        if not way.cues:
            place.fault(f"{way.id} has no cues; say how to do it")
    if record.ways and record.drawing:
        (place / "drawing").key.fault("each way looks otherwise; write the drawing under the way")
    return Exercise(
        record.exercise, record.name, Phase(record.phase), ways, tuple(record.errata), source
    )


def _read_way(record: ExerciseRecord, way: WayRecord, place: Place, index: int) -> Way:
    alone = not record.ways
    here = place if alone else place / "ways" / index
    return Way(
        id=way.way,
        exercise=record.exercise,
        name=record.name if alone else f"{record.name} {way.name}",
        phase=Phase(record.phase),
        regions=tuple(record.regions),
        needs=frozenset(record.needs) | frozenset(way.needs),
        tags=frozenset(record.tags) | frozenset(way.tags),
        dose=_read_dose(Phase(record.phase), record.dose, way.dose, here / "dose"),
        cues=tuple(record.cues) + tuple(way.cues),
        movement=_read_drawing(record.drawing if alone else way.drawing, here / "drawing"),
    )


def _read_drawing(record: DrawingRecord | None, place: Place) -> Movement | None:
    return read_movement(record, place) if record else None


def _read_dose(phase: Phase, shared: DoseRecord, own: DoseRecord, place: Place) -> DoseRange:
    written = {**_given(shared), **_given(own)}
    if phase is Phase.CARDIO and set(written) != {"minutes"}:
        place.fault("the dose of a cardio activity is its minutes alone")
    elif phase is not Phase.CARDIO and "minutes" in written:
        place.fault("minutes are for cardio; write how long to hold, in seconds, as hold")
    elif phase is not Phase.CARDIO and not {"repetitions", "hold"} & set(written):
        place.fault("a dose needs repetitions, a hold or both")
    read = {
        name: NOT_GIVEN if value == NOT_GIVEN else _range(value, place / name)
        for name, value in written.items()
    }
    return DoseRange(**{**dict.fromkeys(DoseRecord.model_fields), **read})  # type: ignore[arg-type]


def _given(record: DoseRecord) -> dict[str, int | str]:
    return record.model_dump(exclude_none=True)


def _range(given: int | str, place: Place) -> Range:
    low, high = place.range(given)
    if low < 1:
        place.fault("a dose is at least 1; leave the key out if it does not apply")
        return 1, max(1, high)
    return low, high


class Vocabulary(NamedTuple):
    """Names defined by all files: screens and tags with their texts, regions and equipment."""

    screens: Mapping[str, str]
    regions: tuple[str, ...]
    equipment: tuple[str, ...]
    household: tuple[str, ...]
    tags: Mapping[str, str]


def read_exercises(
    files: RuleFiles, library: Library, shared: Vocabulary, session: SessionParameters | None
) -> tuple[Exercise, ...]:
    """Read all exercises, sorted by id.

    Args:
        session: says how much a dose may ask for; ``None`` where it could not be read.
    """
    gear, tags = {*shared.equipment, *shared.household}, shared.tags
    exercises = []
    ways: set[str] = set()
    entries = files.unique("exercises", "exercise", lambda record: record.exercises)
    for id, (record, place, _) in sorted(entries.items()):
        source = library.cite(record.source, place / "source", "exercise", id)
        for index, region in enumerate(record.regions):
            (place / "regions" / index).known(region, shared.regions, "region")
        _check_names(record, place, gear, tags)
        for index, way in enumerate(record.ways):
            at = place / "ways" / index
            _check_names(way, at, gear, tags)
            if way.way in ways or way.way in entries:
                (at / "way").fault(f"{way.way!r} is already the name of an exercise or a way")
            ways.add(way.way)
        exercises.append(read_exercise(record, source, place))
        if session:
            check_doses(record, session, place)
    for place, _ in files.invalid("exercises"):
        _check_parts(place, library, shared, session)
    return tuple(exercises)


def _check_parts(
    place: Place, library: Library, shared: Vocabulary, session: SessionParameters | None
) -> None:
    """Report the faults of those parts of an invalid exercise that can be read by themselves."""
    entry = place.value if isinstance(place.value, dict) else {}
    gear = {*shared.equipment, *shared.household}
    for key, words, what in (
        ("regions", shared.regions, "region"),
        ("needs", gear, "gear"),
        ("tags", shared.tags, "tag"),
    ):
        given = entry.get(key)
        for index, word in enumerate(given if isinstance(given, list) else ()):
            if isinstance(word, str):
                (place / key / index).known(word, words, what)
    dose = read_alone(DoseRecord, entry.get("dose"))
    if dose and session:
        check_dose(dose, session, place / "dose")
    if source := read_alone(SourceRecord, entry.get("source")):
        library.cite(source, place / "source", "exercise", str(entry.get("exercise")))


def _check_names(record: Any, place: Place, gear: Collection[str], tags: Collection[str]) -> None:
    for index, thing in enumerate(record.needs):
        (place / "needs" / index).known(thing, gear, "gear")
    for index, tag in enumerate(record.tags):
        (place / "tags" / index).known(tag, tags, "tag")
