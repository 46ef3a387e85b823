"""A key that stands twice in an object of JSON is refused, wherever it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from recovery_advisor import Advice, CheckIn, Clearance, Preferences, Record, Screening
from recovery_advisor.testing import check_ins
from recovery_advisor.values.twin_keys import twin_key
from tests.support.advisors import shared_advisor
from tests.support.denials import DENIED

ADVISOR = shared_advisor(engine="bitmap")
CLEARANCE = {"by": "a doctor", "at": "2026-01-01", "expires": "2026-01-31", "scope": ["dizziness"]}
SCREENING = Screening.answered("red-flags/2", yes={"chest_pain"})
VALUES: tuple[BaseModel, ...] = (
    CheckIn(chest_pain="yes", pain=3, clearance=Clearance.model_validate(CLEARANCE)),
    Preferences(minutes=10, equipment={"dumbbells"}),
    SCREENING,
    ADVISOR.assess({**DENIED, "pain": 1}),
    Record.model_validate_json(ADVISOR.assess({"pain": 1}).record()),
)


def with_a_twin(parsed: Any, at: int) -> tuple[str, str] | None:
    """The JSON text in which the key at a place, counted through all objects, stands twice; and the key."""
    places = 0
    twin: str | None = None

    def text(value: Any) -> str:
        nonlocal places, twin
        if isinstance(value, list):
            return f"[{', '.join(map(text, value))}]"
        if not isinstance(value, dict):
            return json.dumps(value)
        pairs: list[str] = []
        for key, inner in value.items():
            pairs.append(f"{json.dumps(key)}: {text(inner)}")
            if places == at:
                twin = key
                pairs.insert(0, f"{json.dumps(key)}: null")
            places += 1
        return f"{{{', '.join(pairs)}}}"

    written = text(parsed)
    return (written, twin) if twin is not None else None


def all_twins(value: BaseModel) -> Iterator[tuple[str, str]]:
    """Its JSON text with each of its keys twice, one at a time."""
    parsed, at = json.loads(value.model_dump_json()), 0
    while found := with_a_twin(parsed, at):
        yield found
        at += 1


@pytest.mark.parametrize("value", VALUES, ids=lambda one: type(one).__name__)
def test_each_key_of_each_value_stands_once(value: BaseModel) -> None:
    twins = list(all_twins(value))
    assert len(twins) >= len(json.loads(value.model_dump_json()))
    for text, key in twins:
        for sent in (text, text.encode(), bytearray(text.encode())):
            with pytest.raises(ValidationError, match="each key once in an object") as refused:
                type(value).model_validate_json(sent)
            assert refused.value.errors()[0]["loc"] == (key,)


@given(check_ins(), st.sampled_from(sorted(CheckIn.model_fields)), st.booleans())
def test_no_answer_is_overwritten_by_a_later_one(check_in: CheckIn, id: str, first: bool) -> None:
    """Not even by an equal one: who sends a key twice does not know what they send."""
    answers = {**check_in.model_dump(mode="json"), id: None}
    pairs = [f'"{key}": {json.dumps(value)}' for key, value in answers.items()]
    twin = f'"{id}": "no"'
    text = "{" + ", ".join([twin, *pairs] if first else [*pairs, twin]) + "}"
    with pytest.raises(ValidationError, match="each key once"):
        CheckIn.model_validate_json(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"a": 1, "a": 1}', "a"),
        ('{"a": 1, "\\u0061": 2}', "a"),
        ('[{"b": {"c": [{"d": 1, "d": 2}]}}]', "d"),
        ('{"a": {"a": {"a": 1}}}', None),
        ('[{"a": 1}, {"a": 2}]', None),
        ('{"a": 1, "A": 2}', None),
        ('{"a": 1, "a"', None),
        ("[" * 100_000, None),
        ("", None),
        (b"\xff\xfe", None),
    ],
)
def test_a_twin_is_a_key_of_the_same_object(text: str | bytes, key: str | None) -> None:
    assert twin_key(text) == key


def test_a_value_without_twins_is_read() -> None:
    for value in VALUES:
        assert type(value).model_validate_json(value.model_dump_json()) == value
    assert isinstance(VALUES[3], Advice)
