"""What single events make of a course."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recovery_advisor.course.course import Course
from recovery_advisor.course.moments import Felt, Level
from recovery_advisor.course.progress import ACTIVE, CALM, DENIED, INJURED, NOT_ASKED, SETTLING
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.testing.check_in_strategies import shipped_book
from tests.course.days import (
    answers,
    at,
    checked_in,
    cleared,
    course,
    good_days,
    noticed,
    rules,
    trained,
)

#: What the base pack asks.
_SYMPTOMS = {
    "injury", "pain", "daily_activity_pain", "swelling", "stiffness", "range_of_motion", "needs_special_plan",
}  # fmt: skip


def test_a_week_of_clear_days_with_three_sessions_gone_well_earns_the_return() -> None:
    assert answers(good_days(0, 6))["return_earned"] == "yes"
    assert answers(good_days(0, 5))["return_earned"] == "no"


def test_days_alone_earn_nothing() -> None:
    days = answers(checked_in(day) for day in range(10))
    assert (days["clear_days"], days["return_earned"]) == (10, "no")


def test_a_flare_takes_everything_away_and_settles_by_clear_days_and_a_session() -> None:
    flared = [*good_days(0, 6), checked_in(7, pain=6)]
    assert course(flared).progress.flare == ACTIVE
    assert answers(flared)["return_earned"] == "no"
    one_day = [*flared, checked_in(8)]
    assert course(one_day).progress.flare == ACTIVE
    two_days = [*one_day, checked_in(9)]
    assert course(two_days).progress.flare == SETTLING
    gone_well = [*two_days, trained(9.02, "mobility"), checked_in(10)]
    assert course(gone_well).progress.flare == CALM


def test_an_unclear_day_ends_the_run_and_leaves_what_is_earned() -> None:
    after = answers([*good_days(0, 6), checked_in(7, pain=3, daily_activity_pain=1)])
    assert (after["clear_days"], after["return_earned"]) == (0, "yes")


def test_an_incomplete_check_in_neither_begins_nor_ends_a_run() -> None:
    after = course([*good_days(0, 3), checked_in(4, pain=None)])
    before = course(good_days(0, 3))
    assert after.progress.since == before.progress.since
    assert after.progress.clear_at == before.progress.clear_at


@pytest.mark.parametrize(
    ("level", "peak", "felt", "counted"),
    [
        ("gradual", 2, "hard", 1),
        ("full", 0, "fine", 1),
        ("mobility", 0, "fine", 0),
        ("other", 0, "fine", 0),
        ("gradual", 3, "fine", 0),
        ("gradual", None, "fine", 0),
        ("gradual", 0, None, 0),
    ],
)
def test_a_strength_session_counts_where_it_is_known_to_have_gone_well(
    level: Level, peak: int | None, felt: Felt | None, counted: int
) -> None:
    days = [checked_in(0), trained(0.02, level, peak, felt), checked_in(1)]
    assert answers(days)["tolerated_sessions"] == counted


@pytest.mark.parametrize("level", ["mobility", "gradual", "full", "other"])
@pytest.mark.parametrize(("peak", "felt"), [(6, None), (5, "fine"), (0, "too_much")])
def test_any_session_can_fail(level: Level, peak: int, felt: Felt | None) -> None:
    after = course([checked_in(0), trained(0.02, level, peak, felt)])
    assert after.progress.flare == ACTIVE
    assert after.onsets == (at(0.02),)


def test_five_of_ten_in_a_session_fails_only_with_an_injury() -> None:
    assert course([checked_in(0, injury="no"), trained(0.1, peak=5)]).progress.flare == CALM
    assert course([trained(0.1, peak=5)]).progress.flare == ACTIVE


@pytest.mark.parametrize(("later", "counted"), [(0.4, 0), (0.5, 1), (2.5, 1), (2.6, 0)])
def test_a_session_is_answered_within_its_response(later: float, counted: int) -> None:
    days = [checked_in(0), trained(0.02), checked_in(0.02 + later)]
    assert answers(days)["tolerated_sessions"] == counted


def test_something_of_ones_own_never_counts_and_holds_back_strength() -> None:
    after = answers([checked_in(0), trained(0.5, "other"), checked_in(1)])
    assert (after["strength_rest"], after["tolerated_sessions"]) == (12, 0)
    assert answers([checked_in(0), trained(0.5, "mobility"), checked_in(1)])["strength_rest"] == 999


def test_what_is_noticed_is_never_clear() -> None:
    everything = {question.id: question.answer(0) for question in rules().book.asked}
    assert answers([noticed(0, **everything)])["clear_days"] == 0


def test_what_is_noticed_worsens_what_is_known_till_the_next_check_in() -> None:
    pain = [question.id for question in rules().book.asked].index("pain")
    swelling = [question.id for question in rules().book.asked].index("swelling")
    days = [checked_in(0, pain=2, swelling=None), noticed(0.1, pain=5, swelling="none")]
    worsened = course(days).latest
    assert worsened is not None
    assert worsened[pain] == 5
    assert worsened[swelling] == rules().unknown[swelling]
    better = course([*days, noticed(0.2, pain=0)])
    assert better.latest == worsened
    assert better.latest_at == at(0)
    assert course([*days, checked_in(1)]).latest == course([checked_in(1)]).latest


def test_what_is_noticed_before_every_check_in_answers_nothing() -> None:
    assert course([noticed(0, pain=5)]).latest is None


def test_what_is_noticed_can_be_a_flare_or_a_danger_sign() -> None:
    assert course([checked_in(0), noticed(0.1, pain=6)]).progress.flare == ACTIVE
    assert "severe-pain" in dict(course([checked_in(0), noticed(0.1, pain=9)]).signs)


def test_of_two_check_ins_at_one_instant_the_worse_counts_and_nothing_where_one_is_silent() -> None:
    ids = [question.id for question in rules().book.asked]
    one, other = checked_in(0, pain=3, stiffness=None), checked_in(0, swelling="mild")
    for order in ([one, other], [other, one]):
        folded = course(order)
        assert folded.latest is not None
        assert folded.latest[ids.index("pain")] == 3
        assert folded.latest[ids.index("swelling")] == 1
        assert folded.latest[ids.index("stiffness")] == rules().unknown[ids.index("stiffness")]
        assert folded.progress.since < 0


def test_a_new_injury_leaves_nothing_of_the_days_before() -> None:
    before = [replace(one) for one in good_days(0, 6)]
    healthy = [checked_in(day, injury="no") for day in range(7)]
    assert answers([*healthy, checked_in(7)])["clear_days"] == 1
    assert answers([*before, checked_in(7)])["clear_days"] == 8


def test_an_injury_is_whatever_is_not_denied_at_a_check_in_and_said_in_between() -> None:
    assert course([checked_in(0, injury=None)]).progress.injured == INJURED
    assert course([checked_in(0, injury="no")]).progress.injured == DENIED
    assert course([noticed(0, pain=3)]).progress.injured == NOT_ASKED
    assert (
        course([checked_in(0, injury="no"), noticed(1, injury="yes")]).progress.injured == INJURED
    )
    assert course([checked_in(0), noticed(1, injury="no")]).progress.injured == INJURED


def test_when_the_injury_and_the_last_session_were_are_two_dated_facts() -> None:
    folded = course([checked_in(0), trained(8, "mobility"), checked_in(10)])
    assert folded.injured_since is not None and folded.last_session is not None
    assert (folded.last_session - folded.injured_since).days == 8
    healed = course([checked_in(0), checked_in(1, injury="no")])
    assert healed.injured_since is None and healed.last_session is None


def test_a_danger_sign_that_a_denial_lifts_lasts_as_long_as_the_pack_says() -> None:
    assert not course([checked_in(0, pain=9), checked_in(2)]).signs
    assert course([checked_in(0, pain=9), checked_in(1)]).signs
    assert course([checked_in(0, pain=9), checked_in(5, pain=None)]).signs


def test_clear_is_a_matter_of_the_base_pack_alone() -> None:
    silent = {one.id: None for one in rules().book.asked if one.id not in _SYMPTOMS}
    assert answers([checked_in(0, **silent)])["clear_days"] == 1


def test_any_other_danger_sign_is_lifted_by_a_professional_and_a_denial_in_either_order() -> None:
    report = checked_in(0, cold_arm="yes")
    assert course([report, checked_in(90)]).signs
    assert course([report, cleared(1, "cold_arm")]).signs
    assert not course([report, checked_in(1), cleared(2, "cold_arm")]).signs
    assert not course([report, cleared(1, "cold_arm"), checked_in(2)]).signs
    assert course([cleared(-1, "cold_arm"), report, checked_in(2)]).signs
    assert course([report, checked_in(1), cleared(2, "swelling")]).signs
    again = checked_in(3, cold_arm="yes")
    assert course([report, cleared(1, "cold_arm"), again, checked_in(4)]).signs


def test_a_clearance_acts_only_on_what_may_be_cleared_and_until_it_ends() -> None:
    folded = course([cleared(0, "cold_arm", "pain", "osteoporosis", until=5)])
    assert folded.cleared(at(4)) == {"osteoporosis"}
    assert folded.cleared(at(5)) == frozenset()
    assert not course([cleared(0, "cold_arm")]).clearances


def test_a_clearance_in_force_counts_for_what_is_clear_and_for_danger_signs() -> None:
    special = checked_in(0, needs_special_plan="yes")
    assert answers([special])["clear_days"] == 0
    assert answers([cleared(-1, "needs_special_plan"), special])["clear_days"] == 1
    assert answers([cleared(-1, "needs_special_plan", until=0), special])["clear_days"] == 0
    weak = checked_in(0, new_weakness="yes")
    assert course([weak]).signs
    assert not course([cleared(-1, "new_weakness"), weak]).signs


def test_a_clearance_that_is_over_is_dropped_at_the_next() -> None:
    two = course([cleared(0, "osteoporosis", until=1), cleared(2, "osteoporosis", until=5)])
    assert len(two.clearances) == 1


def test_a_course_is_read_back_from_its_json() -> None:
    whole = course([
        *good_days(0, 3), checked_in(4, pain=9), trained(4.1, peak=7),
        cleared(5, "osteoporosis"), noticed(6, pain=3),
    ])  # fmt: skip
    assert Course.from_json(whole.to_json()) == whole
    assert Course.from_json(Course().to_json()) == Course()


def test_rules_without_time_have_no_course() -> None:
    with pytest.raises(ValueError, match="history pack"):
        CourseRules(shipped_book())
