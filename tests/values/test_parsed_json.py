"""Parsed JSON is taken exactly as JSON is: the same values, and the same refusals."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, BeforeValidator, TypeAdapter, ValidationError
from pydantic_core import CoreSchema

from recovery_advisor import (
    Advice,
    Advisor,
    CheckIn,
    Clearance,
    Explanation,
    Phase,
    Preferences,
    Readiness,
    Record,
    Session,
    Urgency,
    Verdict,
)
from recovery_advisor.values.frozen import Frozen
from tests.replay.recorded_check_ins import PEOPLE, TODAY
from tests.values.value_strategies import values

_Path = tuple[str | int, ...]


@cache
def sample_values() -> tuple[BaseModel, ...]:
    """The values of people with and without a session, a clearance and answers."""
    advisor = Advisor(engine="bitmap")
    advices = [advisor.assess(*person, today=TODAY) for person in PEOPLE]
    return (
        *advices,
        *(advice.explain() for advice in advices),
        *(Record.model_validate_json(advice.record()) for advice in advices),
        *(CheckIn.model_validate(check_in) for check_in, _ in PEOPLE),
        *(Preferences.model_validate(wishes) for _, wishes in PEOPLE),
    )


def places(parsed: Any, here: _Path = ()) -> Iterator[_Path]:
    """The way to each value inside some parsed JSON."""
    yield here
    inside: Iterable[tuple[str | int, Any]] = ()
    if isinstance(parsed, dict):
        inside = parsed.items()
    elif isinstance(parsed, list):
        inside = enumerate(parsed)
    for key, value in inside:
        yield from places(value, (*here, key))


def changed(parsed: Any, place: _Path, change: Callable[[Any], Any]) -> Any:
    """The same with one value changed."""
    if not place:
        return change(parsed)
    whole = deepcopy(parsed)
    inside = whole
    for key in place[:-1]:
        inside = inside[key]
    inside[place[-1]] = change(inside[place[-1]])
    return whole


def result_of(take: Callable[[], BaseModel]) -> tuple[Any, ...]:
    """What came of it: the value, or where each fault lies."""
    try:
        value = take()
    except ValidationError as error:
        return ("refused", sorted(str(one["loc"]) for one in error.errors()))
    return ("taken", value, repr(value.model_dump()))


#: A value of JSON in place of another.
OTHERS: dict[str, Callable[[Any], Any]] = {
    "text": str,
    "an empty text": lambda value: "",
    "true": lambda value: True,
    "0": lambda value: 0,
    "a number with a point": lambda value: float(value) if type(value) is int else 1.5,
    "null": lambda value: None,
    "an empty list": lambda value: [],
    "an empty object": lambda value: {},
    "a list around it": lambda value: [value],
    "its keys or letters": lambda value: list(value) if isinstance(value, (str, dict)) else -1,
    "an unknown key": lambda value: {**value, "more": 1} if isinstance(value, dict) else "more",
    "a word of a level": lambda value: "rest",
    "a word of another": lambda value: "emergency",
}


@given(st.data())
def test_whatever_stands_in_a_place_both_are_taken_alike(data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(sample_values()))
    parsed = json.loads(value.model_dump_json())
    place = data.draw(st.sampled_from([*places(parsed)]))
    for change in OTHERS.values():
        other = changed(parsed, place, change)
        model, text = type(value), json.dumps(other)
        assert result_of(lambda: model.model_validate(json.loads(text))) == result_of(  # noqa: B023
            lambda: model.model_validate_json(text)  # noqa: B023
        )


@given(values())
def test_all_that_is_handed_out_is_taken_alike(there: list[BaseModel]) -> None:
    for value in there:
        text = value.model_dump_json()
        assert type(value).model_validate(json.loads(text)) == value
        assert type(value).model_validate_json(text) == value


def well() -> dict[str, Any]:
    """The parsed JSON of an advice with a session."""
    parsed: dict[str, Any] = json.loads(sample_values()[1].model_dump_json())
    assert parsed["session"]["exercises"]
    return parsed


class Same(StrEnum):
    REST = "rest"
    NONE = "none"


class Word(str):
    """Text of a type of its own."""

    __slots__ = ()


@pytest.mark.parametrize(
    "odd",
    [b"none", bytearray(b"none"), Same.NONE, Word("none"), 0, False, None, "None", "none ", ["none"]],
    ids=repr,
)  # fmt: skip
def test_only_a_member_or_its_plain_word_is_taken_for_a_level(odd: object) -> None:
    for right in ("none", Urgency.NONE):
        assert Advice.model_validate({**well(), "urgency": right}).urgency is Urgency.NONE
    with pytest.raises(ValidationError) as refusal:
        Advice.model_validate({**well(), "urgency": odd})
    [fault] = refusal.value.errors()
    assert (fault["loc"], fault["input"]) == (("urgency",), odd)
    assert fault["msg"] == "Input should be 'none', 'routine', 'soon', 'urgent' or 'emergency'"


@pytest.mark.parametrize(
    "odd",
    [{"a"}, frozenset("a"), {"a": 1}, {"a": 1}.keys(), "a", b"a", 1, None, iter(["a"])],
    ids=lambda odd: type(odd).__name__,
)
def test_only_a_list_or_a_tuple_is_taken_for_a_tuple(odd: object) -> None:
    for right in (["a"], ("a",)):
        assert Advice.model_validate({**well(), "say": right}).say == ("a",)
    with pytest.raises(ValidationError, match="Input should be a valid list") as refusal:
        Advice.model_validate({**well(), "say": odd})
    assert [fault["loc"] for fault in refusal.value.errors()] == [("say",)]


@pytest.mark.parametrize("odd", ["45", True, 45.0, None, [45]], ids=repr)
def test_a_number_is_nothing_but_a_whole_number(odd: object) -> None:
    session = {**well()["session"], "seconds": odd}
    with pytest.raises(ValidationError) as refusal:
        Session.model_validate(session)
    assert [fault["loc"] for fault in refusal.value.errors()] == [("seconds",)]


def test_members_and_tuples_are_what_comes_out() -> None:
    advice = Advice.model_validate(well())
    assert advice.session and type(advice.session.exercises) is tuple
    assert type(advice.verdict) is Verdict and type(advice.readiness) is Readiness
    assert type(advice.session.readiness) is Readiness
    assert type(advice.session.exercises[0].phase) is Phase


class Kept(BaseModel):
    """Somebody else's model, which is not strict."""

    advice: Annotated[Advice, BeforeValidator(lambda given: given)]
    clearance: Clearance | None = None
    readiness: Readiness


@pytest.mark.parametrize("take", [Kept.model_validate, lambda parsed: Kept.model_validate_json(json.dumps(parsed))])  # fmt: skip
def test_inside_of_somebody_elses_model_they_are_taken_too(take: Callable[[Any], Kept]) -> None:
    kept = take({"advice": well(), "clearance": None, "readiness": "full"})
    assert kept.advice == sample_values()[1]
    assert kept.readiness is Readiness.FULL
    assert TypeAdapter(list[Advice]).validate_python([well()]) == [sample_values()[1]]


@pytest.mark.parametrize("model", [Advice, Record, Explanation])
def test_a_schema_that_is_used_again_grows_no_further(model: type[Frozen]) -> None:
    """The schema of a nested model may have been made before that of the one around it."""

    def made(schema: CoreSchema) -> CoreSchema:
        return model.__get_pydantic_core_schema__(model, lambda _: schema)  # type: ignore[arg-type]

    model.model_rebuild(force=True)
    once = model.__pydantic_core_schema__
    assert "json-or-python" in repr(once)
    assert made(once) == once
