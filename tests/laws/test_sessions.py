"""Sessions: their order, their doses, their time, and that none exists at rest."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from recovery_advisor import (
    Advice,
    Advisor,
    CheckIn,
    Phase,
    Preferences,
    Readiness,
    RuleBook,
    Session,
)
from recovery_advisor.decision import ExercisePermit
from recovery_advisor.planning.equipment import available_equipment
from recovery_advisor.values.permissive import allowed
from tests.support.flags import shipped_pages
from tests.support.situations import Situation, situations

WELL = CheckIn(
    injury="no",
    pain=0,
    daily_activity_pain=0,
    swelling="none",
    stiffness="none",
    range_of_motion=100,
    needs_special_plan="no",
)


@given(situations())
def test_a_session_exists_only_above_rest(situation: Situation) -> None:
    advice = situation.advice
    if advice.readiness is Readiness.REST:
        assert advice.session is None
        assert advice.no_session is None
        assert not allowed(advice)
        assert not advice.excluded
    else:
        assert (advice.session is None) is not (advice.no_session is None)


def test_a_permit_to_exercise_at_rest_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no permit to exercise at rest"):
        ExercisePermit(Readiness.REST, frozenset())  # type: ignore[arg-type]


@given(situations())
def test_an_advice_to_rest_with_a_session_cannot_be_built(situation: Situation) -> None:
    advice = situation.advice
    if advice.session:
        written = advice.model_dump(mode="json")
        for change in ({"readiness": "rest"}, {"verdict": "see_professional", "urgency": "urgent"}):
            with pytest.raises(ValidationError):
                Advice.model_validate_json(_json({**written, **change}))
        with pytest.raises(ValidationError):
            Session.model_validate_json(_json({**written["session"], "readiness": "rest"}))


def _json(value: object) -> str:
    import json

    return json.dumps(value)


@given(situations())
def test_warm_up_comes_before_strength_before_stretch(situation: Situation) -> None:
    session = situation.advice.session
    for earlier, later in pairwise(session.exercises if session else ()):
        assert earlier.phase <= later.phase


@given(situations())
def test_strength_has_two_warm_up_moves_or_cardio_and_one_before_it(situation: Situation) -> None:
    session = situation.advice.session
    phases = [item.phase for item in session.exercises] if session else []
    if Phase.STRENGTH in phases:
        assert Phase.WARM_UP in phases
        assert phases.count(Phase.WARM_UP) + phases.count(Phase.CARDIO) >= 2


@given(situations())
def test_each_readiness_has_its_own_phases(situation: Situation) -> None:
    advice = situation.advice
    phases = {item.phase for item in advice.session.exercises} if advice.session else set()
    if advice.readiness is Readiness.MOBILITY:
        assert phases <= {Phase.CARDIO, Phase.WARM_UP}


@given(situations())
def test_holds_stay_within_their_limits(situation: Situation) -> None:
    session = situation.advice.session
    longest = {Phase.WARM_UP: 20, Phase.STRETCH: 60}
    for item in session.exercises if session else ():
        if isinstance(item.dose.hold, int):
            assert item.dose.hold <= longest[item.phase]


@given(situations())
def test_gradual_strength_is_one_set_of_the_lowest_dose(situation: Situation) -> None:
    ways = {way.id: way.dose for way in situation.advisor.book.ways}
    advice = situation.advice
    if advice.session and advice.readiness is Readiness.GRADUAL:
        for item in advice.session.exercises:
            if item.phase is Phase.STRENGTH:
                repetitions = ways[item.way].repetitions
                assert item.dose.sets in (None, 1)
                assert repetitions is None or item.dose.repetitions == repetitions[0]


@given(situations())
def test_a_session_fits_its_time_and_adds_up(situation: Situation) -> None:
    session = situation.advice.session
    if session:
        minutes = situation.wishes.minutes or situation.advisor.book.session.minutes
        assert session.seconds == sum(item.seconds for item in session.exercises)
        assert session.seconds <= minutes * 60


@given(situations())
def test_warm_up_moves_keep_to_their_time_box(situation: Situation) -> None:
    session, set_up = situation.advice.session, situation.advisor.book.session.set_up
    for item in session.exercises if session else ():
        if item.phase is Phase.WARM_UP:
            assert 30 <= item.seconds - set_up <= 60
        if item.phase is Phase.CARDIO:
            assert 5 <= (item.dose.minutes or 0) <= 10


@given(situations())
def test_the_minutes_needed_are_exact(situation: Situation) -> None:
    wishes = situation.wishes.model_copy(update={"minutes": 1})
    no_session = situation.advisor.assess(situation.check_in, wishes).no_session
    if no_session and no_session.minutes_needed:
        enough = wishes.model_copy(update={"minutes": no_session.minutes_needed})
        short = wishes.model_copy(update={"minutes": no_session.minutes_needed - 1})
        assert situation.advisor.assess(situation.check_in, enough).session
        if no_session.minutes_needed > 1:
            assert not situation.advisor.assess(situation.check_in, short).session


@given(situations(), st.integers(0, 50))
def test_the_minutes_needed_are_the_least_whatever_is_wished(
    situation: Situation, variant: int
) -> None:
    """They depend on what is allowed alone: the shortest moves of each phase, as many as it needs.

    More gear asks for more time only where it fills a phase that was thinner without it.
    """
    wishes = situation.wishes.model_copy(update={"minutes": 1})
    no_session = situation.advisor.assess(situation.check_in, wishes).no_session
    if no_session and no_session.minutes_needed:
        for focus in (set(), set(situation.advisor.book.regions)):
            other = wishes.model_copy(update={"focus": focus, "variant": variant})
            assert situation.advisor.assess(situation.check_in, other).no_session == no_session
        more = wishes.model_copy(update={"equipment": set(situation.advisor.book.equipment)})
        eased = situation.advisor.assess(situation.check_in, more).no_session
        if eased and not fills_more(situation, more, wishes):
            assert eased.minutes_needed
            assert eased.minutes_needed <= no_session.minutes_needed


def fills_more(situation: Situation, more: Preferences, fewer: Preferences) -> bool:
    """Whether the shortest session with more gear has something in a phase that it lacks without."""
    advisor = situation.advisor
    with_more, with_fewer = (shortest(situation, wishes) for wishes in (more, fewer))
    plan = advisor.book.session.plans[with_more.readiness]
    return any(
        min(count(with_more, phase), plan.of(phase)[0] or 1) > count(with_fewer, phase)
        for phase in Phase
    )


def shortest(situation: Situation, wishes: Preferences) -> Session:
    """The session in the least minutes that one needs."""
    refused = situation.advisor.assess(situation.check_in, wishes).no_session
    assert refused
    enough = wishes.model_copy(update={"minutes": refused.minutes_needed})
    session = situation.advisor.assess(situation.check_in, enough).session
    assert session
    return session


def count(session: Session, phase: Phase) -> int:
    return [item.phase for item in session.exercises].count(phase)


def test_a_focus_on_the_whole_body_is_covered_by_a_walk() -> None:
    advisor = Advisor(["upper-back"], engine="bitmap")
    session = advisor.assess(WELL, Preferences(focus={"whole_body"}, minutes=15)).session
    assert session
    assert session.focus_not_covered == ()
    assert session.exercises[0].phase is Phase.CARDIO


@pytest.mark.parametrize(
    ("focus", "minutes", "equipment"),
    [("whole_body", 9, "resistance_band"), ("whole_body", 8, ""), ("chest", 3, "resistance_band")],
)
def test_a_focus_is_covered_in_little_time_where_any_session_can(
    focus: str, minutes: int, equipment: str
) -> None:
    wishes = Preferences(focus={focus}, minutes=minutes, equipment=set(filter(None, [equipment])))
    session = Advisor(["upper-back"], engine="bitmap").assess(WELL, wishes).session
    assert session
    assert session.focus_not_covered == ()


@given(situations())
def test_a_focus_is_covered_or_said_not_to_be(situation: Situation) -> None:
    session = situation.advice.session
    if session:
        worked = {region for item in session.exercises for region in item.regions}
        assert set(session.focus_not_covered) == situation.wishes.focus - worked


@given(situations())
def test_what_is_not_covered_could_not_be_with_all_the_time_there_is(situation: Situation) -> None:
    """With four hours, a region is missed only where no phase that works it has room left."""
    wishes = situation.wishes.model_copy(update={"minutes": 240})
    advice = situation.advisor.assess(situation.check_in, wishes)
    if advice.session:
        full = phases_without_room(situation.advisor.book, advice.session)
        regions = {way.exercise: set(way.regions) for way in situation.advisor.book.ways}
        phases = {way.exercise: way.phase for way in situation.advisor.book.ways}
        for exercise in advice.available:
            if regions[exercise] & set(advice.session.focus_not_covered):
                assert phases[exercise] in full


def phases_without_room(book: RuleBook, session: Session) -> set[Phase]:
    """Phases with the plan's most in them, and strength where too little warm-up is left for it."""
    plan = book.session.plans[session.readiness]
    phases = [item.phase for item in session.exercises]
    full = {phase for phase in Phase if phases.count(phase) == plan.of(phase)[1]}
    warm = phases.count(Phase.WARM_UP) + phases.count(Phase.CARDIO)
    return full if warm >= 2 else full | {Phase.STRENGTH}


@given(situations(), st.data())
def test_taking_gear_away_never_adds_an_exercise_that_needs_it(
    situation: Situation, data: st.DataObject
) -> None:
    book = situation.advisor.book
    gear = data.draw(st.sampled_from([*book.equipment, *book.household]))
    update = {"without": situation.wishes.without | {gear}}
    after = situation.advisor.assess(situation.check_in, situation.wishes.model_copy(update=update))
    assert allowed(after) <= allowed(situation.advice)
    needs = {way.id: way.needs for way in book.ways}
    for item in after.session.exercises if after.session else ():
        assert gear not in needs[item.way]


@given(situations())
def test_lacking_gear_is_told_beside_whatever_else_is_in_the_way(situation: Situation) -> None:
    equipment = available_equipment(situation.wishes, situation.advisor.book)
    ways = {one.id: one.ways for one in situation.advisor.book.exercises}
    for exclusion in situation.advice.excluded:
        lacking = any(way.needs - equipment for way in ways[exclusion.exercise])
        assert ("gear" in exclusion.kinds) == lacking


def test_a_plan_of_more_sets_than_the_catalog_adds_none() -> None:
    session = shipped_pages().changed("upper-back/session.yaml")
    session["session"]["plans"]["gradual"]["strength_sets"] = 5
    pages = shipped_pages().with_file("upper-back/session.yaml", session)
    returning = WELL.model_copy(update={"injury": "yes"})
    advice = Advisor.from_book(pages.book(), engine="bitmap").assess(returning)
    assert advice.session
    sets = [item.dose.sets for item in advice.session.exercises if item.phase is Phase.STRENGTH]
    assert sets and all(number is None or number <= 3 for number in sets)


def test_a_hold_is_cut_to_the_longest_of_its_phase() -> None:
    session = shipped_pages().changed("upper-back/session.yaml")
    session["session"] |= {"held_warm_up_at_most": 3, "stretch_hold_at_most": 10}
    pages = shipped_pages().with_file("upper-back/session.yaml", session)
    advice = Advisor.from_book(pages.book(), engine="bitmap").assess(WELL, {"minutes": 60})
    assert advice.session
    holds = {(item.phase, item.dose.hold) for item in advice.session.exercises if item.dose.hold}
    assert (Phase.STRETCH, 10) in holds
    assert all(hold <= 10 for _, hold in holds if isinstance(hold, int))


def test_after_one_warm_up_move_alone_there_is_no_strength() -> None:
    catalog = shipped_pages().changed("upper-back/exercises.yaml")
    first, *_ = [one for one in catalog["exercises"] if one["phase"] == "warm_up"]
    after = [one for one in catalog["exercises"] if one["phase"] in ("strength", "stretch")]
    pages = shipped_pages().with_file("upper-back/exercises.yaml", {"exercises": [first, *after]})
    session = Advisor.from_book(pages.book(), engine="bitmap").assess(WELL).session
    assert session
    assert {item.phase for item in session.exercises} == {Phase.WARM_UP, Phase.STRETCH}


def test_a_week_of_variants_is_not_three_times_the_same() -> None:
    advisor = Advisor(["upper-back"], engine="bitmap")
    sessions = [advisor.assess(WELL, Preferences(variant=v)).session for v in range(3)]
    assert len({tuple(i.exercise for i in s.exercises) for s in sessions if s}) == 3
    assert sessions == [advisor.assess(WELL, Preferences(variant=v)).session for v in range(3)]


def test_strength_mixes_gear_and_body_weight_where_both_are_there() -> None:
    advisor = Advisor(["upper-back"], engine="bitmap")
    equipment = {"resistance_band", "dumbbells"}
    needs = {way.id: way.needs for way in advisor.book.ways}
    for variant in range(8):
        wishes = Preferences(equipment=equipment, variant=variant, minutes=40)
        session = advisor.assess(WELL, wishes).session
        assert session
        strength = [item for item in session.exercises if item.phase is Phase.STRENGTH]
        with_gear = [item for item in strength if needs[item.way] & equipment]
        assert 0 < len(with_gear) < len(strength)
