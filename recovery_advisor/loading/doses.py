"""Checks the doses of exercises against the bounds that the session parameters give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import DoseRecord, ExerciseRecord
from recovery_advisor.rulebook.exercises import Range
from recovery_advisor.rulebook.session_parameters import SessionParameters
from recovery_advisor.values.errors import Gravity
from recovery_advisor.values.session import NOT_GIVEN


def check_doses(record: ExerciseRecord, session: SessionParameters, place: Place) -> None:
    """Report each part of the doses of an exercise that is more or less than a dose may ask for."""
    for doses, at in written_doses(record, place):
        _check(doses, session, at)


def check_dose(record: DoseRecord, session: SessionParameters, place: Place) -> None:
    """Report each part of one dose that is more or less than a dose may ask for."""
    _check(_numbers(record, place), session, place)


def _check(dose: Mapping[str, Range], session: SessionParameters, place: Place) -> None:
    for part, (least, most) in dose.items():
        lowest, greatest = session.bounds[part]
        if least < lowest or most > greatest:
            (place / part).fault(
                f"a dose has {lowest} to {greatest} as {part}, by the bounds: of the session;"
                " correct this, or move the bounds if it is meant",
                Gravity.UNSAFE,
            )


def written_doses(
    record: ExerciseRecord, place: Place
) -> Iterator[tuple[Mapping[str, Range], Place]]:
    """The numbers of each dose of an exercise, its own and those of its ways, with their places."""
    ways = [(way.dose, place / "ways" / index) for index, way in enumerate(record.ways)]
    for dose, here in ((record.dose, place), *ways):
        at = here / "dose"
        yield _numbers(dose, at), at


def _numbers(record: DoseRecord, place: Place) -> Mapping[str, Range]:
    return {
        part: (place / part).range(given)
        for part, given in record
        if given is not None and given != NOT_GIVEN
    }
