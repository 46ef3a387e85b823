"""The example of the design runs as it is written there."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor import CheckIn
from tests.history.person import HURT

EXAMPLE = '''
from datetime import datetime, timedelta
from recovery_advisor.history import Amended, CheckedIn, Cleared, History, Noticed, Trained, sqlite_store
history = History(sqlite_store("recovery.db"))            # packs upper-back, red-flags, upper-back-history
now = datetime.now().astimezone()
history.record("p-1", CheckedIn(at=now, check_in=answers))
advice = history.advise("p-1", as_of=now)                 # an Advice as ever; .record() holds `derived` too
print(advice)
for change in advice.explain().what_would_change:         # what is left before the next stage
    print(*[one.say for one in change.sets])
if advice.session:
    history.record("p-1", Trained(at=now, level=advice.readiness, peak_pain=1, felt="fine"))
tap = history.record("p-1", Noticed(at=now, answers={"pain": 5}))          # can only hold or lower
history.record("p-1", Amended(at=now, event=tap.id))                       # it was a slip
history.record("p-1", Cleared(at=now, by="clinic 7", scope={"new_weakness"}, expires=now.date() + timedelta(30)))
for moment in history.timeline("p-1"):                    # at, event, advice, derived, what changed and why
    print(moment.at, moment.event.kind, moment.verdict, moment.course.injured_since, moment.course.last_session)
history.import_("p-2", history.export("p-1"))             # JSON Lines; twice is once
history.forget("p-1")                                     # every event, at once
'''  # fmt: skip


def test_example_of_the_design_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"answers": CheckIn(**HURT)}
    exec(EXAMPLE, names)  # whose lines are the design's
    history = names["history"]
    assert history.people() == ["p-2"]  # type: ignore[attr-defined]
    assert '"derived":{' in names["advice"].record()  # type: ignore[attr-defined]
    printed = capsys.readouterr().out
    assert "If 7 days in a row had been clear and 3 strength sessions had gone well" in printed
    assert [line.split()[2:4] for line in printed.splitlines()[-4:]] == [
        ["checked_in", "gradual_return"],
        ["noticed", "gradual_return"],
        ["trained", "mobility"],
        ["cleared", "mobility"],
    ]
