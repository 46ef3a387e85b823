"""Records of people who answered questions that have been merged into others since.

``red_flags_1.jsonl`` was written by the library and the rules of red-flags 1.0.0: somebody who denied
all, somebody who answered *yes*, and *unsure* where there was doubt to answer, to each question that is
gone, in a screening, and one without a screening.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recovery_advisor import Record
from recovery_advisor.authoring.replay.record_reader import read_record
from recovery_advisor.authoring.replay.replayed import Cause, Replayed
from recovery_advisor.authoring.replay.replaying import replay
from recovery_advisor.authoring.replay.report import ReplayReport
from tests.support.advisors import shared_advisor

ADVISOR = shared_advisor(engine="bitmap")
DENIED_ALL, *SAID = [
    read_record(json.loads(line))
    for line in Path(__file__).with_name("red_flags_1.jsonl").read_text("ascii").splitlines()
]


def said(record: Record) -> str:
    """What of a record is no denial."""
    [told] = [
        f"{id} {answer}" for id, answer in record.check_in.items() if answer in ("yes", "unsure")
    ]
    return told if "screened" in record.check_in else f"{told}, alone"


def of(told: str) -> Replayed:
    [record] = [record for record in SAID if said(record) == told]
    return replay(record, ADVISOR)


def test_each_question_that_is_gone_was_answered_in_a_record() -> None:
    known = {told.partition(" ")[0] for told in map(said, SAID)}
    assert known == ADVISOR.book.merged.keys()
    assert len(SAID) == 26


@pytest.mark.parametrize("record", SAID, ids=said)
def test_yes_and_unsure_count_where_their_question_is_merged(record: Record) -> None:
    again, now = replay(record, ADVISOR), ADVISOR.assess(record.check_in)
    assert (again.new.verdict, again.new.urgency) == (now.verdict, now.urgency)
    assert again.new.urgency >= again.old.urgency
    assert not again.more_permissive


@pytest.mark.parametrize(
    ("told", "then", "now"),
    [
        ("tearing_back_pain yes", "emergency", "emergency"),
        ("tearing_back_pain yes, alone", "emergency", "emergency"),
        ("tearing_back_pain unsure", "routine", "urgent"),
        ("major_trauma yes", "emergency", "emergency"),
        ("fragile_bones_and_a_fall yes", "urgent", "urgent"),
        ("clumsy_hands unsure", "routine", "soon"),
        ("unrelenting_night_pain unsure", "routine", "soon"),
        ("recent_surgery yes", "routine", "routine"),
        ("wrist_pain yes", "none", "none"),
    ],
)
def test_who_said_it_is_as_urgent_now_as_the_rules_say(told: str, then: str, now: str) -> None:
    again = of(told)
    assert (again.old.urgency, again.new.urgency) == (then, now)


def test_what_counts_now_is_told_with_the_answer_that_made_it_count() -> None:
    again = of("major_trauma yes")
    [cause] = [one for one in again.counts_now if one.level == "emergency" and one.known]
    assert (cause.rule, cause.looks_at) == ("hard-fall", {"hard_fall": "yes"})
    told = "\n".join(ReplayReport(1, again).lines())
    assert "counts now: hard-fall (refer emergency); it looks at: hard fall yes" in told
    assert "no longer asked" not in told


def test_a_denial_of_what_is_merged_denies_nothing_now() -> None:
    again = replay(DENIED_ALL, ADVISOR)
    assert (again.old.verdict, again.new.verdict) == ("full_programme", "rest")
    asked_now = {into for ids in ADVISOR.book.merged.values() for into in ids}
    assert asked_now <= {*again.missing_now}
    assert all(_no_denial(cause, asked_now) for cause in again.counts_now)


def _no_denial(cause: Cause, asked_now: set[str]) -> bool:
    return not any(cause.looks_at.get(id) == "no" for id in asked_now)
