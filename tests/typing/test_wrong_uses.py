"""What users get wrong: a type checker says so, as each ``ignore`` has to be needed; so does running it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from recovery_advisor import Advisor, CheckIn, Preferences, Readiness, Screening, Urgency

ADVISOR = Advisor(engine="bitmap")
REST = ADVISOR.assess({})


def an_unknown_word() -> object:
    return CheckIn(swelling="huge")  # type: ignore[arg-type]


def a_number_in_quotes() -> object:
    return CheckIn(pain="10")  # type: ignore[arg-type]


def a_number_for_a_word() -> object:
    return CheckIn(swelling=1)  # type: ignore[arg-type]


def a_name_for_a_screening() -> object:
    return CheckIn(screening="red-flags/2")  # type: ignore[arg-type]


def a_screening_that_does_not_add_up() -> object:
    return Screening(questionnaire="red-flags/2", no=35)  # type: ignore[call-arg]


def a_fraction() -> object:
    return CheckIn(pain=7.5)  # type: ignore[arg-type]


def an_unknown_question() -> object:
    return CheckIn(paim=1)  # type: ignore[call-arg]


def a_name_for_names() -> object:
    return Preferences(equipment=3)  # type: ignore[arg-type]


def a_session_that_may_not_be_there() -> object:
    return REST.session.exercises  # type: ignore[union-attr]


def levels_of_two_kinds() -> object:
    return Readiness.REST < Urgency.NONE  # type: ignore[operator]


def a_misspelt_name() -> object:
    import recovery_advisor

    return recovery_advisor.Advisro  # type: ignore[attr-defined]


def a_misspelt_attribute() -> object:
    return REST.verdikt  # type: ignore[attr-defined]


def an_engine_that_is_none() -> object:
    return Advisor(engine="both engines")  # type: ignore[arg-type]


def one_answer_in_place_of_a_check_in() -> object:
    return ADVISOR.assess("pain")  # type: ignore[arg-type]


def a_question_that_may_not_be_there() -> object:
    return ADVISOR.next_question({"chest_pain": "yes"}).id  # type: ignore[union-attr]


WRONG_USES: tuple[Callable[[], object], ...] = (
    an_unknown_word,
    a_number_in_quotes,
    a_number_for_a_word,
    a_name_for_a_screening,
    a_screening_that_does_not_add_up,
    a_fraction,
    an_unknown_question,
    a_name_for_names,
    a_session_that_may_not_be_there,
    levels_of_two_kinds,
    a_misspelt_name,
    a_misspelt_attribute,
    an_engine_that_is_none,
    one_answer_in_place_of_a_check_in,
    a_question_that_may_not_be_there,
)


@pytest.mark.parametrize("use", WRONG_USES, ids=lambda use: use.__name__)
def test_what_a_type_checker_refuses_raises(use: Callable[[], object]) -> None:
    with pytest.raises((ValidationError, TypeError, AttributeError, ValueError)):
        use()
