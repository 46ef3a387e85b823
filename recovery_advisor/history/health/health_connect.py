"""Reads records of Google Health Connect as JSON. It has workouts, and no type for pain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from recovery_advisor.history.health.imported import (
    NO_ZONE,
    NOT_USED,
    Imported,
    Tally,
    parse_instant,
    parse_offset,
)
from recovery_advisor.history.health.json_entries import read_json_export
from recovery_advisor.history.health.source import Source
from recovery_advisor.values.errors import InputError

_ALLOWED = (
    "records of Health Connect as JSON: an array, an object with records, or an object a line"
)
_SESSION = "ExerciseSession"
_Record = Mapping[str, Any]


def read_health_connect(source: Source) -> Imported:
    """The exercise sessions among records, each with the property names of its published class.

    Raises:
        InputError: when it can't be read, or holds no records.
    """
    tally = Tally("health-connect")
    for type, record in _records(read_json_export(source, _ALLOWED)):
        if type != _SESSION:
            tally.leave_out(type, NOT_USED)
        elif isinstance(at := _ended(record), str):
            tally.leave_out(type, at)
        else:
            metadata = record.get("metadata")
            id = metadata.get("id") if isinstance(metadata, dict) else None
            tally.workout(type, at, [str(id or record.get("startTime"))])
    return tally.imported()


def _records(values: list[Any]) -> Iterator[tuple[str, _Record]]:
    """Each record with its type.

    Raises:
        InputError: for what is no record.
    """
    for value in values:
        if not isinstance(value, dict):
            raise InputError("FILE", value, _ALLOWED)
        if {"startTime", "time"} & value.keys():
            yield _type_of(value), value
        else:
            yield from _grouped(value)


def _grouped(groups: Mapping[str, Any]) -> Iterator[tuple[str, _Record]]:
    """The records of an object that lists them under ``records``, or under the name of each type."""
    lists = {name: group for name, group in groups.items() if isinstance(group, list)}
    if not lists:
        raise InputError("FILE", groups, _ALLOWED)
    for name, group in lists.items():
        for record in group:
            if not isinstance(record, dict):
                raise InputError("FILE", record, _ALLOWED)
            yield (_type_of(record) if name == "records" else _short(name)), record


def _type_of(record: _Record) -> str:
    """The type that a record names, or that its properties tell; a plan is no session."""
    for key in ("recordType", "type"):
        if isinstance(named := record.get(key), str):
            return _short(named)
    told = "exerciseType" in record and "blocks" not in record
    return _SESSION if told else "records that name no type"


def _short(name: str) -> str:
    return name.rpartition(".")[2].removesuffix("Record")


def _ended(record: _Record) -> datetime | str:
    """When a session ended, else began, in the zone that the record gives; else why it can't be told."""
    end = "endTime" if record.get("endTime") else "startTime"
    at = parse_instant(record.get(end))
    zone = parse_offset(record.get(end.replace("Time", "ZoneOffset")))
    if isinstance(at, datetime):
        return at.astimezone(zone) if zone else at
    if at == NO_ZONE and zone:
        return datetime.fromisoformat(record[end]).replace(tzinfo=zone)
    return at
