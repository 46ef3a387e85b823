"""Exercises, the ways of doing them, and their doses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from recovery_advisor.model.advice import Citation
from recovery_advisor.model.levels import Phase
from recovery_advisor.model.session import NOT_GIVEN, Dose
from recovery_advisor.rulebook.place import Place
from recovery_advisor.rulebook.records import DoseRecord, ExerciseRecord, WayRecord

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DoseRange:
    """A dose as its source gives it; ``None`` where a value does not apply."""

    sets: Range | None
    repetitions: Range | None
    hold: Range | Literal["not given"] | None
    sides: Range | None
    minutes: Range | None

    def end(self, end: Literal[0, 1]) -> Dose:
        """The lowest (0) or the greatest (1) dose."""
        chosen = {}
        for part in fields(self):
            given = getattr(self, part.name)
            chosen[part.name] = given[end] if isinstance(given, tuple) else given
        return Dose(**chosen)


@dataclass(frozen=True, slots=True)
class Way:
    """One way of doing an exercise, with everything that could speak against it."""

    id: str
    exercise: str
    name: str
    phase: Phase
    regions: tuple[str, ...]
    needs: frozenset[str]
    tags: frozenset[str]
    dose: DoseRange
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise and its ways, best first."""

    id: str
    name: str
    phase: Phase
    ways: tuple[Way, ...]
    errata: tuple[str, ...]
    source: Citation


@dataclass(frozen=True, slots=True)
class Avoidable:
    """The ways that a word under ``avoid`` stands for."""

    tags: Mapping[str, frozenset[str]]
    exercises: Mapping[str, frozenset[str]]


def avoidable(exercises: Sequence[Exercise], tags: Iterable[str]) -> Avoidable:
    """Every tag, exercise and way with the ways it stands for."""
    ways = [way for exercise in exercises for way in exercise.ways]
    by_tag = {tag: frozenset(way.id for way in ways if tag in way.tags) for tag in tags}
    by_exercise = {way.id: frozenset({way.id}) for way in ways}
    for exercise in exercises:
        by_exercise[exercise.id] = frozenset(way.id for way in exercise.ways)
    return Avoidable(by_tag, by_exercise)


def read_exercise(record: ExerciseRecord, source: Citation, place: Place) -> Exercise:
    """An exercise; one without ``ways`` has a single way by its own id."""
    written = list(record.ways) or [WayRecord(way=record.exercise, name=record.name)]
    ways = tuple(_read_way(record, way, place, index) for index, way in enumerate(written))
    for way in ways:
        if not way.cues:
            place.fault(f"{way.id} has no cues; say how to do it")
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
    )


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
