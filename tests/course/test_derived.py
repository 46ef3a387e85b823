"""The ten derived answers, each by itself."""

from __future__ import annotations

import pytest

from recovery_advisor.course.course import Course
from recovery_advisor.course.derived import derived
from tests.course.days import answers, at, checked_in, cleared, good_days, noticed, rules, trained

SECOND = 1 / 86_400


def test_of_nobody_all_is_known_but_the_age_of_a_check_in() -> None:
    assert derived(rules(), Course(), at(0)) == {
        "clear_days": 0, "flare": "none", "flares": "none", "return_earned": "no",
        "strength_rest": 999, "tolerated_sessions": 0, "unchecked_sign": "none",
        "unclear_days": 0, "worsening": "no",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("later", "hours"),
    [(0, 0), (SECOND, 1), (1, 24), (1 + SECOND, 25), (50, 999), (-240 * SECOND, 0)],
)
def test_the_age_of_a_check_in_is_rounded_up(later: float, hours: int) -> None:
    assert answers([checked_in(0)], later)["check_in_age"] == hours


def test_the_age_is_unknown_as_of_an_instant_more_than_five_minutes_before_an_event() -> None:
    assert "check_in_age" not in answers([checked_in(0)], -360 * SECOND)
    assert "check_in_age" not in answers([checked_in(0), noticed(1, pain=1)], 0.5)
    assert "check_in_age" in answers([checked_in(0), noticed(1, pain=1)], 1)


@pytest.mark.parametrize(
    ("days", "counted"),
    [((0,), 1), ((0, 0.8), 1), ((0, 0.84), 2), ((0, 1, 2), 3), ((0, 3.5), 4), ((0, 3.6), 1)],
)
def test_clear_days_count_from_the_first_to_the_last_of_the_run(
    days: tuple[float, ...], counted: int
) -> None:
    assert answers(checked_in(day) for day in days)["clear_days"] == counted


def test_clear_days_end_by_themselves_at_the_gap() -> None:
    assert answers([checked_in(0), checked_in(1)], 1 + 3.5)["clear_days"] == 2
    assert answers([checked_in(0), checked_in(1)], 1 + 3.5 + SECOND)["clear_days"] == 0


def test_what_is_earned_lapses() -> None:
    assert answers(good_days(0, 6), 6 + 14)["return_earned"] == "yes"
    assert answers(good_days(0, 6), 6 + 14 + SECOND)["return_earned"] == "no"


def test_unclear_days_count_until_two_clear_ones() -> None:
    spell = [checked_in(day, pain=5) for day in range(5)]
    assert answers(spell)["unclear_days"] == 5
    assert answers(spell, 60)["unclear_days"] == 5
    assert answers([*spell, checked_in(5)])["unclear_days"] == 5
    assert answers([*spell, checked_in(5), checked_in(6)])["unclear_days"] == 0


def test_rest_from_strength_is_counted_to_the_latest_check_in() -> None:
    assert answers([trained(0), checked_in(1)], 1.5)["strength_rest"] == 24
    assert answers([checked_in(0), trained(0.1)], 5)["strength_rest"] == 0
    assert answers([trained(0), checked_in(90)])["strength_rest"] == 999


def test_flares_are_the_onsets_of_two_weeks() -> None:
    one = [checked_in(0, pain=6), checked_in(1, pain=7), checked_in(2), checked_in(3)]
    assert answers(one)["flares"] == "one"
    assert answers([*one, checked_in(4, pain=6)])["flares"] == "two"
    assert answers([*one, checked_in(4, pain=6), checked_in(14)])["flares"] == "two"
    assert answers([*one, checked_in(4, pain=6), checked_in(15)])["flares"] == "one"


def test_an_emergency_sign_is_urgent_once_it_is_denied() -> None:
    report = checked_in(0, chest_pain="yes")
    assert answers([report])["unchecked_sign"] == "emergency"
    assert answers([report, checked_in(1)])["unchecked_sign"] == "urgent"
    assert answers([report, checked_in(1), cleared(2, "chest_pain")])["unchecked_sign"] == "none"
    assert answers([checked_in(0, new_weakness="yes")])["unchecked_sign"] == "urgent"


def test_a_silent_check_in_denies_no_sign() -> None:
    report = checked_in(0, chest_pain="yes")
    assert answers([report, checked_in(1, chest_pain=None)])["unchecked_sign"] == "emergency"
    assert answers([report, noticed(1, chest_pain="no")])["unchecked_sign"] == "emergency"


def pains(*daily: int) -> str | int | None:
    return answers(checked_in(day, pain=pain) for day, pain in enumerate(daily))["worsening"]


def test_pain_is_worse_where_its_median_of_the_week_is_two_points_up() -> None:
    weeks = [1] * 14
    assert pains(*weeks, *[3] * 8) == "yes"
    assert pains(*weeks, *[2] * 8) == "no"
    assert pains(*weeks, *[3] * 3) == "no"
    assert pains(*[2] * 14, *[3] * 8) == "no"
    assert pains(*[0] * 6, *[3] * 8) == "no"


def test_of_one_day_the_worst_pain_counts() -> None:
    noticed_each = [
        moment
        for day in range(22)
        for moment in (checked_in(day, pain=1), noticed(day + 0.2, pain=1 if day < 14 else 3))
    ]
    assert answers(noticed_each)["worsening"] == "yes"
