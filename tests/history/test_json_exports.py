"""Health Connect and Open mHealth: sessions and pains are read, the rest is counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import InputError
from recovery_advisor.history.health import (
    Imported,
    Source,
    read_health_connect,
    read_open_mhealth,
)
from recovery_advisor.values.events import Noticed, Trained
from tests.history.health_exports import (
    activity,
    as_json,
    data_point,
    exercise_session,
    reported_pain,
)

Read = Callable[[Source], Imported]
HEART_RATE = {"time": "2026-01-13T20:00:00Z", "beatsPerMinute": 60}


def test_a_session_of_health_connect_is_training_of_ones_own() -> None:
    (event,) = read_health_connect(as_json([exercise_session()])).events
    assert isinstance(event, Trained) and event.level == "other"
    assert (event.peak_pain, event.felt) == (None, None)
    assert event.at.isoformat() == "2026-01-13T21:45:00.123000+01:00"


RECORD = exercise_session()


@pytest.mark.parametrize(
    "text",
    [
        as_json([RECORD]),
        as_json(RECORD),
        as_json({"records": [RECORD], "pageToken": None}),
        as_json({"ExerciseSessionRecord": [RECORD]}),
        as_json({**RECORD, "recordType": "ExerciseSession"}),
        as_json(RECORD) + b"\n" + as_json(RECORD) + b"\n",
        b"\xef\xbb\xbf" + json.dumps([RECORD], indent=2).encode(),
    ],
)
def test_every_form_of_the_same_record_is_the_same_event(text: bytes) -> None:
    assert read_health_connect(text) == read_health_connect(as_json([RECORD]))
    assert len(read_health_connect(text).events) == 1


@pytest.mark.parametrize(
    ("record", "type", "why"),
    [
        (HEART_RATE, "records that name no type", "nothing here is asked about it"),
        (
            {**HEART_RATE, "recordType": "androidx.health.connect.client.records.HeartRateRecord"},
            "HeartRate",
            "nothing here is asked about it",
        ),
        (
            {**RECORD, "recordType": "PlannedExerciseSessionRecord"},
            "PlannedExerciseSession",
            "nothing here is asked about it",
        ),
        (
            {**RECORD, "blocks": []},
            "records that name no type",
            "nothing here is asked about it",
        ),
        (
            exercise_session(endTime="2026-01-13T20:45:00", endZoneOffset=None),
            "ExerciseSession",
            "its time has no time zone",
        ),
        (exercise_session(endTime=12), "ExerciseSession", "its time can't be read"),
        (
            exercise_session(endTime="9999-12-31T23:59Z"),
            "ExerciseSession",
            "its time can't be read",
        ),
    ],
)
def test_other_records_of_health_connect_are_left_out_with_the_reason(
    record: dict[str, Any], type: str, why: str
) -> None:
    imported = read_health_connect(as_json([record]))
    assert imported.events == ()
    assert [(one.type, one.why, one.count) for one in imported.left_out] == [(type, why, 1)]


def test_a_local_time_beside_its_offset_is_an_instant() -> None:
    local = exercise_session(endTime="2026-01-13T21:45:00.123")
    (event,) = read_health_connect(as_json([local])).events
    assert event.at == datetime.fromisoformat("2026-01-13T20:45:00.123Z")


def test_a_session_that_has_no_end_is_at_its_start() -> None:
    (event,) = read_health_connect(as_json([exercise_session(endTime=None)])).events
    assert event.at == datetime.fromisoformat("2026-01-13T20:00:00Z")


def test_two_sessions_are_two_events_and_a_corrected_one_is_another() -> None:
    others = [
        exercise_session(metadata={"id": "a2"}),
        exercise_session(endTime="2026-01-13T20:46:00Z"),
    ]
    assert len(read_health_connect(as_json([RECORD, *others, RECORD])).events) == 3


def test_an_activity_of_open_mhealth_is_training_of_ones_own() -> None:
    (event,) = read_open_mhealth(as_json([activity(), activity()])).events
    assert isinstance(event, Trained) and event.level == "other"
    assert event.at == datetime.fromisoformat("2026-01-13T21:00:00Z")


@pytest.mark.parametrize("value", [5, 5.0, {"value": 5, "unit": "{score}"}])
def test_a_pain_of_open_mhealth_is_noticed(value: Any) -> None:
    (event,) = read_open_mhealth(as_json(reported_pain(value))).events
    assert isinstance(event, Noticed) and event.answers == {"pain": 5}
    assert event.at.isoformat() == "2026-01-13T08:00:00+01:00"


@pytest.mark.parametrize("value", [11, -1, 4.5, "5", True, None, {"value": "5"}, [5], 1e300])
def test_a_pain_that_is_no_number_of_the_scale_is_left_out(value: Any) -> None:
    imported = read_open_mhealth(as_json([reported_pain(value)]))
    assert imported.events == ()
    (one,) = imported.left_out
    assert one.why == "it does not give one whole number from 0 to 10"


def test_two_numbers_of_pain_are_not_chosen_from() -> None:
    point = reported_pain(5)
    point["body"]["pain_interference"] = 2
    assert read_open_mhealth(as_json([point])).events == ()


@pytest.mark.parametrize(
    ("point", "why"),
    [
        (data_point("heart-rate", {}), "nothing here is asked about it"),
        (data_point("painting", {}), "nothing here is asked about it"),
        (reported_pain(5, "2026-01-13T08:00:00"), "its time has no time zone"),
        (reported_pain(5, "2026-01-13"), "its time has no time zone"),
        (data_point("physical-activity", {"activity_name": "golf"}), "its time can't be read"),
        ({"header": {}, "body": {}}, "nothing here is asked about it"),
    ],
)
def test_other_data_points_are_left_out_with_the_reason(point: dict[str, Any], why: str) -> None:
    imported = read_open_mhealth(as_json([point]))
    assert imported.events == ()
    assert [one.why for one in imported.left_out] == [why]


@pytest.mark.parametrize("read", [read_health_connect, read_open_mhealth])
@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b"", "nothing was given"),
        (b"PK\x03\x04", "a ZIP file"),
        (b"[1]", "1 was given"),
        (b'{"a": 1}', "was given"),
        (b"[NaN]", "JSON that can't be read"),
        (b"[" * 100_000, "JSON that can't be read"),
        (b"[" + b"9" * 10_000 + b"]", "JSON that can't be read"),
        (b"\xff", "bytes that are no UTF-8"),
        (b"<HealthData/>", "line 1 column 1"),
        (b'{"records": [3]}', "was given"),
    ],
)
def test_what_is_no_export_is_refused(read: Read, text: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read(text)


@pytest.mark.parametrize(
    ("read", "entry"), [(read_health_connect, RECORD), (read_open_mhealth, activity())]
)
def test_every_cut_of_an_array_is_refused(read: Read, entry: dict[str, Any]) -> None:
    text = as_json([entry, entry])
    for length in range(len(text)):
        with pytest.raises(InputError):
            read(text[:length])


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["2026-01-13T20:00:00Z", "+01:00", "pain-intensity", "physical-activity", ""]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from([*RECORD, *activity(), "id", "schema_id", "name", "effective_time_frame",
                         "date_time", "time_interval", "end_date_time", "pain", "records", "blocks"]),
        inner, max_size=5,
    ),
)  # fmt: skip


@given(_JSON)
def test_whatever_json_holds_is_read_or_refused(value: Any) -> None:
    for read in (read_health_connect, read_open_mhealth):
        try:
            imported = read(as_json(value))
        except InputError:
            continue
        assert all(isinstance(event, Noticed | Trained) for event in imported.events)
