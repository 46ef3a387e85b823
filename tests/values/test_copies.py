"""No copy and no construction goes around the checks, pydantic's old ones included."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError
from pydantic.warnings import PydanticDeprecatedSince20

from recovery_advisor import CheckIn, Record, Screening, Session
from tests.replay.recorded_check_ins import HEALTHY
from tests.support.advisors import shared_advisor
from tests.support.denials import DENIED

ADVISOR = shared_advisor(engine="bitmap")
REST, WELL = ADVISOR.assess({}), ADVISOR.assess(HEALTHY)
assert WELL.session
SESSION = WELL.session
RECORD = Record.model_validate_json(WELL.record())
SCREENING = Screening.answered("red-flags/2")
CHECK_IN = CheckIn(pain=1, chest_pain="unknown")

#: A value, and a change that the laws or the rules of its type forbid.
FORBIDDEN: dict[str, tuple[BaseModel, dict[str, Any]]] = {
    "a session at rest": (REST, {"session": SESSION}),
    "exercises at rest": (REST, {"available": ("walk",)}),
    "another verdict": (REST, {"verdict": WELL.verdict}),
    "readiness in an emergency": (WELL, {"urgency": "emergency"}),
    "no session and no reason": (WELL, {"session": None}),
    "no reasons": (WELL, {"reasons": ()}),
    "a number for what is missing": (REST, {"missing": (1,)}),
    "an unknown field": (REST, {"more": 1}),
    "an answer off the scale": (CHECK_IN, {"pain": 11}),
    "a truth for pain": (CHECK_IN, {"pain": True}),
    "a number on a scale of words": (CHECK_IN, {"chest_pain": 0}),
    "the name of a questionnaire": (CHECK_IN, {"screening": "red-flags/2"}),
    "a questionnaire that is not there": (CHECK_IN, {"screened": "red-flags/0"}),
    "a screening that does not add up": (CHECK_IN, {"screening": {**dict(SCREENING), "no": 34}}),
    "an unknown answer": (CHECK_IN, {"hiccups": "yes"}),
    "strength without a warm-up": (SESSION, {"exercises": SESSION.exercises[::-1]}),
    "an empty session": (SESSION, {"exercises": ()}),
    "a session for rest": (SESSION, {"readiness": "rest"}),
    "a record of another engine": (RECORD, {"engine": "another"}),
    "leave beside a fault": (RECORD, {"fault": True}),
    "a record of another form": (RECORD, {"record": 1}),
}
COPIES: dict[str, Callable[[Any, dict[str, Any]], BaseModel]] = {
    "model_copy": lambda value, changes: value.model_copy(update=changes),
    "copy": lambda value, changes: value.copy(update=changes),
    "deep copy": lambda value, changes: value.copy(update=changes, deep=True),
    "model_construct": lambda value, changes: type(value).model_construct(
        **{**dict(value), **changes}
    ),
}
if sys.version_info >= (3, 13):
    import copy

    COPIES["copy.replace"] = lambda value, changes: copy.replace(value, **changes)


@pytest.mark.parametrize("way", COPIES)
@pytest.mark.parametrize("what", FORBIDDEN)
def test_what_is_forbidden_is_refused(what: str, way: str) -> None:
    value, changes = FORBIDDEN[what]
    with pytest.raises(ValidationError):
        COPIES[way](value, changes)


@pytest.mark.parametrize("way", COPIES)
@pytest.mark.parametrize(
    ("value", "changes"),
    [
        (REST, {"notes": ("Be kind to yourself.",)}),
        (WELL, {"engine": "another"}),
        (CHECK_IN, {"pain": "severe"}),
        (SESSION, {"seconds": 7}),
        (RECORD, {"library": "0"}),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_is_not_forbidden_is_changed(
    way: str, value: BaseModel, changes: dict[str, Any]
) -> None:
    changed = COPIES[way](value, changes)
    assert type(changed) is type(value)
    assert {**dict(changed), **dict.fromkeys(changes)} == {**dict(value), **dict.fromkeys(changes)}
    assert {name: getattr(changed, name) for name in changes} == changes
    assert value != changed


@pytest.mark.parametrize("value", [REST, CHECK_IN, SESSION, RECORD], ids=type)
def test_no_copy_leaves_fields_out(value: BaseModel) -> None:
    some: dict[str, Any] = {"readiness": True}
    with pytest.raises(TypeError, match="include"):
        value.copy(include=some)
    with pytest.raises(TypeError, match="exclude"):
        value.copy(exclude=some)


@pytest.mark.parametrize("way", COPIES)
def test_a_screening_put_into_a_copy_is_spelt_out_and_denies_nothing_that_was_unknown(
    way: str,
) -> None:
    with pytest.raises(ValidationError, match=r"chest_pain\n.*give no, as the screening says"):
        COPIES[way](CHECK_IN, {"screening": Screening.answered("red-flags/2")})
    skipped = Screening.answered("red-flags/2", skipped={"chest_pain"})
    copied = COPIES[way](CHECK_IN, {"screening": skipped})
    assert copied == CheckIn(**{**DENIED, "chest_pain": "unknown"}, pain=1, screened="red-flags/2")
    assert ADVISOR.assess(dict(copied)).readiness == "rest"


@pytest.mark.parametrize("name", ["construct", "parse_obj"])
def test_pydantics_oldest_ways_warn_and_are_checked(name: str) -> None:
    values = {**dict(REST), "session": SESSION}
    way = getattr(type(REST), name)
    with (
        pytest.warns(PydanticDeprecatedSince20),
        pytest.raises(ValidationError, match="nothing is on offer at rest"),
    ):
        way(values) if name == "parse_obj" else way(**values)


def test_a_session_is_made_by_no_way_around() -> None:
    with pytest.raises(ValidationError, match="strength is never without a warm-up"):
        Session.model_construct(
            **{
                **dict(SESSION),
                "exercises": [one for one in SESSION.exercises if one.phase == "strength"],
            }
        )
