"""What is missing is worked out once, when it is needed, and is a field like any other."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any, cast

import pytest
from pydantic import TypeAdapter, ValidationError

from recovery_advisor import Advice, NoOrigin, Record
from recovery_advisor.values.advice import Origin
from recovery_advisor.values.translator import ENGLISH
from tests.support.advisors import shared_advisor

ADVISOR = shared_advisor(engine="bitmap")
MISSING = ("swelling", "pain")
MANY = TypeAdapter(list[Advice])


class Asked:
    """An origin that counts how often it works out what is missing. It can't be pickled."""

    words = ENGLISH

    @property
    def reviews(self) -> dict[str, str]:
        return {}

    def __init__(self) -> None:
        self.times = 0
        self.closure = lambda: self

    def missing(self) -> tuple[str, ...]:
        self.times += 1
        return MISSING

    def explain(self, advice: Advice) -> Any:
        raise AssertionError("nobody asks for an explanation")

    def record(self, advice: Advice) -> str:
        return "a record"


@pytest.fixture
def origin() -> Asked:
    return Asked()


@pytest.fixture
def advice(origin: Asked) -> Advice:
    return ADVISOR.assess({}).made_from(origin)


def _record(advice: Advice) -> Record:
    record = Record.model_validate_json(ADVISOR.assess({}).record())
    return record.model_copy(update={"advice": advice})


#: What needs it, by name.
NEEDS: dict[str, Callable[[Advice], object]] = {
    "reading it": lambda advice: advice.missing,
    "its values": lambda advice: advice.model_dump(),
    "its JSON": lambda advice: advice.model_dump_json(),
    "part of it": lambda advice: advice.model_dump(exclude={"missing": {0}}),
    "nothing but it": lambda advice: advice.model_dump_json(include={"missing"}),
    "what was set": lambda advice: advice.model_dump(exclude_unset=True),
    "many at once": lambda advice: MANY.dump_json([advice]),
    "its record's JSON": lambda advice: _record(advice).model_dump_json(),
    "its own record": Advice.record,
    "its text": str,
    "its fields": dict,
    "comparing": lambda advice: advice == ADVISOR.assess({}),
    "a pickle": pickle.dumps,
    "a checked copy": lambda advice: advice.model_copy(),
}
#: What does not.
NEEDS_NOT: dict[str, Callable[[Advice], object]] = {
    "reading the rest": lambda advice: [
        getattr(advice, name) for name in Advice.model_fields if name != "missing"
    ],
    "values without": lambda advice: advice.model_dump(exclude={"missing"}),
    "JSON without": lambda advice: advice.model_dump_json(exclude={"missing": True}),
    "other values": lambda advice: advice.model_dump(include={"verdict", "reasons"}),
    "other JSON": lambda advice: advice.model_dump_json(include={"verdict": True}),
    "many without": lambda advice: MANY.dump_json([advice], exclude={"__all__": {"missing"}}),
    "a record without": lambda advice: _record(advice).model_dump(exclude={"advice": {"missing"}}),
    "a record without advice": lambda advice: _record(advice).model_dump_json(exclude={"advice"}),
    "its hash": hash,
    "its repr": repr,
    "what a debugger prints": lambda advice: list(advice.__repr_args__()),
    "a copy": copy.copy,
    "a deep copy": copy.deepcopy,
}


@pytest.mark.parametrize("need", NEEDS)
def test_it_is_worked_out_once_and_not_before(need: str, advice: Advice, origin: Asked) -> None:
    assert origin.times == 0
    NEEDS[need](advice)
    assert origin.times == 1
    NEEDS[need](advice)
    assert advice.missing == MISSING
    assert origin.times == 1


@pytest.mark.parametrize("other", NEEDS_NOT)
def test_what_leaves_it_out_does_not_work_it_out(other: str, advice: Advice, origin: Asked) -> None:
    NEEDS_NOT[other](advice)
    assert origin.times == 0


def test_a_dump_holds_what_was_asked_for_and_nothing_else(advice: Advice) -> None:
    whole = advice.model_dump()
    assert whole["missing"] == MISSING
    assert [*whole] == [*Advice.model_fields]
    assert json.loads(advice.model_dump_json()) == advice.model_dump(mode="json")
    rest = {name: value for name, value in whole.items() if name != "missing"}
    assert advice.model_dump(exclude={"missing"}) == rest
    assert advice.model_dump(exclude={"missing": ...}) == rest
    assert advice.model_dump(exclude={"missing": {0}}) == {**rest, "missing": MISSING[1:]}
    assert advice.model_dump(include={"missing"}) == {"missing": MISSING}
    assert advice.model_dump(include={"missing", "engine"}, exclude={"missing"}) == {
        "engine": "bitmap"
    }
    assert advice.model_dump(exclude_unset=True) == whole


def test_a_dump_of_more_than_the_advice_holds_it_too(advice: Advice) -> None:
    assert MANY.dump_python([advice], include={0: {"missing"}}) == [{"missing": MISSING}]
    other = ADVISOR.assess({}).made_from(Asked())
    assert json.loads(_record(other).model_dump_json())["advice"]["missing"] == [*MISSING]


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_each_json_schema_describes_it_as_a_field_like_any_other(mode: Any) -> None:
    described = Advice.model_json_schema(mode=mode)
    assert [*described["properties"]] == [*Advice.model_fields]
    assert described["properties"]["missing"]["items"] == {"type": "string"}
    nested = Record.model_json_schema(mode=mode)["$defs"]["Advice"]
    assert nested["properties"]["missing"]["type"] == "array"


@pytest.mark.parametrize("wrong", ["pain", [1], {"pain": True}, None, b"pain"])
def test_a_wrong_type_is_refused_in_its_place(wrong: object) -> None:
    there = ADVISOR.assess({}).model_dump(mode="json")
    with pytest.raises(ValidationError) as refusal:
        Advice.model_validate({**there, "missing": wrong})
    assert refusal.value.errors()[0]["loc"][0] == "missing"


def test_advice_that_differs_in_it_alone_is_not_equal(advice: Advice) -> None:
    same = ADVISOR.assess({}).made_from(Asked())
    other = advice.model_copy(update={"missing": MISSING[::-1]})
    assert advice == same and hash(advice) == hash(same)
    assert advice != other and other != advice
    assert advice != ADVISOR.assess({})


def test_a_changed_copy_holds_what_was_changed(advice: Advice, origin: Asked) -> None:
    assert advice.model_copy(update={"missing": ("pain",)}).missing == ("pain",)
    assert advice.missing == MISSING
    assert advice.model_copy(update={"notes": ()}).missing == MISSING
    with pytest.raises(ValidationError, match="missing"):
        advice.model_copy(update={"missing": (1,)})
    assert origin.times == 1


def test_a_pickle_holds_it_and_no_origin(advice: Advice) -> None:
    again = pickle.loads(pickle.dumps(advice))
    assert again.missing == MISSING
    assert (again, str(again)) == (advice, str(advice))
    with pytest.raises(NoOrigin):
        again.explain()


def test_a_copy_works_it_out_by_itself_and_a_deep_copy_is_the_same(
    advice: Advice, origin: Asked
) -> None:
    assert copy.deepcopy(advice) is advice
    assert copy.copy(advice).missing == MISSING
    assert origin.times == 1
    assert "missing" not in vars(advice)


def test_another_origin_starts_anew(advice: Advice) -> None:
    assert advice.missing == MISSING

    class Other(Asked):
        def missing(self) -> tuple[str, ...]:
            return ("injury",)

    assert advice.made_from(Other()).missing == ("injury",)
    assert advice.missing == MISSING


class Stopped(Asked):
    """Somebody presses Ctrl-C while what is missing is worked out."""

    def missing(self) -> tuple[str, ...]:
        raise KeyboardInterrupt


#: What pydantic alone writes: it makes an error of its own of whatever is raised meanwhile.
BY_PYDANTIC = ("many at once", "its record's JSON")


@pytest.mark.parametrize("need", [need for need in NEEDS if need not in BY_PYDANTIC])
def test_ctrl_c_stays_one(need: str) -> None:
    advice = ADVISOR.assess({}).made_from(cast("Origin", Stopped()))
    with pytest.raises(KeyboardInterrupt):
        NEEDS[need](advice)
    assert "missing" not in vars(advice)


def test_a_misspelt_attribute_is_an_error(advice: Advice) -> None:
    for name in ("mising", "_missing"):
        with pytest.raises(AttributeError, match=name):
            getattr(advice, name)
