"""Reads data points of Open mHealth, and of IEEE 1752.1 after it, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from recovery_advisor.history.health.imported import NOT_USED, Imported, Tally, parse_instant
from recovery_advisor.history.health.json_entries import read_json_export
from recovery_advisor.history.health.source import Source
from recovery_advisor.values.errors import InputError

_ALLOWED = "data points of Open mHealth as JSON, each with a header and a body"
_WORST = 10


def read_open_mhealth(source: Source) -> Imported:
    """The physical activities and pains among data points.

    The public library has a schema for activities and none for pain. A point whose schema is named
    ``pain`` or ``pain-…``, of whatever namespace, is taken where the one number of its body whose name
    begins with ``pain`` is a whole one from 0 to 10.

    Raises:
        InputError: when it can't be read, or holds anything but data points.
    """
    tally = Tally("open-mhealth")
    for point in read_json_export(source, _ALLOWED):
        header, body = _parts(point)
        name, id = _schema(header), [str(header.get("id") or header.get("uuid"))]
        is_pain = name == "pain" or name.startswith("pain-")
        if name != "physical-activity" and not is_pain:
            tally.leave_out(name, NOT_USED)
        elif isinstance(at := _when(body), str):
            tally.leave_out(name, at)
        elif not is_pain:
            tally.workout(name, at, id)
        elif (pain := _pain(body)) is None:
            tally.leave_out(name, "it does not give one whole number from 0 to 10")
        else:
            tally.pain(name, at, pain, id)
    return tally.imported()


def _parts(point: Any) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    header = point.get("header") if isinstance(point, dict) else None
    body = point.get("body") if isinstance(point, dict) else None
    if isinstance(header, dict) and isinstance(body, dict):
        return header, body
    raise InputError("FILE", point, _ALLOWED)


def _schema(header: Mapping[str, Any]) -> str:
    schema = header.get("schema_id")
    name = schema.get("name") if isinstance(schema, dict) else None
    return name if isinstance(name, str) else "data points that name no schema"


def _when(body: Mapping[str, Any]) -> datetime | str:
    """The end of its time frame, else its beginning; else why it can't be told."""
    frame = body.get("effective_time_frame")
    frame = frame if isinstance(frame, dict) else {}
    interval = frame.get("time_interval")
    interval = interval if isinstance(interval, dict) else {}
    return parse_instant(
        interval.get("end_date_time") or interval.get("start_date_time") or frame.get("date_time")
    )


def _pain(body: Mapping[str, Any]) -> int | None:
    """The pain of a body; ``None`` unless it is one whole number from 0 to 10."""
    values = [value for name, value in body.items() if name.startswith("pain")]
    if len(values) != 1:
        return None
    number = values[0].get("value") if isinstance(values[0], dict) else values[0]
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        return None
    return int(number) if number in range(_WORST + 1) else None
