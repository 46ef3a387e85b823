"""The record of a history's advice is decided again with what the history had answered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from recovery_advisor import Advisor, InputError, Record
from recovery_advisor.authoring.replay.deciders import AsRecorded, InFolder
from recovery_advisor.authoring.replay.record_reader import read_record
from recovery_advisor.authoring.replay.replaying import replay
from recovery_advisor.cli.main import main
from recovery_advisor.loading.shipped import shipped_rules
from tests.derived.rules import GOOD, INJURED, WELL, assessor, plain_assessor

DECIDER = AsRecorded()
ANKLE = Path(__file__).resolve().parents[2] / "examples" / "ankle-rules"


def line_of(check_in: dict[str, Any], **derived: Any) -> str:
    return assessor().assess(check_in, derived={**GOOD, **derived}).record()


def record_of(check_in: dict[str, Any], **derived: Any) -> Record:
    return read_record(json.loads(line_of(check_in, **derived)))


def test_a_history_and_a_check_in_are_decided_each_by_their_own_rules() -> None:
    plain = read_record(json.loads(plain_assessor().assess(INJURED).record()))
    for record in (record_of(INJURED), record_of(INJURED, flare="active"), plain, record_of(WELL)):
        assert replay(record, DECIDER(record)).same


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """The shipped rules, but ten clear days open the full programme."""
    shutil.copytree(shipped_rules(), tmp_path / "rules")
    (tmp_path / "rules/rules.lock").unlink()
    rules = tmp_path / "rules/upper-back-history/rules.yaml"
    text = rules.read_text(encoding="utf-8")
    assert text.count("clear_days: 7 or better") == 1
    text = text.replace("clear_days: 7 or better", "clear_days: 10 or better")
    text = "".join(line for line in text.splitlines(True) if "{given:" not in line)
    rules.write_text(text.replace("    examples:\n", ""), encoding="utf-8")
    return tmp_path / "rules"


def test_an_edit_of_a_history_pack_is_seen_and_why(
    stricter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "records.jsonl"
    plain = plain_assessor().assess(INJURED).record()
    kept.write_text(f"{line_of(INJURED)}\n{line_of(INJURED, clear_days=10)}\n{plain}\n")
    assert main(["replay", str(kept)]) == 0
    assert main(["replay", str(kept), "--with", str(stricter)]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "3 records: 3 the same, 0 would change." in shown
    assert "3 records: 2 the same, 1 would change." in shown
    assert "line 1: would change verdict: full_programme -> gradual_return" in shown
    assert "counts no more: full-after-an-injury (permit full); it looks at: clear days 7" in shown


def test_a_folder_without_a_history_pack_decides_no_history(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InputError, match="no pack of kind history"):
        InFolder(ANKLE, None)(record_of(INJURED))
    with pytest.raises(InputError, match="look at no history"):
        replay(record_of(INJURED), Advisor(engine="bitmap"))
    kept = tmp_path / "records.jsonl"
    kept.write_text(line_of(INJURED) + "\n")
    assert main(["replay", str(kept), "--with", str(ANKLE)]) == 2
    assert "1 refused" in capsys.readouterr().out


@pytest.mark.parametrize("derived", [{"clear_days": 100}, {"clear_day": 7}, {"flare": 1}])
def test_derived_answers_that_the_rules_do_not_take_are_refused(derived: dict[str, Any]) -> None:
    record = record_of(INJURED).model_copy(update={"derived": derived})
    with pytest.raises(InputError, match="derived"):
        replay(record, DECIDER(record))


def test_a_better_answer_put_into_a_record_is_seen() -> None:
    """Other effects count by it than the record says."""
    record = record_of(INJURED, clear_days=6)
    better = record.model_copy(update={"derived": GOOD})
    with pytest.raises(InputError, match="what counts by the rules of the record"):
        replay(better, DECIDER(better))
