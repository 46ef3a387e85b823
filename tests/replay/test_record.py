"""A record holds all that an advice was made from, and the same input gives the same bytes."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advice, Advisor, NoOrigin, Record, __version__
from recovery_advisor.rulebook.kleene import counts, truth
from recovery_advisor.rulebook.questions import Interval
from tests.replay.recorded_check_ins import PEOPLE, TODAY, WISHES, records
from tests.support.engines import EACH
from tests.support.situations import Situation, situations

KEPT = Path(__file__).with_name("records.jsonl")


def without_engine(record: str) -> dict[str, Any]:
    kept = json.loads(record)
    del kept["engine"], kept["advice"]["engine"]
    return kept  # type: ignore[no-any-return]


def test_the_same_people_give_the_same_bytes_on_every_python() -> None:
    """CI runs this on each Python that there is, against the one file."""
    assert records() == KEPT.read_text(encoding="utf-8")


def test_no_byte_depends_on_an_encoding_or_a_line_break() -> None:
    for line in records().splitlines():
        assert line.isascii()
        assert line == json.dumps(json.loads(line), sort_keys=True, separators=(",", ":"))


@given(situations(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_given_leaves_no_trace(
    situation: Situation, order: Any
) -> None:
    check_in = list(situation.check_in.model_dump().items())
    wishes = [
        (name, sorted(value) if isinstance(value, frozenset) else value)
        for name, value in situation.wishes.model_dump().items()
    ]
    order.shuffle(check_in)
    order.shuffle(wishes)
    for _, value in wishes:
        if isinstance(value, list):
            order.shuffle(value)
    again = situation.advisor.assess(dict(check_in), dict(wishes))
    assert again.record() == situation.advice.record()


def test_the_order_of_packs_leaves_no_trace() -> None:
    one, other = (
        Advisor(packs, engine="bitmap")
        for packs in (["upper-back", "red-flags"], ["red-flags", "upper-back"])
    )
    for person in PEOPLE:
        assert (
            one.assess(*person, today=TODAY).record() == other.assess(*person, today=TODAY).record()
        )


@pytest.mark.parametrize(
    "engine",
    [*EACH, None],
)
def test_the_engine_is_all_that_another_engine_changes(engine: Any) -> None:
    advisor = Advisor(engine=engine)
    for person, kept in zip(PEOPLE, records().splitlines(), strict=True):
        record = advisor.assess(*person, today=TODAY).record()
        assert without_engine(record) == without_engine(kept)
        assert json.loads(record)["engine"] == advisor.assess({}).engine


def test_without_a_clearance_no_day_is_in_it() -> None:
    advisor = Advisor(engine="bitmap")
    person, cleared = PEOPLE[3], PEOPLE[-1]
    assert advisor.assess(*person, today=TODAY).record() == advisor.assess(*person).record()
    assert json.loads(advisor.assess(*cleared, today=TODAY).record())["today"] == "2026-06-15"


@given(situations())
def test_it_holds_all_that_was_given_and_all_that_came_of_it(situation: Situation) -> None:
    advice = situation.advice
    record = Record.model_validate_json(advice.record())
    assert record.advice == advice
    assert (record.library, record.engine) == (__version__, advice.engine)
    assert record.rulebook == advice.rulebook == situation.advisor.book.id
    assert situation.advisor.CheckIn.model_validate(record.check_in) == situation.check_in
    assert situation.advisor.assess(record.check_in, record.preferences) == advice
    assert not record.fault


@given(situations())
def test_it_tells_what_counted_and_what_only_for_want_of_an_answer(situation: Situation) -> None:
    """By Kleene logic."""
    book = situation.advisor.book
    taken = situation.advisor.CheckIn.model_validate(situation.check_in.model_dump())
    answers: dict[str, Interval] = {}
    denied = book.questionnaires.get(taken.screening or "", frozenset())
    for question in book.questions:
        given = getattr(taken, question.id)
        if question.id in denied and question.id not in taken.model_fields_set:
            given = "no"
        answers[question.id] = question.intervals[question.codes[given]]
    expected = [
        (effect.rule.id, effect.kind, effect.level, truth(effect.rule.when, answers) is True)
        for effect in book.effects
        if counts(effect, answers)
    ]
    counted = Record.model_validate_json(situation.advice.record()).counted
    assert [(one.rule, one.effect, one.level, one.known) for one in counted] == expected


@given(situations())
def test_a_record_comes_back_from_json_unchanged(situation: Situation) -> None:
    line = situation.advice.record()
    record = Record.model_validate_json(line)
    again = json.dumps(record.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
    assert again == line


def read_back(advice: Advice) -> Advice:
    return Advice.model_validate_json(advice.model_dump_json())


def unpickled(advice: Advice) -> Advice:
    return pickle.loads(pickle.dumps(advice))  # type: ignore[no-any-return]


def edited(advice: Advice) -> Advice:
    return advice.model_copy(update={"notes": ()})


@pytest.mark.parametrize("changed", [read_back, unpickled, edited])
def test_an_advice_that_no_longer_knows_its_check_in_gives_no_record(changed: Any) -> None:
    advice = Advisor(engine="bitmap").assess(PEOPLE[1][0], WISHES)
    with pytest.raises(NoOrigin, match="Assess the check-in again"):
        changed(advice).record()
