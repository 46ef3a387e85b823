"""Records decided again: the same rules change nothing, and other rules what they change."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advice, Advisor, InputError, Record, Screening
from recovery_advisor.authoring.replay.deciders import AsRecorded
from recovery_advisor.authoring.replay.record_reader import read_record
from recovery_advisor.authoring.replay.replayed import Replayed
from recovery_advisor.authoring.replay.replaying import replay
from recovery_advisor.authoring.replay.report import ReplayReport
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.testing import check_ins, preferences
from recovery_advisor.values.permissive import allowed, more_permissive
from tests.replay.recorded_check_ins import HEALTHY, PEOPLE, TODAY, records
from tests.support.changed_rules import ChangedRules
from tests.support.situations import Situation, situations


def kept(advice: Advice) -> Record:
    return read_record(json.loads(advice.record()))


@given(situations())
def test_the_same_rules_change_nothing(situation: Situation) -> None:
    again = replay(kept(situation.advice), situation.advisor)
    assert again.same
    assert report_text(again) == ""
    assert (again.opened, again.closed, again.counts_now, again.counts_no_more) == ((), (), (), ())
    assert not (again.rules_differ or again.words_differ or again.more_permissive)


def test_shipped_packs_are_found_by_their_names() -> None:
    decider = AsRecorded()
    for packs in (["upper-back"], ["upper-back", "red-flags"]):
        record = kept(Advisor(packs, engine="bitmap").assess({"pain": 2}))
        again = replay(record, decider(record))
        assert again.same
        assert again.engines == ("bitmap", Advisor(packs).assess({}).engine)


def test_the_kept_records_are_the_same_today() -> None:
    decider = AsRecorded()
    for line in records().splitlines():
        record = read_record(json.loads(line))
        assert replay(record, decider(record)).same


#: Edits of a file: what is there, what comes in its place.
EDITS: dict[str, tuple[str, str, str]] = {
    "a limit that starts later": (
        "upper-back/readiness.yaml", "{swelling: mild or worse}", "{swelling: moderate or worse}",
    ),
    "a referral that starts earlier": (
        "upper-back/readiness.yaml", "- pain: 7 or worse", "- pain: 5 or worse",
    ),
    "other words": (
        "upper-back/pack.yaml", "rest: Rest for now.", "rest: Take a rest.",
    ),
    "a shorter session": ("upper-back/session.yaml", "minutes: ", "minutes: 1"),
}  # fmt: skip


@cache
def _before() -> Advisor:
    return Advisor(["upper-back"], engine="bitmap")


@pytest.fixture(params=EDITS)
def edited(request: pytest.FixtureRequest, rules: ChangedRules) -> Advisor:
    file, old, new = EDITS[request.param]
    lines = rules.text(file).replace(old, new, 1).splitlines(keepends=True)
    # Examples that no longer hold are no part of what is tested here.
    rules.write(file, "".join(line for line in lines if not line.startswith("      - {given")))
    rules.write(file, rules.text(file).replace("    examples:\n", ""))
    return Advisor.from_folder(rules.root, engine="bitmap", try_cases=False)


@given(st.data())
def _changes_as_assessed(edited: Advisor, data: st.DataObject) -> None:
    check_in = data.draw(check_ins(_before().book))
    wishes = data.draw(preferences(_before().book))
    then = _before().assess(check_in, wishes)
    now = edited.assess(check_in.model_dump(), wishes)
    assert_tells(replay(kept(then), edited), then, now)


def assert_tells(again: Replayed, then: Advice, now: Advice) -> None:
    """What a replay says is what comes of assessing twice."""
    who = {"engine", "rulebook"}
    assert again.same == (then.model_dump(exclude=who) == now.model_dump(exclude=who))
    assert again.more_permissive == any(more_permissive(now, than=then))
    assert (again.old.verdict, again.new.verdict) == (then.verdict, now.verdict)
    assert set(again.opened) == allowed(now) - allowed(then)
    assert set(again.closed) == allowed(then) - allowed(now)
    for id in (*again.opened, *again.closed):
        assert id in report_text(again)
    if then.verdict != now.verdict:
        assert f"verdict: {then.verdict} -> {now.verdict}" in report_text(again)


def test_an_edit_changes_whom_it_changes(edited: Advisor) -> None:
    _changes_as_assessed(edited)


def _forgets_wishes(record: Record, advisor: Advisor) -> Replayed:
    return replay(record.model_copy(update={"preferences": {}}), advisor)


def _forgets_denials(record: Record, advisor: Advisor) -> Replayed:
    known = {name: answer for name, answer in record.check_in.items() if answer != "no"}
    return replay(record.model_copy(update={"check_in": known}), advisor)


@pytest.mark.parametrize("broken", [_forgets_wishes, _forgets_denials])
def test_a_replay_that_forgets_something_is_noticed(
    broken: Callable[[Record, Advisor], Replayed],
) -> None:
    advisor = Advisor(engine="bitmap")
    kept_ones = [read_record(json.loads(line)) for line in records().splitlines()]
    assert not all(_is_same(broken, record, advisor) for record in kept_ones)


def _is_same(
    decide: Callable[[Record, Advisor], Replayed], record: Record, advisor: Advisor
) -> bool:
    try:
        return decide(record, advisor).same
    except InputError:  # what is said to have counted no longer fits
        return False


def test_a_clearance_is_judged_on_its_day() -> None:
    person, wishes = PEOPLE[-1]
    advisor = Advisor(engine="bitmap")
    record = kept(advisor.assess(person, wishes, today=TODAY))
    assert replay(record, advisor).same
    with pytest.raises(InputError, match="expires"):
        replay(record.model_copy(update={"today": None}), advisor)


def test_a_rule_that_decides_now_is_named_with_what_it_looks_at(rules: ChangedRules) -> None:
    rules.add_rule("{pain: 2 or worse}", "{limit: mobility}")
    person = {**HEALTHY, "pain": 2, "needs_special_plan": "no", "screening": None}
    record = kept(_before().assess(person))
    again = replay(record, Advisor.from_folder(rules.root, engine="bitmap", try_cases=False))
    assert [cause.rule for cause in again.counts_now] == ["extra"]
    assert report_text(again).startswith(
        "line 7: would change\n  verdict: full_programme -> mobility\n  readiness: full -> mobility\n"
    )
    assert "  counts now: extra (limit mobility); it looks at: pain 2\n" in report_text(again)
    assert report_text(again).endswith("  the rules are not those of the record\n")


@pytest.mark.parametrize(
    ("screening", "answer"),
    [
        (Screening.answered("red-flags/2"), "no"),
        (Screening.answered("red-flags/2", skipped={"cancer_history"}), None),
        (None, None),
    ],
)
def test_what_a_screening_says_is_what_a_rule_looks_at(
    rules: ChangedRules, screening: Screening | None, answer: str | None
) -> None:
    shutil.copytree(shipped_rules() / "red-flags", rules.root / "red-flags")
    rules.add_rule("{any: [{pain: 1 or worse}, {cancer_history: yes}]}", "{limit: mobility}")
    record = kept(Advisor(engine="bitmap").assess({"pain": 1, "screening": screening}))
    [cause] = replay(
        record, Advisor.from_folder(rules.root, engine="bitmap", try_cases=False)
    ).counts_now
    assert (cause.rule, cause.known) == ("extra", True)
    assert cause.looks_at == {"pain": 1, "cancer_history": answer}


def test_a_question_that_is_asked_no_more_is_named(rules: ChangedRules) -> None:
    record = kept(Advisor(engine="bitmap").assess({"chest_pain": "yes", "pain": 1}))
    again = replay(record, Advisor.from_folder(rules.root, engine="bitmap", try_cases=False))
    assert again.no_longer_asked == ("chest_pain",)
    assert "no longer asked: chest pain" in report_text(again)
    assert again.more_permissive
    assert report_text(again).startswith("line 7: would change, and is more permissive\n")


def test_words_alone_are_called_that(rules: ChangedRules) -> None:
    rules.replace("upper-back/pack.yaml", "rest: Rest for now.", "rest: Take a rest.")
    again = replay(
        kept(_before().assess({"swelling": "mild"})),
        Advisor.from_folder(rules.root, engine="bitmap", try_cases=False),
    )
    assert (again.same, again.words_only, again.more_permissive) == (False, True, False)
    assert report_text(again) == (
        "line 7: would change\n  only in its words\n"
        "  the rules say it in other words than those of the record\n"
    )


def test_a_fault_is_told_and_what_comes_of_it_without() -> None:
    advisor = Advisor(engine="bitmap")
    with patch.object(BitmapEngine, "counting", side_effect=OSError):
        record = kept(advisor.assess(*PEOPLE[1]))
    assert record.fault
    again = replay(record, advisor)
    assert (again.same, again.faults) == (False, (True, False))
    assert "an engine failed, or two differed, when this was recorded" in report_text(again)


def report_text(again: Replayed) -> str:
    return "\n".join(ReplayReport(7, again).lines())


def tampered(**changed: Any) -> dict[str, Any]:
    return {**json.loads(records().splitlines()[1]), **changed}


def test_a_record_whose_advice_contradicts_itself_is_refused() -> None:
    advice = {**tampered()["advice"], "urgency": "emergency"}
    with pytest.raises(InputError) as refusal:
        read_record(tampered(advice=advice))
    assert refusal.value.field == "advice"


@pytest.mark.parametrize(
    "counted",
    [
        [],
        [{"rule": "chest-pain", "effect": "refer", "level": "emergency", "known": True}],
    ],
)
def test_what_did_not_count_can_not_be_written_in(counted: list[dict[str, Any]]) -> None:
    with pytest.raises(InputError, match="counted: something else was given"):
        replay(read_record(tampered(counted=counted)), Advisor(engine="bitmap"))


def test_a_fault_beside_leave_to_exercise_is_refused() -> None:
    with pytest.raises(InputError, match="rest where an engine failed"):
        read_record(tampered(fault=True))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"record": 1}, "record"),
        ({"record": 2}, "record"),
        ({"record": 4}, "record"),
        ({"record": 3.0}, "record"),
        ({"record": True}, "record"),
        ({"record": None}, "record"),
        ({"engine": "another"}, None),
        ({"fault": 1}, "fault"),
        ({"check_in": []}, "check_in"),
        ({"more": 1}, "more"),
        ({"today": "2026-02-30"}, "today"),
        ({"counted": [{}]}, "counted.0.rule"),
    ],
)
def test_what_is_no_record_is_refused_with_the_field(
    changed: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(InputError) as refusal:
        read_record(tampered(**changed))
    assert refusal.value.field == field


def test_a_record_of_the_first_form_is_refused_by_its_form() -> None:
    """Its session had other keys; nothing of it is guessed at."""
    first = tampered(record=1)
    first["advice"]["session"]["items"] = first["advice"]["session"].pop("exercises")
    with pytest.raises(InputError, match=r"^record: 1 was given; allowed: 3, the form of the rec"):
        read_record(first)


@pytest.mark.parametrize("answer", [11, "huge", 2.5, True])
def test_an_answer_that_the_rules_do_not_take_is_refused(answer: object) -> None:
    record = read_record(tampered(check_in={"pain": answer}))
    with pytest.raises(InputError, match=r"pain: .* was given; allowed"):
        replay(record, Advisor(engine="bitmap"))


def test_a_pack_that_does_not_ship_is_refused_with_what_to_try() -> None:
    folder = Path(__file__).resolve().parents[2] / "examples" / "ankle-rules"
    record = kept(Advisor.from_folder(folder, engine="bitmap", try_cases=False).assess({}))
    with pytest.raises(
        InputError, match=r"'ankle' was given; allowed: red-flags, upper-back.*--with"
    ):
        AsRecorded()(record)
    assert replay(record, Advisor.from_folder(folder, try_cases=False)).same
