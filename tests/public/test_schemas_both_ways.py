"""Each shipped JSON Schema accepts what the library accepts, and the library what it accepts.

Values that the library has written are changed in one place at a time, and both must say the same
of the result. What a schema can't say is named in ``BEYOND_A_SCHEMA``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from recovery_advisor import (
    Advice,
    CheckIn,
    Explanation,
    Record,
    Screening,
)
from tests.generated import ROOT
from tests.support.advisors import shared_advisor
from tests.support.answers import NO_COMPLAINT

ADVISOR = shared_advisor()
TODAY = date(2026, 6, 15)
CLEARANCE = {
    "by": "a physiotherapist", "at": "2026-06-01", "expires": "2026-07-01", "scope": ["osteoporosis"],
}  # fmt: skip

#: What the library refuses and a schema can't: how parts of one value hang together.
BEYOND_A_SCHEMA = (
    # of a check-in
    "as red-flags/2 has",  # a screening that does not add up
    "each question in one list",
    "as the screening says",
    "an end that is not before its day",
    "at least one question in its scope",
    "on one line of at most",  # printable, and not blank
    "a day of the calendar",  # `format` only annotates
    "input_value=7.0",  # a whole number to JSON Schema, and not beyond doubt to the library
    # of what the library writes
    "Value error",  # the verdict and its parts, a session and its order
    "a record whose advice",
)


@dataclass(frozen=True)
class Shipped:
    """A schema, the model behind it, and values that both accept.

    Attributes:
        schema: name of the file.
        model: what reads the values.
        values: some of them.
        is_output: whether it describes what the library writes, each field of it; what the library
            reads may leave some out, and is compared as it is written again.
    """

    schema: str
    model: type[BaseModel]
    values: Callable[[], list[Any]]
    is_output: bool = False

    @cache  # noqa: B019 - there are five, for as long as the tests run
    def validator(self) -> Draft202012Validator:
        path = ROOT / "recovery_advisor" / "schemas" / f"{self.schema}.schema.json"
        return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def _check_ins() -> list[Any]:
    screening = Screening.answered("red-flags/2", yes={"osteoporosis"}, unsure={"chest_pain"})
    answered = CheckIn(
        pain=3, swelling="mild", injury=True, range_of_motion="full", stiffness="unknown"
    )
    return [
        json.loads(answered.model_dump_json()),
        {"pain": 0, "injury": False, "clearance": CLEARANCE},
        {"screening": json.loads(screening.model_dump_json()), "pain": None},
        json.loads(CheckIn(screening=screening).model_dump_json()),
    ]


def _preferences() -> list[Any]:
    return [
        {"equipment": ["dumbbells"], "without": ["chair", "wall"], "focus": ["neck"], "minutes": 9},
        {"leave_out": ["superman"], "locale": "pt_BR", "emergency_number": "+49 112", "variant": 3},
    ]


def _advices() -> list[Advice]:
    denied = CheckIn(screening=Screening.answered("red-flags/2"))
    well = denied.model_copy(update={
        **NO_COMPLAINT,
    })  # fmt: skip
    ill = [
        CheckIn(chest_pain="yes"),
        CheckIn(pain=2),
        CheckIn.model_validate({"osteoporosis": "yes", "clearance": CLEARANCE}),
    ]
    short = [ADVISOR.assess(well, {"minutes": 1})]
    return [ADVISOR.assess(one, {"minutes": 15}, today=TODAY) for one in (well, *ill)] + short


def _written(advice: Advice) -> Any:
    return json.loads(advice.model_dump_json())


SHIPPED = (
    Shipped("check-in", CheckIn, _check_ins),
    Shipped("preferences", ADVISOR.Preferences, _preferences),
    Shipped("advice", Advice, lambda: [_written(one) for one in _advices()], True),
    Shipped("record", Record, lambda: [json.loads(one.record()) for one in _advices()], True),
    Shipped(
        "explanation", Explanation,
        lambda: [json.loads(one.explain().model_dump_json()) for one in _advices()],
        True,
    ),
)  # fmt: skip
ANYTHING: tuple[Any, ...] = (
    None, True, False, 0, 1, 2, 3, -1, 7.0, 7.5, 11, 10**30, "", " ", "no", "yes", "unsure", "unknown", "none",
    "mild", "rest", "full", "emergency", "urgent", "red-flags/2", "red-flags/9", "chest_pain", "injury",
    "2026-01-01", "2026-13-01", "dumbbells", "kettlebell", "112", "\x1b", "text", [], {}, ["chest_pain"],
    ["chest_pain", "chest_pain"], [1], {"a": 1}, [[]], ["neck"], "not given",
)  # fmt: skip


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each part of a JSON value."""
    if at:
        yield at
    parts: Any = value.items() if isinstance(value, dict) else ()
    parts = enumerate(value) if isinstance(value, list) else parts
    for key, part in parts:
        yield from places(part, (*at, key))


def changed(value: Any, random: Random) -> Any:
    """The value with one part of it replaced, taken away, or put in."""
    copy = deepcopy(value)
    *way, last = random.choice(list(places(copy)))
    holder = copy
    for step in way:
        holder = holder[step]
    match random.randrange(6):
        case 0:
            del holder[last]
        case 1 if isinstance(holder, dict):
            holder[random.choice(("more", "pain", "name", "screened", "say", "missing"))] = (
                random.choice(ANYTHING)
            )
        case _:
            holder[last] = random.choice(ANYTHING)
    return copy


def refusal(shipped: Shipped, value: Any) -> str | None:
    """Why the library refuses a value; ``None`` where it takes it."""
    try:
        shipped.model.model_validate(value)
    except ValidationError as error:
        return str(error)
    return None


def disagreement(shipped: Shipped, value: Any) -> str | None:
    """How the library and the schema disagree on a value; ``None`` where they don't."""
    refused = refusal(shipped, value)
    if refused is None:
        if shipped.is_output:
            value = json.loads(shipped.model.model_validate(value).model_dump_json())
        wrong = next(shipped.validator().iter_errors(value), None)
        return wrong and f"the library takes what the schema refuses: {wrong.message}"
    if shipped.validator().is_valid(value) and not any(one in refused for one in BEYOND_A_SCHEMA):
        return f"the schema accepts what the library refuses: {refused}"
    return None


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda one: one.schema)
def test_what_the_library_has_written_both_accept(shipped: Shipped) -> None:
    for value in shipped.values():
        assert refusal(shipped, value) is None
        assert list(shipped.validator().iter_errors(value)) == []


@pytest.mark.deep
@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda one: one.schema)
@pytest.mark.parametrize("changes", [60, pytest.param(400, marks=pytest.mark.deep)])
def test_the_library_and_the_schema_say_the_same_of_every_value(
    changes: int, shipped: Shipped
) -> None:
    random, values = Random(7), shipped.values()
    for _ in range(changes):
        value = changed(random.choice(values), random)
        assert disagreement(shipped, value) is None, value
