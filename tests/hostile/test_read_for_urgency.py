"""What a person told is read out of whatever it is written in, where it can't be taken as it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any
from unittest.mock import patch

import pytest

from recovery_advisor import InputError, Preferences, Urgency, WrongAnswer
from tests.hostile.inputs import EqualToAll, Plain, Shown, Word
from tests.support.advisors import shared_advisor
from tests.support.answers import NO_COMPLAINT
from tests.values.test_older_questionnaires import advisor as asking_again

ADVISOR = shared_advisor(engine="bitmap")
BAD = {"pain": "x"}


class Lazy(Mapping[str, Any]):
    """Fails where it is read."""

    def __getitem__(self, key: str) -> Any:
        raise RuntimeError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(("yes",))

    def __len__(self) -> int:
        return 1


class WithoutEnd(Mapping[str, Any]):
    """Uses up the stack where it is read."""

    def __getitem__(self, key: str) -> Any:
        return self[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self)

    def __len__(self) -> int:
        return 1


class ListWithoutEnd(list[str]):
    def __iter__(self) -> Iterator[str]:
        return iter(self)


class TooLarge(Mapping[str, Any]):
    def __getitem__(self, key: str) -> Any:
        raise MemoryError

    def __iter__(self) -> Iterator[str]:
        raise MemoryError

    def __len__(self) -> int:
        return 1


class Failing(str):
    __slots__ = ()

    def strip(self, _: str | None = None) -> str:
        raise RuntimeError


class Clinic(Preferences):
    """Somebody's preferences with a field of their own."""

    clinic: str = "north"


@pytest.mark.parametrize(
    "given",
    [
        {"chest_pain": Word.YES, **BAD},
        {"chest_pain": Plain.YES},
        {"chest_pain": Shown("yes"), **BAD},
        {"chest_pain": ["yes"]},
        {"chest_pain": ["no", "yes"]},
        {"Chest Pain": "yes"},
        {"chest-pain": "Yes", **BAD},
        {"answers": {"chest_pain": "yes"}},
        {"screening": {"yes": ["chest_pain"]}},
        {"screening": {"yes": "dizziness, chest_pain"}},
        {"screening": {"yes": [" Chest_Pain"]}},
        {"screening": {"yes": {"chest_pain": True, "dizziness": False}}},
        {"chest_pain": "yes", "screening": Lazy()},
        {"chest_pain": "yes", "swelling": Failing("x")},
        {"chest_pain": "yes", "more": Lazy()},
        {"chest_pain": "yes", "screening": {"yes": Lazy()}},
        {**{f"more{i}": 1 for i in range(200)}, "Chest_Pain": "yes"},
    ],
    ids=lambda given: str(list(given))[:60],
)
def test_an_emergency_is_read_out_of(given: dict[str, Any]) -> None:
    with pytest.raises(InputError) as refused:
        ADVISOR.assess(given)
    assert refused.value.advice and refused.value.advice.urgency is Urgency.EMERGENCY
    assert not refused.value.advice.fault


@pytest.mark.parametrize("written", ["yes", "Yes", 1, True, ["yes"]])
def test_so_it_is_of_a_question_that_is_gone(written: object) -> None:
    with pytest.raises(InputError) as refused:
        asking_again().assess({"tingling": written, **BAD})
    assert refused.value.advice and refused.value.advice.urgency is Urgency.EMERGENCY
    assert asking_again().read({"tingling": "Yes"}).answers["numb"] == "yes"
    assert asking_again().read({"tingling": ""}).answers == {}


def test_a_wrapped_check_in_names_the_dangers_of_which_nothing_is_known() -> None:
    with pytest.raises(InputError) as refused:
        ADVISOR.assess({"answers": {"pain": 2}})
    assert refused.value.advice and "chest pain" in refused.value.advice.reasons[0].say


def test_a_graver_doubt_is_told_before_a_referral_for_today() -> None:
    with pytest.raises(InputError) as refused:
        ADVISOR.assess({"new_weakness": "yes", "chest_pain": "x"})
    assert refused.value.advice
    assert refused.value.advice.reasons[0].rule == "unreadable"


@pytest.mark.parametrize("wish", [{"minutes": 999}, {"more": 1}, [], Clinic(locale="xx")])
def test_a_wish_that_can_not_be_taken_changes_no_answer(wish: Any) -> None:
    denied = {"questionnaire": "red-flags/2", "yes": [], "unsure": [], "skipped": [], "no": 49}
    with pytest.raises(InputError) as refused:
        ADVISOR.assess({**NO_COMPLAINT, "screening": denied}, wish)
    advice = refused.value.advice
    assert advice and advice.verdict == "full_programme" and advice.no_session
    assert advice.no_session.why == "unreadable_wish"
    with pytest.raises(InputError) as refused:
        ADVISOR.assess({"chest_pain": "yes"}, wish)
    assert refused.value.advice and refused.value.advice.urgency is Urgency.EMERGENCY


def test_an_interview_tells_it_beside_an_answer_that_it_does_not_take() -> None:
    interview = ADVISOR.interview()
    faulty: tuple[dict[str, Any], ...] = ({"breathlessness": 1}, {"pain": "3"})
    for one in faulty:
        with pytest.raises(WrongAnswer) as refused:
            interview.answers({"chest_pain": "yes", **one})
        assert refused.value.advice and refused.value.advice.urgency is Urgency.EMERGENCY
    with pytest.raises(WrongAnswer) as refused:
        interview.answers({"chest_pain": "x", "pain": "3"})
    assert [fault.field for fault in refused.value.faults] == ["chest_pain", "pain"]


@pytest.mark.parametrize("ask", ["next_question", "next_screen", "interview"])
def test_so_do_the_questions(ask: str) -> None:
    with pytest.raises(InputError) as refused:
        getattr(ADVISOR, ask)({"chest_pain": "yes", "pain": "3"})
    assert refused.value.advice and refused.value.advice.urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("given", [None, [("pain", "3")], 7, "pain=3"])
def test_what_is_no_row_is_refused(given: Any) -> None:
    with pytest.raises(InputError, match="a mapping of questions to answers") as refused:
        ADVISOR.read(given)
    assert refused.value.advice and refused.value.advice.verdict == "rest"


def test_the_advice_beside_a_row_says_the_number_to_call() -> None:
    with pytest.raises(InputError) as refused:
        ADVISOR.read({"chest_pain": "1"}, {"emergency_number": "112"})
    assert refused.value.advice and "112" in refused.value.advice.say[0]


def test_the_text_none_is_in_doubt_where_none_is_an_answer() -> None:
    with pytest.raises(InputError, match="swelling: 'None' was given"):
        ADVISOR.read({"swelling": "None"})
    assert ADVISOR.read({"swelling": "none", "injury": "None"}).answers == {"swelling": "none"}


@pytest.mark.parametrize("blank", ["", None, float("nan"), " nan "])
def test_a_blank_in_place_of_what_is_no_question_is_left_out(blank: object) -> None:
    read = ADVISOR.read({"pain": "2", "screened": blank, "screening": blank, "clearance": blank})
    assert read == ADVISOR.CheckIn(pain=2)


def test_a_danger_is_named_before_any_number_of_other_faults() -> None:
    many = {"questionnaire": "red-flags/2", "yes": [f"q{i}" for i in range(3_000)]}
    with pytest.raises(InputError) as refused:
        ADVISOR.assess(
            {"chest_pain": "x", "screening": {**many, "unsure": [], "skipped": [], "no": 1}}
        )
    assert refused.value.faults[0].field == "chest_pain"
    assert refused.value.advice and "chest pain" in refused.value.advice.reasons[0].say


def test_what_only_equals_a_word_is_none() -> None:
    for id in ("chest_pain", "injury", "swelling", "pain"):
        with pytest.raises(InputError):
            ADVISOR.assess({id: EqualToAll()})


def test_faults_are_named_up_to_a_thousand() -> None:
    with pytest.raises(InputError) as refused:
        ADVISOR.assess({f"key{i}": 1 for i in range(5_000)} | {"chest_pain": 7})
    faults = refused.value.faults
    assert (len(faults), faults[0].field) == (1_000, "chest_pain")
    assert faults[-1].given == "4002 more that can't be taken"


@pytest.mark.parametrize(
    ("check_in", "preferences"),
    [
        (lambda n: {f"painful_{i}": 1 for i in range(n)}, lambda _: {}),
        (lambda _: {}, lambda n: {"equipment": [f"dumbbell{i}" for i in range(n)]}),
        (lambda _: {}, lambda n: {f"equipmen{i}": 1 for i in range(n)}),
    ],
    ids=["answers", "equipment", "preferences"],
)
def test_similar_names_are_looked_for_no_more_often_in_a_longer_input(
    check_in: Callable[[int], dict[str, Any]], preferences: Callable[[int], dict[str, Any]]
) -> None:
    def searches(count: int) -> int:
        with (
            patch("difflib.get_close_matches", wraps=get_close_matches) as searching,
            pytest.raises(InputError),
        ):
            ADVISOR.assess(check_in(count), preferences(count))
        return searching.call_count

    assert 0 < searches(500) == searches(5_000) < 500


@pytest.mark.parametrize(
    "bad", [WithoutEnd(), ListWithoutEnd(["no"]), TooLarge()], ids=lambda bad: type(bad).__name__
)
@pytest.mark.parametrize("field", ["pain", "stroke_signs", "screening", "clearance", "whatever"])
def test_what_uses_up_the_stack_or_the_memory_hides_no_emergency_beside_it(
    bad: object, field: str
) -> None:
    with pytest.raises(InputError) as refused:
        ADVISOR.assess({field: bad, "chest_pain": "yes"})
    assert refused.value.advice
    assert refused.value.advice.urgency is Urgency.EMERGENCY


def test_where_the_stack_ends_an_emergency_is_told_or_the_error_is_raised() -> None:
    """Beside a bad field rest alone would be said in its place, by whatever was caught on the way."""
    told = {_below(frames) for frames in range(sys.getrecursionlimit())}
    assert told == {Urgency.EMERGENCY, None}


def _below(frames: int) -> Urgency | None:
    """How urgent it is with some frames of the caller's own below; ``None`` where there is no room."""
    try:
        return _asked() if not frames else _below_one_more(frames)
    except RecursionError:
        return None


def _below_one_more(frames: int) -> Urgency | None:
    return _below_one_more(frames - 1) if frames > 1 else _asked()


def _asked() -> Urgency | None:
    try:
        return ADVISOR.assess({"pain": "x", "chest_pain": "yes"}).urgency
    except InputError as error:
        return error.advice.urgency if error.advice else None
