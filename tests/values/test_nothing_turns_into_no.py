"""Nothing that is done to a check-in between two programs turns an answer, or none, into *no*."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter

from recovery_advisor import Advisor, CheckIn, CheckInBase, Preferences, Screening
from recovery_advisor.values.permissive import more_permissive, opens_more
from tests.support.flags import both_pages
from tests.support.situations import Situation, situations

#: What pydantic can be told to leave out, and how to write the rest.
OMITTED = [
    dict(zip(("exclude_none", "exclude_unset", "exclude_defaults", "round_trip"), one, strict=True))
    for one in product((False, True), repeat=4)
]


class Form(BaseModel):
    """Somebody else's model with a check-in in it, which is neither strict nor frozen."""

    check_in: CheckInBase


def read_again(check_in: CheckInBase, dumped: Any) -> CheckInBase:
    return type(check_in).model_validate(dumped)


def dumped_ways(check_in: CheckInBase, **how: Any) -> dict[str, Any]:
    """What each way of dumping gives, as Python has it; the JSON of it has been parsed."""
    values = TypeAdapter(type(check_in))
    return {
        "python": check_in.model_dump(**how),
        "json": check_in.model_dump(mode="json", **how),
        "text": json.loads(check_in.model_dump_json(**how)),
        "adapter": values.dump_python(check_in, **how),
        "adapter, json": json.loads(values.dump_json(check_in, **how)),
    }


#: What is done on the way by programs that know nothing of check-ins.
ON_THE_WAY: dict[str, Callable[[CheckInBase, dict[str, Any]], dict[str, Any]]] = {
    "as it is": lambda _, dumped: dumped,
    "without nulls": lambda _, dumped: {k: v for k, v in dumped.items() if v is not None},
    "with every null": lambda one, dumped: {**dict.fromkeys(type(one).model_fields), **dumped},
    "backwards": lambda _, dumped: dict(reversed(dumped.items())),
    "through JSON": lambda _, dumped: json.loads(json.dumps(dumped, default=str)),
}
#: What makes another check-in of one.
COPIES: dict[str, Callable[[CheckInBase], CheckInBase]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "model_copy": lambda one: one.model_copy(),
    "model_copy, deep": lambda one: one.model_copy(deep=True),
    "pydantic's old copy": lambda one: one.copy(),
    "model_construct": lambda one: type(one).model_construct(**dict(one)),
    "its fields": lambda one: read_again(one, dict(one)),
    "its namespace": lambda one: read_again(one, dict(vars(one))),
    "itself": lambda one: read_again(one, one),
    "another's model": lambda one: Form(check_in=one).model_copy(deep=True).check_in,
    "its JSON text": lambda one: type(one).model_validate_json(one.model_dump_json()),
    **{
        f"pickle {protocol}": lambda one, protocol=protocol: pickle.loads(  # type: ignore[misc]
            pickle.dumps(one, protocol)
        )
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    },
}


def assert_no_new_denial(situation: Situation, other: CheckInBase) -> None:
    """No more answers *no*, and no more permissive advice."""
    before = situation.check_in
    assert denied(other) <= denied(before)
    after = situation.advisor.assess(other, situation.wishes)
    assert list(more_permissive(after, situation.advice)) == []


def denied(check_in: CheckInBase) -> set[str]:
    return {id for id, answer in check_in.answers.items() if answer == "no"}


def screened_of(check_in: CheckInBase, situation: Situation) -> CheckInBase:
    """The same person, who was given the newest questionnaire on a form, with what it skipped."""
    for questionnaire in situation.advisor.questionnaires.values():
        asked = [question.id for question in questionnaire.questions]
        said = {id: answer for id, answer in check_in.answers.items() if id in asked}
        lists = {
            part: [id for id, answer in said.items() if answer == part]
            for part in ("yes", "unsure")
        }
        shown = [id for id, answer in said.items() if answer != "unknown"]
        screening = Screening.answered(questionnaire, **lists, shown=shown)
        beside = {id: one for id, one in check_in.answers.items() if id not in asked}
        return type(check_in).model_validate({**beside, "screening": screening})
    return check_in


def everybody() -> st.SearchStrategy[Situation]:
    """People, of whom some were given a questionnaire."""
    return situations() | situations().map(
        lambda one: Situation(one.pages, one.advisor, screened_of(one.check_in, one), one.wishes)
    )


@pytest.mark.parametrize("way", COPIES)
@given(situation=everybody())
def test_a_copy_is_the_same_and_gets_the_same(way: str, situation: Situation) -> None:
    again = COPIES[way](situation.check_in)
    assert again == situation.check_in
    assert situation.advisor.assess(again, situation.wishes) == situation.advice
    assert_no_new_denial(situation, again)


@pytest.mark.parametrize("on_the_way", ON_THE_WAY)
@given(situation=everybody(), omitted=st.sampled_from(OMITTED))
def test_however_it_is_dumped_and_read_it_is_the_same(
    on_the_way: str, situation: Situation, omitted: dict[str, bool]
) -> None:
    check_in = situation.check_in
    for way, dumped in dumped_ways(check_in, **omitted).items():
        arrived = ON_THE_WAY[on_the_way](check_in, dumped)
        again = read_again(check_in, arrived)
        assert again == check_in, way
        assert situation.advisor.assess(arrived, situation.wishes) == situation.advice, way


@given(everybody(), st.sampled_from(OMITTED), st.data())
def test_a_part_of_it_denies_nothing_that_is_left_out(
    situation: Situation, omitted: dict[str, bool], data: st.DataObject
) -> None:
    """Whether some fields are included or others are excluded."""
    check_in = situation.check_in
    fields = sorted(type(check_in).model_fields)
    part = data.draw(st.sets(st.sampled_from(fields)))
    for how in ({"include": part}, {"exclude": part}, {"exclude": dict.fromkeys(part, True)}):
        for way, dumped in dumped_ways(check_in, **how, **omitted).items():
            again = read_again(check_in, dumped)
            assert again.answers.items() <= check_in.answers.items(), way
            advice = situation.advisor.assess(dumped, situation.wishes)
            assert advice == situation.advisor.assess(again, situation.wishes)
            assert list(opens_more(advice, situation.advice)) == []


@given(everybody(), st.data())
def test_a_changed_copy_denies_what_is_put_into_it_and_nothing_else(
    situation: Situation, data: st.DataObject
) -> None:
    check_in = situation.check_in
    question = data.draw(st.sampled_from(situation.advisor.book.questions))
    answer = data.draw(st.sampled_from([None, "unknown", *[name for name, *_ in question.bands]]))
    changed: Mapping[str, Any] = {question.id: answer}
    expected = {**check_in.answers, **changed}
    for other in (check_in.model_copy(update=changed), check_in.copy(update=changed)):
        assert {id: one for id, one in expected.items() if one is not None} == other.answers
        assert denied(other) - denied(check_in) <= ({question.id} if answer == "no" else set())


def test_a_copy_that_denies_something_is_noticed() -> None:
    """These tests can fail."""
    advisor = Advisor.from_book(both_pages().book(), engine="bitmap")
    situation = Situation(both_pages(), advisor, CheckIn(chest_pain="unknown"), Preferences())
    with pytest.raises(AssertionError):
        assert_no_new_denial(situation, CheckIn(chest_pain="no"))
    well = situation.check_in.model_copy(update={"chest_pain": "yes"})
    unsafe = Situation(both_pages(), advisor, well, Preferences())
    with pytest.raises(AssertionError):
        assert_no_new_denial(unsafe, CheckIn())
