"""``rules lock`` writes what a folder is held to, and refuses what changed without a new version."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recovery_advisor.loading.listing import LOCK
from tests.checking.starter import started
from tests.cli.running import run

CASE = """\
cases:
  - case: sore
    about: Some pain and no swelling.
    given: {pain: 2, swelling: no}
    expect: {verdict: full_programme, readiness: full, urgency: none, reasons: [start-gently], session: yes}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return started(tmp_path)


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def test_it_writes_once(folder: Path) -> None:
    lock = folder / LOCK
    done = run("rules", "lock", str(folder))
    assert (done.status, done.out, done.err) == (0, f"{lock} holds my-pack 0.1.0.\n", "")
    written, when = lock.read_bytes(), lock.stat().st_mtime_ns
    again = run("rules", "lock", str(folder))
    assert (again.status, again.out) == (0, f"{lock} already held my-pack 0.1.0.\n")
    assert (lock.read_bytes(), lock.stat().st_mtime_ns) == (written, when)
    assert run("rules", "check", str(folder)).status == 0
    assert not [*folder.glob(".rules.lock*")]


def test_it_refuses_what_changed_without_a_new_version(folder: Path) -> None:
    run("rules", "lock", str(folder))
    before = (folder / LOCK).read_bytes()
    change(folder, "my-pack/session.yaml", "minutes: 15", "minutes: 20")
    done = run("rules", "lock", str(folder))
    assert done.status == 1
    assert "error: my-pack/pack.yaml:" in done.out
    assert "my-pack means something else than before" in done.out
    assert "[version-not-raised]\nFound 1 error." in done.out
    assert (folder / LOCK).read_bytes() == before
    assert run("rules", "check", str(folder)).status == 2
    change(folder, "my-pack/pack.yaml", "version: 0.1.0", "version: 0.2.0")
    assert run("rules", "check", str(folder)).status == 2
    assert run("rules", "lock", str(folder)).status == 0
    assert run("rules", "check", str(folder)).status == 0


def test_a_folder_that_cannot_be_loaded_is_not_locked(folder: Path) -> None:
    change(folder, "my-pack/session.yaml", "minutes: 15", "minutes: soon")
    done = run("rules", "lock", str(folder))
    assert done.status == 2
    assert "my-pack/session.yaml" in done.err
    assert not (folder / LOCK).exists()


def test_a_lock_that_is_damaged_is_kept(folder: Path) -> None:
    (folder / LOCK).write_bytes(b"{")
    done = run("rules", "lock", str(folder))
    assert done.status == 2
    assert "rules.lock: is damaged" in done.err
    assert (folder / LOCK).read_bytes() == b"{"


def test_it_tells_programs_what_it_holds(folder: Path) -> None:
    done = run("rules", "lock", str(folder), "--format", "json")
    told = json.loads(done.out)
    assert told["written"] is True
    assert told["packs"]["my-pack"]["version"] == "0.1.0"
    assert (
        json.loads((folder / LOCK).read_text("utf-8"))["packs"]["my-pack"]["sha256"]
        == (told["packs"]["my-pack"]["sha256"])
    )


@pytest.mark.parametrize("command", ["assess", "explain"])
def test_rules_whose_case_fails_answer_nobody(folder: Path, command: str) -> None:
    (folder / "my-pack/cases.yaml").write_text(CASE, encoding="utf-8")
    done = run(command, "--rules", str(folder), "--pain", "2")
    assert (done.status, done.out) == (2, "")
    assert (
        "the case sore fails, given pain: 2, swelling: no: verdict must be full_programme"
        in done.err
    )
    checked = run("rules", "check", str(folder))
    assert checked.status == 1
    assert "[case-fails]" in checked.out
    assert run("rules", "list", "--rules", str(folder)).status == 0
