"""``assert_safe``: what it takes, and what it tells."""

from __future__ import annotations

import asyncio
import pickle
from time import sleep
from typing import Any, cast

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis.errors import Flaky

from recovery_advisor import Advisor, CheckIn, CheckInBase, InputError, Preferences
from recovery_advisor.testing import LAWS, Breach, LawBroken, assert_safe, check_ins, preferences
from tests.generated import EXAMPLES
from tests.support.advisors import shared_advisor
from tests.support.answers import best_of
from tests.testing.wrong_apps import takes_turns

ADVISOR = shared_advisor(engine="bitmap")
searching = settings(max_examples=100, derandomize=True, database=None, deadline=None)
briefly = settings(searching, max_examples=20)
#: Whoever is found first will do.
anybody = settings(briefly, phases=[Phase.generate])


def law(id: str) -> Any:
    [wanted] = [law for law in LAWS if law.id == id]
    return wanted


def broken_by(advise: Any, **how: Any) -> LawBroken:
    with pytest.raises(LawBroken) as broken:
        assert_safe(advise, **{"advisor": ADVISOR, "settings": anybody, **how})
    return broken.value


def assess(check_in: Any) -> Any:
    return ADVISOR.assess(check_in)


@pytest.mark.deep
@pytest.mark.parametrize(
    "written",
    [
        lambda advice: advice,
        pytest.param(lambda advice: advice.model_dump(), marks=pytest.mark.deep),
        pytest.param(lambda advice: advice.model_dump(mode="json"), marks=pytest.mark.deep),
        pytest.param(lambda advice: advice.model_dump_json(), marks=pytest.mark.deep),
        lambda advice: advice.model_dump_json(indent=2).encode(),
    ],
    ids=["an advice", "its mapping", "its JSON mapping", "its JSON text", "its JSON in bytes"],
)
def test_an_advice_may_come_back_in_any_of_its_forms(written: Any) -> None:
    law("advice-comes-back").check(
        lambda one: written(assess(one)), advisor=ADVISOR, settings=searching
    )


REST = assess({}).model_dump()


@pytest.mark.parametrize(
    ("came", "why"),
    [
        pytest.param(None, "a NoneType came back, None", id="nothing"),
        pytest.param(True, "a bool came back, True", id="a boolean"),
        pytest.param([], "a list came back, []", id="a list"),
        pytest.param("", "is no advice", id="no text"),
        pytest.param("{}", "is no advice: verdict: field required", id="an empty object"),
        pytest.param({}, "is no advice: verdict: field required", id="an empty mapping"),
        pytest.param({"verdict": object()}, "can't be written as JSON", id="what JSON has not"),
        pytest.param({**REST, "urgency": "urgent"}, "the verdict is the headline", id="at odds"),
        pytest.param({**REST, "mood": "good"}, "is no advice: mood: extra", id="one key more"),
    ],
)
def test_anything_else_is_a_clear_failure_and_never_a_pass(came: object, why: str) -> None:
    broken = broken_by(lambda _: came)
    assert [breach.law for breach in broken.breaches] == ["advice-comes-back"]
    assert why in str(broken)
    assert "it is an Advice, the mapping of one, or its JSON text" in str(broken)


def test_an_app_that_fails_breaks_a_law_and_its_error_is_told() -> None:
    def advise(check_in: CheckIn) -> object:
        raise InputError("name", "Ada", "nobody")

    broken = broken_by(advise)
    assert "it raised InputError(" in str(broken)
    assert isinstance(broken.__cause__, InputError)


@pytest.mark.deep
def test_who_an_app_is_not_meant_for_is_left_out_by_assume() -> None:
    def advise(check_in: CheckIn) -> object:
        assume(check_in.under_18 != "yes")
        return assess(check_in)

    law("no-more-than-the-rules").check(advise, advisor=ADVISOR, settings=searching)


@pytest.mark.deep
def test_every_law_that_is_broken_is_told_at_once() -> None:
    well = assess(best_of(ADVISOR.book))
    broken = broken_by(lambda _: well)
    told = {breach.law for breach in broken.breaches}
    assert {"danger-is-referred", "only-known-permits", "todays-answers-decide"} <= told
    assert "test_every_law_that_is_broken_is_told_at_once.<locals>.<lambda> breaks" in str(broken)
    assert f"{len(told)} of {len(LAWS)} laws" in str(broken)
    for breach in broken.breaches:
        assert str(breach) in str(broken)


def test_a_broken_law_is_told_with_the_smallest_people_and_what_differs() -> None:
    worse = law("worse-never-permits")
    with pytest.raises(LawBroken) as broken:
        worse.check(worse.wrong(ADVISOR), advisor=ADVISOR, settings=searching)
    [breach] = broken.value.breaches
    better, pained = breach.people
    assert breach.changed[1] in str(breach)
    assert breach.changed[1].startswith("pain ") and "→" in breach.changed[1]
    assert better.model_dump(mode="json").keys() == pained.model_dump(mode="json").keys()
    told = [line for line in str(breach).splitlines() if "about:" in line]
    assert [CheckIn.model_validate(eval(one.partition("about:")[2].strip())) for one in told] == [
        better,
        pained,
    ]
    assert "with the worse answer, urgency is at least urgent, and not none" in str(breach)


def test_people_of_a_message_can_be_pasted() -> None:
    cleared = law("clearance-lifts-what-it-names")
    with pytest.raises(LawBroken) as broken:
        cleared.check(cleared.wrong(ADVISOR), advisor=ADVISOR, settings=searching)
    [breach] = broken.value.breaches
    [person] = breach.people
    shown = str(breach).partition("asked about: ")[2].partition("\n")[0]
    assert CheckIn.model_validate(eval(shown)) == person
    assert ADVISOR.assess(eval(shown)) == ADVISOR.assess(person)


@given(check_ins())
def test_anybody_of_a_message_can_be_pasted(check_in: CheckInBase) -> None:
    breach = Breach("a-law", "A law.", (check_in,), None, ("nothing",), ("",), ())
    shown = str(breach).partition("asked about: ")[2].partition("\n")[0]
    again = CheckIn.model_validate(eval(shown))
    assert (again, again.answers) == (check_in, check_in.answers)


def test_an_app_with_a_memory_gets_a_readable_failure_too() -> None:
    broken = broken_by(takes_turns(ADVISOR))
    assert "same-answers-same-advice" in {breach.law for breach in broken.breaches}
    assert any(breach.fickle for breach in broken.breaches)
    assert "what it answers depends on more than the check-in" in str(broken)


@pytest.mark.deep
def test_an_app_that_takes_preferences_is_given_some_and_held_against_them() -> None:
    asked: list[Preferences] = []

    def advise(check_in: CheckIn, wishes: Preferences) -> object:
        asked.append(wishes)
        return ADVISOR.assess(check_in, wishes)

    no_more = law("no-more-than-the-rules")
    no_more.check(advise, advisor=ADVISOR, preferences=preferences(), settings=searching)
    assert len(set(asked)) > 5


def test_gear_that_is_not_there_is_found_where_preferences_are_drawn() -> None:
    everything = Preferences(equipment=set(ADVISOR.book.equipment), minutes=60)

    def advise(check_in: CheckIn, wishes: Preferences) -> object:
        return ADVISOR.assess(check_in, everything)

    with pytest.raises(LawBroken, match=r"not all that .* needs is there") as broken:
        law("planned-is-known-safe").check(
            advise, advisor=ADVISOR, preferences=preferences(), settings=searching
        )
    assert "preferences: {" in str(broken.value)


@pytest.mark.deep
def test_an_app_that_knows_of_gear_from_elsewhere_is_not_held_against_none() -> None:
    everything = Preferences(equipment=set(ADVISOR.book.equipment), minutes=60)
    no_more = law("no-more-than-the-rules")
    no_more.check(lambda one: ADVISOR.assess(one, everything), advisor=ADVISOR, settings=searching)


def test_rules_of_ones_own_are_held_against_themselves() -> None:
    ankle = Advisor.from_folder(EXAMPLES / "ankle-rules", engine="bitmap")
    assert_safe(ankle.assess, advisor=ankle, settings=briefly)


def test_an_app_by_other_rules_is_told_so() -> None:
    base = Advisor(["upper-back"], engine="bitmap")

    def advise(check_in: CheckIn) -> object:
        asked = {id: a for id, a in check_in.answers.items() if id in base.book.question}
        return base.assess(asked)

    [pack] = base.book.packs
    assert f"these are {pack.id} {pack.version} and red-flags" in str(broken_by(advise))


def test_a_broken_law_survives_being_handed_between_processes() -> None:
    broken = broken_by(lambda _: None)
    again = pickle.loads(pickle.dumps(broken))
    assert str(again) == str(broken)
    assert again.breaches == broken.breaches


def test_an_app_that_is_slow_but_once_breaks_no_law() -> None:
    naps = iter([0.2])

    def advise(check_in: CheckIn) -> object:
        sleep(next(naps, 0))
        return assess(check_in)

    with pytest.raises(Flaky):
        law("advice-comes-back").check(
            advise,
            advisor=ADVISOR,
            settings=settings(searching, deadline=100, phases=[Phase.generate]),
        )


@pytest.mark.parametrize(
    ("phases", "most"), [([Phase.generate], 7), ([Phase.explicit, Phase.generate], 2_000)]
)
def test_how_hard_to_look_can_be_said(phases: list[Phase], most: int) -> None:
    asked = 0

    def advise(check_in: CheckIn) -> object:
        nonlocal asked
        asked += 1
        return assess(check_in)

    law("advice-comes-back").check(
        advise, advisor=ADVISOR, settings=settings(briefly, max_examples=7, phases=phases)
    )
    assert asked == 7 if most == 7 else 7 < asked <= most


def test_an_asynchronous_app_is_awaited() -> None:
    async def advise(check_in: CheckIn) -> object:
        await asyncio.sleep(0)
        assume(check_in.under_18 != "yes")
        return assess(check_in)

    law("no-more-than-the-rules").check(advise, advisor=ADVISOR, settings=briefly)


async def all_is_well(check_in: CheckIn) -> object:
    await asyncio.sleep(0)
    return assess(best_of(ADVISOR.book))


def test_a_wrong_asynchronous_app_is_caught() -> None:
    assert "all_is_well breaks" in str(broken_by(all_is_well))


def test_an_asynchronous_app_can_be_held_in_an_asynchronous_test() -> None:
    async def test() -> None:
        assert "danger-is-referred" in str(broken_by(all_is_well))

    asyncio.run(test())


def test_an_asynchronous_app_keeps_its_event_loop() -> None:
    loops = set()

    async def advise(check_in: CheckIn) -> object:
        loops.add(asyncio.get_running_loop())
        return assess(check_in)

    law("advice-comes-back").check(advise, advisor=ADVISOR, settings=briefly)
    assert len(loops) == 1


def test_the_danger_itself_is_told_first() -> None:
    def advise(check_in: CheckIn) -> object:
        return assess(check_in).model_copy(update={"say": ("All good, train hard!",)})

    with pytest.raises(LawBroken) as broken:
        law("words-are-the-rules").check(advise, advisor=ADVISOR, settings=briefly)
    [breach] = broken.value.breaches
    assert str(breach).splitlines()[1:4] == [
        "    who:         chest_pain yes; all else at its best",
        "    came back:   emergency (readiness rest, urgency emergency): All good, train hard!",
        "    by the rules: emergency (readiness rest, urgency emergency):"
        " Call your local emergency number now.",
    ]


@pytest.mark.deep
def test_an_app_may_name_a_number_that_it_knows_from_elsewhere() -> None:
    wishes = Preferences(emergency_number="112")
    words = law("words-are-the-rules")
    words.check(lambda one: ADVISOR.assess(one, wishes), advisor=ADVISOR, settings=briefly)


@pytest.mark.deep
def test_an_app_may_be_more_careful_than_the_rules() -> None:
    resting = assess({})

    def advise(check_in: CheckIn) -> object:
        told = assess(check_in)
        return resting if told.verdict == "mobility" else told

    words = law("words-are-the-rules")
    words.check(advise, advisor=ADVISOR, settings=briefly)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (lambda: assert_safe(cast("Any", Advisor())), "advise"),
        (lambda: assert_safe(Advisor().assess, advisor=cast("Any", "ankle-rules")), "advisor"),
        (
            lambda: assert_safe(Advisor().assess, settings=cast("Any", {"max_examples": 3})),
            "settings",
        ),
    ],
    ids=["no function", "no advisor", "no settings"],
)
def test_what_it_can_not_be_given_is_refused_by_name(wrong: Any, field: str) -> None:
    with pytest.raises(InputError) as refused:
        wrong()
    assert refused.value.field == field


def test_a_changed_word_of_a_reason_is_told() -> None:
    def soothing(check_in: Any) -> object:
        advice = ADVISOR.assess(check_in)
        first = advice.reasons[0].model_copy(update={"say": "Nothing to worry about."})
        return advice.model_copy(update={"reasons": (first, *advice.reasons[1:])})

    with pytest.raises(LawBroken, match=r"say is .*, and not 'Nothing to worry about\.'"):
        law("words-are-the-rules").check(soothing, advisor=ADVISOR, settings=briefly)


@pytest.mark.deep
def test_an_app_that_knows_what_gear_there_is_is_not_accused() -> None:
    wishes = Preferences(equipment=frozenset({"resistance_band"}), without=frozenset({"wall"}))
    law("words-are-the-rules").check(
        lambda check_in: ADVISOR.assess(check_in, wishes), advisor=ADVISOR, settings=briefly
    )


@pytest.mark.deep
@pytest.mark.parametrize(
    ("question", "worse", "better"), [("pain", 9, 0), ("range_of_motion", 69, 100)]
)
def test_an_answer_inside_of_a_band_is_tried(question: str, worse: int, better: int) -> None:
    def lenient(check_in: Any) -> object:
        told = getattr(check_in, question)
        return ADVISOR.assess(
            check_in.model_copy(update={question: better}) if told == worse else check_in
        )

    with pytest.raises(LawBroken):
        law("no-more-than-the-rules").check(lenient, advisor=ADVISOR, settings=briefly)
