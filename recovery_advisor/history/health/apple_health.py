"""Reads the ``export.xml`` of Apple Health, as a stream: a file may be of hundreds of megabytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate

from recovery_advisor.history.health.imported import (
    NO_TIME,
    NO_ZONE,
    NOT_USED,
    Imported,
    Tally,
    has_plausible_year,
)
from recovery_advisor.history.health.source import Source, opened
from recovery_advisor.values.errors import Described, InputError

_ALLOWED = "the export.xml of Apple Health"
_CHUNK = 1 << 16
#: The head of a file, in which its document type must end.
_HEAD = 1 << 20
_DOCUMENT_TYPE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    rb"(?P<type><!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)",
    re.DOTALL,
)
_CATEGORY = "HKCategoryTypeIdentifier"
#: There is no entry for the neck, a shoulder or the upper back. These may be about them.
_PAINS = frozenset({f"{_CATEGORY}LowerBackPain", f"{_CATEGORY}GeneralizedBodyAche"})
_DANGERS = frozenset({f"{_CATEGORY}ChestTightnessOrPain"})
#: The worst number that the scale of pain has under the same word.
_SEVERITIES: Mapping[str, int] = {
    "HKCategoryValueSeverityMild": 3,
    "HKCategoryValueSeverityModerate": 6,
    "HKCategoryValueSeveritySevere": 10,
}
_ABSENT = "HKCategoryValueSeverityNotPresent"
_HAS_OFFSET = re.compile(r".*[+-]\d\d:?\d\d\Z")


def read_apple_health(source: Source) -> Imported:
    """The pain entries and workouts of an export.

    Back pain and body aches become pain, at the worst number for their severity; workouts are
    training of one's own. Times are given in UTC, as an export writes them in the zone of the phone
    at that moment.

    Raises:
        InputError: when it can't be read, is no such export, is cut off, or declares entities.
    """
    reader = _Reader()
    with opened(source, _ALLOWED) as stream:
        _parse(stream, reader)
    return reader.tally.imported()


class _Reader:
    """Takes the elements of an export, those right under its root alone."""

    def __init__(self) -> None:
        self.tally = Tally("apple-health")
        self._depth = 0

    def start(self, element: str, attributes: dict[str, str]) -> None:
        if self._depth == 0 and element != "HealthData":
            raise InputError("FILE", Described(f"XML of a {element!r:.60}"), _ALLOWED)
        if self._depth == 1:
            self._take(element, attributes)
        self._depth += 1

    def end(self, _: str) -> None:
        self._depth -= 1

    def _take(self, element: str, entry: Mapping[str, str]) -> None:
        if element == "Workout":
            self._workout(entry.get("workoutActivityType") or element, entry)
        elif element == "Record":
            self._record(entry.get("type") or element, entry)
        elif element not in ("ExportDate", "Me"):
            self.tally.leave_out(element, NOT_USED)

    def _workout(self, type: str, entry: Mapping[str, str]) -> None:
        at = _instant(entry.get("endDate") or entry.get("startDate"))
        if isinstance(at, str):
            self.tally.leave_out(type, at)
        else:
            self.tally.workout(type, at)

    def _record(self, type: str, entry: Mapping[str, str]) -> None:
        value = entry.get("value") or ""
        if type in _DANGERS:
            self.tally.leave_out(
                type, "it may be a danger sign: check in, and answer what is asked"
            )
        elif type not in _PAINS:
            self.tally.leave_out(type, NOT_USED)
        elif value == _ABSENT:
            self.tally.leave_out(type, "only a check-in can say that nothing hurts")
        elif value not in _SEVERITIES:
            self.tally.leave_out(type, "it does not say how bad the pain is")
        elif isinstance(at := _instant(entry.get("startDate")), str):
            self.tally.leave_out(type, at)
        else:
            self.tally.pain(type, at, _SEVERITIES[value])


def _parse(stream: BinaryIO, reader: _Reader) -> None:
    """Feed a file to the parser, which sees no document type and so knows no entity."""
    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in _without_document_type(stream):
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except ExpatError as error:
        where = f"line {error.lineno} column {error.offset + 1}"
        broken = Described("XML that is broken or cut off")
        raise InputError("FILE", broken, f"{_ALLOWED}; not readable at {where}") from None


def _without_document_type(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a file; new lines stand for the document type, which some versions write wrong."""
    head = stream.read(_HEAD)
    if found := _DOCUMENT_TYPE.match(head):
        lines = b"\n" * found["type"].count(b"\n")
        head = head[: found.start("type")] + lines + head[found.end("type") :]
    yield head
    while chunk := stream.read(_CHUNK):
        yield chunk


def _refuse(*_: object) -> None:
    raise InputError(
        "FILE", Described("a document type that is cut off, or not at the beginning"), _ALLOWED
    )


def _instant(text: str | None) -> datetime | str:
    """The instant, in UTC; else why there is none."""
    if text and not _HAS_OFFSET.match(text):
        return NO_ZONE
    try:
        at = datetime.strptime(text or "", "%Y-%m-%d %H:%M:%S %z")
    except ValueError:
        return NO_TIME
    return at.astimezone(UTC) if has_plausible_year(at) else NO_TIME
