"""Nobody among the cases is sent too late; who is sent too early, is so for a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.triage import main, table, triaged
from recovery_advisor import Urgency


def test_nobody_is_sent_too_late() -> None:
    assert [one.case.id for one in triaged() if one.sent < one.needed] == []


def test_whoever_is_sent_too_early_has_a_reason() -> None:
    early = [one for one in triaged() if one.sent > one.needed]
    assert early
    for one in early:
        assert one.case.needs and one.case.needs.because


def test_every_urgency_is_needed_by_many() -> None:
    needed = [one.needed for one in triaged()]
    assert all(needed.count(urgency) >= 10 for urgency in Urgency)


def test_the_table_counts_every_case_once() -> None:
    cases = triaged()
    numbers = [int(word) for word in table(cases).split() if word.isdigit()]
    assert sum(numbers) == len(cases) >= 120


def test_a_case_sent_too_late_would_be_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = triaged()
    late = replace(first, needed=Urgency.EMERGENCY, sent=Urgency.NONE)
    monkeypatch.setattr("benchmarks.triage.triaged", lambda: [late, *others])
    assert main() == 1
    assert f"undertriage: 1\n  {first.case.id}: " in capsys.readouterr().out
