"""Records of people with a clearance, and records decided by a folder that asks otherwise."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from recovery_advisor import Advisor, InputError, Record
from recovery_advisor.authoring.replay.deciders import AsRecorded
from recovery_advisor.authoring.replay.record_reader import read_record
from recovery_advisor.authoring.replay.replaying import replay
from recovery_advisor.authoring.replay.report import ReplayReport
from recovery_advisor.testing import check_ins, preferences
from tests.replay.recorded_check_ins import CLEARANCE, HEALTHY, SPELT_OUT, TODAY
from tests.support.changed_rules import ChangedRules

ANKLE = Path(__file__).resolve().parents[2] / "examples" / "ankle-rules"


@cache
def shipped() -> Advisor:
    return Advisor(engine="bitmap")


@cache
def ankle() -> Advisor:
    return Advisor.from_folder(ANKLE, engine="bitmap", try_cases=False)


@st.composite
def cleared(draw: DrawFn) -> Record:
    """The record of somebody whose clearance, given for anything that may be cleared, has run out since."""
    book = shipped().book
    clearable = [question.id for question in book.questions if question.may_be_cleared]
    scope = draw(st.sets(st.sampled_from(clearable), min_size=1))
    check_in = {
        **draw(check_ins(book)).model_dump(),
        "clearance": {**CLEARANCE, "scope": sorted(scope)},
    }
    advice = shipped().assess(check_in, draw(preferences(book)), today=TODAY)
    return read_record(json.loads(advice.record()))


@given(cleared())
def test_the_same_rules_change_nothing_for_somebody_cleared(record: Record) -> None:
    assert record.today == TODAY
    assert replay(record, shipped()).same


@given(cleared(), st.dates(min_value=date(2026, 7, 2)))
def test_on_another_day_a_clearance_that_ran_out_is_refused(record: Record, day: date) -> None:
    """So that a replay which took the day of the replay could not pass for one that works."""
    with pytest.raises(InputError, match="expires"):
        replay(record.model_copy(update={"today": day}), shipped())


@given(st.data())
def test_records_of_a_folder_are_the_same_by_that_folder(data: st.DataObject) -> None:
    book = ankle().book
    advice = ankle().assess(data.draw(check_ins(book)), data.draw(preferences(book)))
    assert replay(read_record(json.loads(advice.record())), ankle()).same


@given(st.data())
def test_what_a_folder_no_longer_asks_is_left_out_and_named(data: st.DataObject) -> None:
    """Whoever is left is assessed as if the rest had never been mentioned."""
    given = data.draw(check_ins(shipped().book)).model_dump()
    given.pop("swelling", None)  # asked by both, on scales that differ: refused, as it should be
    if given.get("pain") == "slight":
        given["pain"] = 2  # the ankle's scale has no such band
    record = read_record(json.loads(shipped().assess(given).record()))
    again = replay(record, ankle())
    asked = {name: answer for name, answer in given.items() if name in ankle().book.question}
    now = ankle().assess(asked)
    assert (again.new.verdict, again.new.readiness) == (now.verdict, now.readiness)
    gone = {name for name in given if name not in ankle().book.question} - {"screened"}
    screened = {given["screened"]} if "screened" in given else set()
    assert set(again.no_longer_asked) == gone | screened
    assert set(again.missing_now) == {*now.missing} - {*record.advice.missing}
    assert set(again.missing_no_more) == {*record.advice.missing} - {*now.missing}


@pytest.mark.parametrize(
    ("since", "missing"),
    [("red-flags/1", ()), ("red-flags/2", ()), ("red-flags/3", ("needs_special_plan",))],
)
def test_of_a_questionnaire_that_is_gone_no_denial_counts_that_it_is_too_old_for(
    rules: ChangedRules, since: str, missing: tuple[str, ...]
) -> None:
    """Nobody is refused for it, and what it denied of an older meaning counts as not known."""
    rules.replace("vocabulary.yaml", "since: red-flags/1", f"since: {since}")
    rules.add_rule("{pain: 1 or worse}", "{limit: mobility}")
    record = read_record(json.loads(shipped().assess(HEALTHY).record()))
    again = replay(record, Advisor.from_folder(rules.root, engine="bitmap", try_cases=False))
    assert "red-flags/2" in again.no_longer_asked
    assert "needs_special_plan" not in again.no_longer_asked
    assert again.missing_now == missing
    told = "\n".join(ReplayReport(1, again).lines())
    assert ("missing now: needs special plan" in told) is bool(missing)
    assert "no longer asked: arm pain or tingling" in told
    assert "red flags/2" in told


def test_a_yes_to_a_questionnaire_that_is_gone_counts(rules: ChangedRules) -> None:
    rules.replace("vocabulary.yaml", "since: red-flags/1", "since: red-flags/3")
    record = read_record(
        json.loads(shipped().assess({**SPELT_OUT, "needs_special_plan": "yes"}).record())
    )
    again = replay(record, Advisor.from_folder(rules.root, engine="bitmap", try_cases=False))
    assert (again.old, again.missing_now) == (again.new, ())


def test_a_version_that_is_no_number_is_too_old(rules: ChangedRules) -> None:
    other = Advisor.from_folder(rules.root, ["upper-back"], engine="bitmap", try_cases=False)
    again = replay(of(check_in={**SPELT_OUT, "screened": "red-flags/one"}), other)
    assert "needs_special_plan" in again.missing_now


def of(**changed: Any) -> Record:
    return read_record({**json.loads(shipped().assess(HEALTHY).record()), **changed})


@pytest.mark.parametrize(
    ("check_in", "field"), [({"pian": 1}, "pian"), ({"screened": "red-flags/9"}, "screened")]
)
def test_by_its_own_rules_a_record_is_taken_whole_or_not(
    check_in: dict[str, Any], field: str
) -> None:
    """Whatever its own rules never asked was not recorded by them."""
    with pytest.raises(InputError) as refusal:
        replay(of(check_in=check_in), shipped())
    assert refusal.value.field == field


def of_packs(*packs: str) -> Record:
    """A record that says it was made by these packs."""
    record = json.loads(shipped().assess(HEALTHY).record())
    version = {pack["id"]: pack for pack in record["rulebook"]["packs"]}
    record["rulebook"]["packs"] = [version[pack] for pack in packs]
    record["advice"]["rulebook"] = record["rulebook"]
    return read_record(record)


@pytest.mark.parametrize(("packs", "named"), [(["red-flags"], "red-flags"), ([], "no pack")])
def test_packs_that_make_no_rule_book_refuse_their_record_alone(
    packs: list[str], named: str
) -> None:
    decider = AsRecorded()
    with pytest.raises(InputError, match=f"{named}.* was given; .*exactly one pack of kind base"):
        decider(of_packs(*packs))
    assert replay(of(), decider(of())).same


def test_one_advisor_serves_the_same_packs_in_any_order() -> None:
    decider = AsRecorded()
    one, other = of_packs("upper-back", "red-flags"), of_packs("red-flags", "upper-back")
    assert decider(one) is decider(other)
