"""A model's signature lists its fields, before and after pydantic has built it."""

from __future__ import annotations

import inspect
import pydoc
import subprocess
import sys
from typing import Any

import pytest
from pydantic import BaseModel

from recovery_advisor import Advice, Advisor, CheckIn, CheckInBase, Preferences
from recovery_advisor.values.frozen import Frozen
from tests.generated import EXAMPLES

ANKLE = Advisor.from_folder(EXAMPLES / "ankle-rules", engine="bitmap").CheckIn


@pytest.mark.parametrize("model", [CheckIn, CheckInBase, ANKLE, Preferences, Advice])
def test_a_signature_lists_the_fields(model: type[BaseModel]) -> None:
    signature = inspect.signature(model)
    assert list(signature.parameters) == list(model.model_fields)
    for name, field in model.model_fields.items():
        parameter = signature.parameters[name]
        assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
        assert parameter.default == (
            inspect.Parameter.empty if field.is_required() else field.get_default()
        )


def test_it_is_the_same_before_the_model_is_built_and_after() -> None:
    code = """
import inspect
from recovery_advisor import CheckIn, CheckInBase
before = inspect.signature(CheckIn)
CheckInBase()
assert inspect.signature(CheckIn) == before
CheckIn(pain=1)
assert inspect.signature(CheckIn) == before and len(before.parameters) > 40
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_types_are_those_that_people_read() -> None:
    parameters = inspect.signature(CheckIn).parameters
    pain = str(parameters["pain"])
    assert "Annotated" not in pain and "Scale" not in pain
    assert all(word in pain for word in ("int", "'slight'", "= None"))
    assert "bool" in str(parameters["injury"])


def test_help_begins_with_the_questions() -> None:
    text = pydoc.plain(pydoc.render_doc(CheckIn))
    head = text[: text.index("Method resolution order")]
    assert "range_of_motion" in head and "What a person answered" in head
    assert "**data" not in head


def test_a_field_that_is_no_name_in_python_is_left_out() -> None:
    fields: dict[str, Any] = {"neck-pain": (int, 0), "class": (int, 0), "pain": (int, 0)}
    odd = type("Odd", (Frozen,), {"__annotations__": dict.fromkeys(fields, int)})
    assert list(inspect.signature(odd).parameters) == ["pain"]


def test_a_value_has_no_signature() -> None:
    with pytest.raises(AttributeError, match="__signature__"):
        _ = CheckIn().__signature__
