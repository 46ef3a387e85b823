"""The check-in that ``rules model`` writes for a folder is taken as the advisor's own."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, assert_type

import pytest
from pydantic import ValidationError

from recovery_advisor import Advisor, InputError

from .ankle_check_in import CheckIn

ANKLE = Path(__file__).resolve().parents[2] / "examples/ankle-rules"
ADVISOR = Advisor.from_folder(ANKLE, engine="bitmap")
WELL = CheckIn(four_steps=True, pain=1, swelling="no", bend="most")


def test_its_answers_are_typed() -> None:
    assert_type(WELL.bend, int | Literal["hardly", "half", "most", "full", "unknown"] | None)


def test_it_is_advised_as_the_advisors_own() -> None:
    own = ADVISOR.CheckIn(four_steps=True, pain=1, swelling="no", bend="most")
    assert ADVISOR.assess(WELL) == ADVISOR.assess(own)
    assert ADVISOR.assess(WELL).verdict == "gradual_return"


def test_what_it_leaves_out_is_unknown() -> None:
    assert ADVISOR.assess(CheckIn(pain=1)).missing == ADVISOR.assess({"pain": 1}).missing


def test_what_was_asked_and_is_not_known_is_not_asked_again() -> None:
    question = ADVISOR.next_question(CheckIn(pain=1, four_steps="unknown"))
    assert question and question.id != "four_steps"
    question = ADVISOR.next_question(CheckIn(pain=1, four_steps=None))
    assert question and question.id == "four_steps"


def test_it_refuses_what_the_rules_refuse() -> None:
    with pytest.raises(ValidationError, match="from 0 to 4"):
        CheckIn(bend=5)
    with pytest.raises(InputError):
        ADVISOR.assess({"bend": 5})


def test_other_rules_refuse_it() -> None:
    with pytest.raises(InputError, match="four_steps"):
        Advisor(engine="bitmap").assess(CheckIn(four_steps=True))
