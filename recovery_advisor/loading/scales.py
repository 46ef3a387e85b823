"""Reads scales, and questions with their scales."""

from __future__ import annotations

from collections.abc import Iterable

from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import QuestionRecord, ScaleRecord
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.scale import UNKNOWN
from recovery_advisor.values.text_answers import AMBIGUOUS_WORDS
from recovery_advisor.values.translator import humanize

#: The greatest span of a scale; limited as engines may keep a table entry for each value.
MAX_SPAN = 1_000


def read_question(
    record: QuestionRecord, scale: ScaleRecord, scale_place: Place
) -> Question | None:
    """Read a question with its scale; ``None`` if the scale is inconsistent."""
    read = read_scale(scale, scale_place)
    if read is None:
        return None
    low, high, bands = read
    change = record.changeable
    return Question(
        record.question, record.ask, record.help, record.screen or "", low, high, scale.worse,
        tuple(sorted(bands, key=lambda band: band[1])), record.may_be_cleared == "yes",
        change.best if change else None, change.better if change else None, record.since,
        record.lasting == "yes", record.derived == "yes",
    )  # fmt: skip


def read_scale(
    record: ScaleRecord, place: Place
) -> tuple[int, int, list[tuple[str, int, int]]] | None:
    """Read the ends and bands of a scale; ``None`` after faults if they are inconsistent."""
    if UNKNOWN in record.bands:
        (place / "bands" / UNKNOWN).key.fault(
            f"no band can be named {UNKNOWN}: that is the answer of whoever does not know"
        )
    _check_band_names(record.bands, place / "bands")
    low, high = (place / "range").range(record.range)
    bands = [(name, *(place / "bands" / name).range(ends)) for name, ends in record.bands.items()]
    return (low, high, bands) if _is_consistent(low, high, bands, place) else None


def _check_band_names(bands: Iterable[str], place: Place) -> None:
    said: dict[str, str] = {}
    for name in bands:
        if name in AMBIGUOUS_WORDS:
            (place / name).key.fault(
                f"no band can be named {name}: in a form or a table that is true, false or nothing"
            )
        other = said.setdefault(humanize(name), name)
        if other != name:
            (place / name).key.fault(f"{name} and {other} read the same; choose another name")


def _is_consistent(low: int, high: int, bands: list[tuple[str, int, int]], place: Place) -> bool:
    before = len(place.faults.found)
    if high - low < 1 or high - low > MAX_SPAN:
        (place / "range").fault(
            f"a scale has 2 to {MAX_SPAN + 1} values; this one {high - low + 1}"
        )
    following = low
    for name, start, end in sorted(bands, key=lambda band: band[1]):
        if start != following:
            (place / "bands" / name).fault(
                f"bands must cover the scale without gap or overlap; {name} must begin at {following}"
            )
        following = end + 1
    if following != high + 1:
        (place / "bands").fault(f"bands end at {following - 1}, and the scale at {high}")
    return len(place.faults.found) == before
