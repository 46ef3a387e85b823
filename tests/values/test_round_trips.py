"""Every value comes back as it was: from JSON, from parsed JSON, from a pickle and from a copy."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from pydantic import BaseModel

from recovery_advisor import Advice, Advisor
from tests.values.value_strategies import values

WAYS: dict[str, Callable[[BaseModel], BaseModel]] = {
    "JSON": lambda value: type(value).model_validate_json(value.model_dump_json()),
    "parsed JSON": lambda value: type(value).model_validate(json.loads(value.model_dump_json())),
    "JSON values": lambda value: type(value).model_validate(value.model_dump(mode="json")),
    "Python values": lambda value: type(value).model_validate(value.model_dump()),
    "what was set": lambda value: type(value).model_validate(value.model_dump(exclude_unset=True)),
    "a pickle": lambda value: pickle.loads(pickle.dumps(value)),
    "a copy": copy.copy,
    "a deep copy": copy.deepcopy,
    "a checked copy": lambda value: value.model_copy(),
    "pydantic's old copy": lambda value: value.copy(),
}


def assert_comes_back(value: BaseModel, way: str) -> None:
    again = WAYS[way](value)
    assert type(again) is type(value), way
    assert again == value and value == again, way
    assert repr(again.model_dump()) == repr(value.model_dump()), way  # a word is no level
    assert again.model_dump_json() == value.model_dump_json(), way


@given(values())
def test_every_value_comes_back_as_it_was(there: list[BaseModel]) -> None:
    for value in there:
        for way in WAYS:
            assert_comes_back(value, way)


def _forgets_what_is_missing(value: BaseModel) -> BaseModel:
    return value.model_copy(update={"missing": ()})


class Narrower(Advice):
    """An advice of another type."""


def _has_another_type(value: BaseModel) -> BaseModel:
    return Narrower.model_validate(value.model_dump())


@pytest.mark.parametrize("lossy", [_forgets_what_is_missing, _has_another_type])
def test_a_way_that_loses_something_is_noticed(
    lossy: Callable[[BaseModel], BaseModel], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WAYS, "lossy", lossy)
    with pytest.raises(AssertionError, match="lossy"):
        assert_comes_back(Advisor(engine="bitmap").assess({}), "lossy")


@given(values())
def test_equal_values_have_equal_hashes(there: list[BaseModel]) -> None:
    for value in there:
        if (found := _hash(value)) is not None:
            assert _hash(WAYS["parsed JSON"](value)) == found


def _hash(value: BaseModel) -> int | None:
    try:
        return hash(value)
    except TypeError:  # it holds a dict
        return None


@given(values())
def test_values_of_other_types_are_never_equal(there: list[BaseModel]) -> None:
    kinds = {type(value) for value in there}
    assert len(kinds) == len(there)
    for value in there:
        assert [other for other in there if other == value] == [value]
        assert value != json.loads(value.model_dump_json())
