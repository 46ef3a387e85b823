"""Doses as a clinician reads them: ``hold for 3 to 5 seconds, 5 times, each way``."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.rulebook.exercises import DoseRange, Range
from recovery_advisor.values.session import NOT_GIVEN

_ONCE = (1, 1)


def dose_in_words(dose: DoseRange) -> str:
    """A dose with the least and the most of each part."""
    if dose.minutes:
        return _counted(dose.minutes, "minute")
    return ", ".join(_parts(dose))


def _parts(dose: DoseRange) -> Iterator[str]:
    if dose.hold == NOT_GIVEN:
        yield "hold briefly"
    elif dose.hold:
        yield f"hold for {_counted(dose.hold, 'second')}"
    if count := _count(dose.sets or _ONCE, dose.repetitions):
        yield count
    if dose.sides and dose.sides[1] > 1:
        yield "each way"


def _count(sets: Range, repetitions: Range | None) -> str | None:
    if sets[1] > 1:
        rounds = _counted(sets, "round")
        return f"{rounds} of {_from_to(repetitions)}" if repetitions else rounds
    if repetitions == _ONCE:
        return "once"
    return _counted(repetitions, "time") if repetitions else None


def _counted(range: Range, unit: str) -> str:
    return f"{_from_to(range)} {unit}{'' if range[1] == 1 else 's'}"


def _from_to(range: Range) -> str:
    least, most = range
    return str(most) if least == most else f"{least} to {most}"
