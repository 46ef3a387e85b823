"""Small exports after the published forms of health apps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

#: As Apple Health writes it, shortened; the missing ``>`` after RightEye is its own.
DOCUMENT_TYPE = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
<!ATTLIST Record
  type          CDATA #REQUIRED
  value         CDATA #IMPLIED
  startDate     CDATA #REQUIRED
>
<!ATTLIST RightEye
  sphere   CDATA #IMPLIED
<!ELEMENT LeftEye EMPTY>
]>
"""
BACK_PAIN = "HKCategoryTypeIdentifierLowerBackPain"
#: Times of an entry, as Apple Health writes them.
BEGAN, ENDED = "2026-01-13 14:58:41 -0600", "2026-01-13 15:07:59 -0600"


def element(name: str, within: str = "", **attributes: str) -> str:
    written = "".join(f" {key}={quoteattr(one)}" for key, one in attributes.items())
    return f" <{name}{written}>{within}</{name}>\n"


def pain(value: str = "Moderate", **other: str) -> str:
    """An entry of Apple Health: back pain."""
    entry = {"type": BACK_PAIN, "sourceName": "Health", "startDate": BEGAN, "endDate": ENDED}
    return element("Record", **{**entry, "value": f"HKCategoryValueSeverity{value}", **other})


def steps(number: int = 12) -> str:
    return element(
        "Record", type="HKQuantityTypeIdentifierStepCount", value=str(number), startDate=BEGAN
    )


def workout(**other: str) -> str:
    entry = {"workoutActivityType": "HKWorkoutActivityTypeCycling", "endDate": ENDED, **other}
    return element("Workout", element("WorkoutStatistics", type="x"), **entry)


def apple_health(*entries: str, document_type: str = DOCUMENT_TYPE) -> bytes:
    """An ``export.xml``."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + document_type
    dated = element("ExportDate", value="2026-01-31 20:00:00 +0100")
    me = element("Me", HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet")
    whole = f'{head}<HealthData locale="en_US">\n{dated}{me}{"".join(entries)}</HealthData>\n'
    return whole.encode()


def exercise_session(**other: Any) -> dict[str, Any]:
    """A record of Health Connect, with the properties of ``ExerciseSessionRecord``."""
    return {
        "startTime": "2026-01-13T20:00:00Z",
        "startZoneOffset": "+01:00",
        "endTime": "2026-01-13T20:45:00.123Z",
        "endZoneOffset": "+01:00",
        "exerciseType": 8,
        "title": "Ride",
        "metadata": {"id": "a1", "dataOrigin": {"packageName": "org.example"}},
        **other,
    }


def activity(**body: Any) -> dict[str, Any]:
    """A data point of Open mHealth: ``omh:physical-activity``."""
    interval = {"start_date_time": "2026-01-13T20:00:00Z", "end_date_time": "2026-01-13T21:00:00Z"}
    return data_point(
        "physical-activity",
        {"activity_name": "golf", "effective_time_frame": {"time_interval": interval}, **body},
    )


def data_point(schema: str, body: Mapping[str, Any], id: str = "d1") -> dict[str, Any]:
    named = {"namespace": "omh", "name": schema, "version": "2.0"}
    return {"header": {"id": id, "schema_id": named}, "body": dict(body)}


def reported_pain(value: Any, at: str = "2026-01-13T08:00:00+01:00") -> dict[str, Any]:
    frame = {"date_time": at}
    return data_point("pain-intensity", {"pain_intensity": value, "effective_time_frame": frame})


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()
