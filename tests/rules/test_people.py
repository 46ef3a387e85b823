"""Nobody from elsewhere who is in danger is given a session, and the whole table is what is known of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.people import __main__ as page
from benchmarks.people.judging import PEOPLE, READ_BLIND, Judged, judged, people
from recovery_advisor import Advice, Readiness, Urgency

#: Who is known to be sent too late, and how soon; who too early. Nobody may join them unseen.
LATE = {"mi-as-shoulder-pain-46m": Urgency.URGENT}
EARLY = {"pancoast-horner-54m", "biliary-colic-48f", "ordinary-wry-neck"}


@pytest.fixture(scope="module")
def everybody() -> list[Judged]:
    return judged()


@pytest.fixture
def with_a_session(everybody: list[Judged]) -> Advice:
    """The advice of somebody who is given a session."""
    return next(one.advice for one in everybody if one.advice.session)


def test_nobody_dangerous_is_given_a_session_too_early(everybody: list[Judged]) -> None:
    assert [one.person.name for one in everybody if one.is_moved_too_early] == []
    dangerous = [one for one in everybody if one.person.urgency >= Urgency.URGENT]
    assert len(dangerous) == 33
    assert [one.person.name for one in dangerous if one.advice.session] == []


def test_nobody_in_danger_who_was_read_blind_is_given_a_session() -> None:
    everybody = judged(READ_BLIND)
    dangerous = [one for one in everybody if one.person.urgency > Urgency.NONE]
    assert (len(dangerous), len(everybody)) == (18, 34)
    assert {one.advice.readiness for one in dangerous} == {Readiness.REST}


def test_those_who_are_sent_too_late_are_known(everybody: list[Judged]) -> None:
    assert {one.person.name: one.sent for one in everybody if one.sent < one.needed} == LATE


def test_those_who_are_sent_too_early_are_known(everybody: list[Judged]) -> None:
    assert {one.person.name for one in everybody if one.sent > one.needed} == EARLY


def test_every_person_has_a_story_and_a_source_and_a_name_of_their_own() -> None:
    everybody = people()
    assert len({one.name for one in everybody}) == len(everybody) == 52
    assert all(one.story and one.source and one.readiness for one in everybody)
    assert {one.urgency for one in everybody} == {*Urgency} - {Urgency.SOON}


def test_the_table_counts_everybody_once(everybody: list[Judged]) -> None:
    rows = [line.split() for line in page.table(everybody).splitlines()[1:]]
    assert sum(int(number) for row in rows for number in row[1:5]) == len(everybody)
    assert sum(int(row[5]) for row in rows) == len(LATE)
    assert sum(int(row[6]) for row in rows) == len(EARLY)


def test_a_session_for_somebody_in_danger_would_be_told(
    everybody: list[Judged],
    with_a_session: Advice,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert page.main() == 0
    first = everybody[0]
    assert first.person.urgency is Urgency.EMERGENCY
    harmed = replace(first, advice=with_a_session)
    assert harmed.is_moved_too_early and harmed.sent < harmed.needed
    others = everybody[1:]
    monkeypatch.setattr(page, "judged", lambda file=PEOPLE: [harmed, *others])
    capsys.readouterr()
    assert page.main() == 1
    told = capsys.readouterr().out
    assert f"given a session that may harm: 1\n  {first.person.name}: " in told
    assert first.person.source.split(";")[0] in " ".join(told.split())
