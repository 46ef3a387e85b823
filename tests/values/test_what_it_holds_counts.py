"""What a check-in holds counts, however it came to hold it, and whatever says which fields were set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import (
    Advice,
    Advisor,
    CheckIn,
    CheckInBase,
    Clearance,
    InputError,
    Preferences,
    Verdict,
)
from recovery_advisor.testing import check_ins
from tests.support.advisors import shared_advisor
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED
from tests.support.situations import Situation, situations

ADVISOR = shared_advisor(engine="bitmap")
WELL: dict[str, Any] = {
    **NO_COMPLAINT,
    **DENIED,
}
IDS = sorted(ADVISOR.book.question)

#: What may be done to the set of fields that pydantic takes for set.
OF_FIELDS_SET: dict[str, Callable[[set[str], CheckInBase], object]] = {
    "emptied": lambda fields, _: fields.clear(),
    "without danger": lambda fields, _: fields.discard("chest_pain"),
    "with everything": lambda fields, one: fields.update(type(one).model_fields),
    "with what is no field": lambda fields, _: fields.add("hiccups"),
    "turned round": lambda fields, one: fields.symmetric_difference_update(type(one).model_fields),
}


@pytest.mark.parametrize("done", OF_FIELDS_SET)
@given(situation=situations())
def test_the_set_of_fields_means_nothing(done: str, situation: Situation) -> None:
    check_in, advice = situation.check_in, situation.advice
    answers, dumped = dict(check_in.answers), check_in.model_dump_json()
    OF_FIELDS_SET[done](check_in.model_fields_set, check_in)
    assert situation.advice == advice
    assert check_in.answers == answers
    assert check_in.model_dump_json() == dumped
    assert check_in == type(check_in).model_validate(answers | {"screened": check_in.screened})
    assert situation.advisor.assess(check_in.model_copy(), situation.wishes) == advice


#: Right on some scale, on none, or equal to what is right.
ANYTHING: tuple[Any, ...] = (
    None, "no", "unsure", "yes", "unknown", "none", "mild", "severe", "full", True, False, 0, 1, 2, 3, 10,
    100, 0.0, 1.0, 10.0, 7.5, -1, 11, "", "No", " no", "1", [], ["no"], {}, {"no"}, b"no", CheckIn(),
)  # fmt: skip
#: Ways of putting a value into a frozen check-in, or past its checks.
PUT: dict[str, Callable[[CheckInBase, str, Any], object]] = {
    "object.__setattr__": object.__setattr__,
    "its namespace": lambda check_in, id, value: check_in.__dict__.update({id: value}),
    "its state": lambda check_in, id, value: check_in.__setstate__(
        {**check_in.__getstate__(), "__dict__": {**vars(check_in), id: value}}
    ),
}


def answer_to(check_in: object, wishes: Preferences | None = None) -> Advice | None:
    """The advice; ``None`` where the check-in is refused."""
    try:
        return ADVISOR.assess(check_in, wishes)  # type: ignore[arg-type]
    except InputError as error:
        if error.advice is None or error.advice.session:
            raise
        return None


def assert_refused_or_counts(check_in: CheckInBase, put: str, id: str, value: Any) -> None:
    """As the same answers are that are stated plainly."""
    plainly = answer_to({**check_in.answers, id: value})
    PUT[put](check_in, id, value)
    assert answer_to(check_in) == plainly, (id, value)


@pytest.mark.parametrize("put", PUT)
@given(check_in=check_ins(), id=st.sampled_from(IDS), value=st.sampled_from(ANYTHING))
def test_what_is_put_into_it_counts_or_is_refused(
    put: str, check_in: CheckIn, id: str, value: Any
) -> None:
    assert_refused_or_counts(check_in.model_copy(), put, id, value)


@pytest.mark.parametrize("put", PUT)
@pytest.mark.parametrize("id", ["chest_pain", "osteoporosis", "pain", "swelling"])
def test_so_it_is_for_somebody_well(id: str, put: str) -> None:
    for value in ANYTHING:
        assert_refused_or_counts(CheckIn.model_validate(WELL), put, id, value)


@pytest.mark.parametrize(
    "gone", [lambda held, id: held.pop(id), lambda held, _: held.clear()], ids=["one", "all"]
)
@pytest.mark.parametrize("id", IDS)
def test_what_is_taken_out_of_it_is_not_denied(
    id: str, gone: Callable[[dict[str, Any], str], object]
) -> None:
    check_in = CheckIn.model_validate(WELL)
    gone(check_in.__dict__, id)
    advice = answer_to(check_in)
    assert advice and advice.readiness <= ADVISOR.assess({**WELL, id: None}).readiness


def test_a_field_that_no_question_asks_does_not_count_and_other_rules_refuse_it() -> None:
    check_in = CheckIn.model_validate(WELL)
    check_in.__dict__["hiccups"] = "yes"
    # It is of the model in use, whose fields are all that counts; another model's are looked at.
    assert ADVISOR.assess(check_in) == ADVISOR.assess(WELL)
    base = Advisor(["upper-back"], engine="bitmap")
    with pytest.raises(InputError, match="hiccups"):
        base.assess(check_in)


class Cardiac(CheckIn):
    """Of a clinic for hearts."""

    chest_pain: str | None = "yes"  # type: ignore[assignment]


class Careful(CheckIn):
    """Takes whoever says nothing of their swelling for swollen."""

    def model_post_init(self, context: Any) -> None:
        if self.swelling is None:
            object.__setattr__(self, "swelling", "severe")


class Clinic(CheckIn):
    """Gives each of its people the same clearance, which has run out."""

    clearance: Clearance | None = Clearance.model_validate(
        {"by": "a doctor", "at": "2020-01-01", "expires": "2020-01-02", "scope": ["dizziness"]}
    )


def test_a_default_of_a_subclass_counts() -> None:
    beside = {id: answer for id, answer in WELL.items() if id != "chest_pain"}
    assert ADVISOR.assess(Cardiac(**beside)).verdict is Verdict.EMERGENCY
    assert ADVISOR.assess(Cardiac()).verdict is Verdict.EMERGENCY
    assert ADVISOR.assess(Cardiac(**WELL)).verdict is Verdict.FULL_PROGRAMME
    for copied in (Cardiac(**beside).model_copy(), Cardiac(**beside).copy()):
        assert ADVISOR.assess(copied).verdict is Verdict.EMERGENCY
    dumped = Cardiac(**beside).model_dump(exclude_unset=True)
    assert ADVISOR.assess(Cardiac.model_validate(dumped)).verdict is Verdict.EMERGENCY
    assert ADVISOR.assess(dumped).verdict is not Verdict.FULL_PROGRAMME
    with pytest.raises(InputError, match=r"clearance\.expires"):
        ADVISOR.assess(Clinic(**WELL))


@given(check_ins(), st.sampled_from(IDS), st.sampled_from(["no", "unsure", "yes", "unknown", None]))
def test_any_default_counts_as_the_same_answer_does(
    check_in: CheckIn, id: str, default: str | None
) -> None:
    own = type("Own", (CheckIn,), {"__annotations__": {id: str | None}, id: default})
    beside = {one: answer for one, answer in check_in.answers.items() if one != id}
    assert answer_to(own(**beside)) == answer_to({**beside, id: default})


def test_what_is_set_after_it_was_made_counts() -> None:
    beside = {id: answer for id, answer in WELL.items() if id != "swelling"}
    assert ADVISOR.assess(Careful(**beside)) == ADVISOR.assess({**WELL, "swelling": "severe"})
    assert ADVISOR.assess(Careful(**WELL)) == ADVISOR.assess(WELL)


def test_a_subclass_that_hides_its_answers_hides_none() -> None:
    class Hiding(CheckIn):
        @property
        def answers(self) -> dict[str, Any]:
            return {}

        def model_dump(self, **how: Any) -> dict[str, Any]:
            return {}

    assert ADVISOR.assess(Hiding(chest_pain="yes")).verdict is Verdict.EMERGENCY
