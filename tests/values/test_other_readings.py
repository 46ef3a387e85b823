"""A check-in is read in full, and held to what it meant, whatever way it comes in and is kept."""

from __future__ import annotations

import pickle
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from recovery_advisor import Advisor, CheckIn, CheckInBase, InputError, Screening
from recovery_advisor.values.expansion import spelt_out
from tests.support.advisors import shared_advisor
from tests.support.changed_rules import ChangedRules
from tests.values.test_older_questionnaires import WELL
from tests.values.test_older_questionnaires import advisor as asking_again

ADVISOR = shared_advisor(engine="bitmap")
SCREENING = Screening.answered("red-flags/2", yes={"chest_pain"})


def attributes(**given: Any) -> SimpleNamespace:
    return SimpleNamespace(**{**dict.fromkeys(CheckIn.model_fields), **given})


def test_a_screening_of_an_object_is_spelt_out() -> None:
    read = CheckIn.model_validate(attributes(screening=SCREENING), from_attributes=True)
    assert (read.chest_pain, read.dizziness, read.screening) == ("yes", "no", None)
    assert ADVISOR.assess(read).verdict == "emergency"


def test_a_questionnaire_that_an_object_names_must_be_one() -> None:
    with pytest.raises(ValidationError, match="red-flags/2"):
        CheckIn.model_validate(attributes(screened="red-flags/0"), from_attributes=True)


def test_a_screening_by_default_is_spelt_out() -> None:
    class Screened(CheckIn):
        screening: Screening | None = SCREENING

    assert Screened().model_dump()["chest_pain"] == "yes"
    assert ADVISOR.assess(Screened(pain=1)).verdict == "emergency"


class Visit(BaseModel):
    check_in: CheckInBase


def test_in_a_field_of_the_base_class_no_answer_is_dropped() -> None:
    told = CheckIn(chest_pain="yes", pain=3)
    written = {"check_in": {"chest_pain": "yes", "pain": 3}}
    assert Visit(check_in=told).model_dump() == written
    assert Visit(check_in=told).model_dump(exclude_unset=True) == written
    assert TypeAdapter(list[CheckInBase]).dump_python([told]) == [written["check_in"]]
    assert Visit(check_in=told).model_dump(exclude={"check_in": {"pain"}}) == {
        "check_in": {"chest_pain": "yes"}
    }


def test_a_pickle_is_read_anew() -> None:
    kept = asking_again().CheckIn(**WELL, cough="no", chill="unknown", screened="signs/1")
    state = dict(vars(kept), chill="no")  # as it was before its question changed
    old = type(kept).__new__(type(kept))
    object.__setattr__(old, "__dict__", state)
    object.__setattr__(old, "__pydantic_fields_set__", set(state))
    assert pickle.loads(pickle.dumps(old)).chill == "unknown"
    shipped = CheckIn(screening=SCREENING, pain=1)
    assert pickle.loads(pickle.dumps(shipped)) == deepcopy(shipped) == shipped


def test_a_word_is_not_taken_by_rules_whose_bands_have_moved(rules: ChangedRules) -> None:
    advisor = Advisor.from_folder(rules.root, engine="bitmap")
    kept = advisor.CheckIn(pain="mild")
    before = "bands: {none: 0, slight: 1-2, mild: 3, moderate: 4-6, severe: 7-10}"
    after = "bands: {none: 0, slight: 1, mild: 2, moderate: 3-6, severe: 7-10}"
    path = Path(rules.root) / "vocabulary.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    advisor.reload()
    with pytest.raises(InputError, match="pain: 'mild' was given"):
        advisor.assess(kept)


def test_another_questionnaire_beside_the_kept_one_is_refused_without_a_hint_to_drop_it() -> None:
    form = CheckIn.made_for
    _, faults = spelt_out({"screened": "skin/1", "screening": SCREENING.model_dump()}, form, {})
    assert [fault.field for fault in faults] == ["screened"]
    assert "leave it out" not in faults[0].allowed


@pytest.mark.parametrize("wrong", ["chest_pain", None, [["a"]], [7], 7, b"x"])
@pytest.mark.parametrize("part", ["yes", "unsure", "skipped"])
def test_what_is_no_list_of_ids_is_one_fault(part: str, wrong: Any) -> None:
    with pytest.raises(InputError) as refused:
        Screening.answered("red-flags/2", **{part: wrong})
    assert [(one.field, one.allowed) for one in refused.value.faults] == [(part, "a list of ids")]


@pytest.mark.parametrize("name", ["skin/1", 7, None, ["red-flags/2"]])
def test_a_questionnaire_that_does_not_ship_says_where_to_take_it_from(name: Any) -> None:
    with pytest.raises(InputError, match=r"advisor\.questionnaires"):
        Screening.answered(name)
