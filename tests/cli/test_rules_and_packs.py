"""Each command that reads rules takes a folder and packs in the same way."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.proving import enumeration
from tests.cli.running import run

COMMANDS = [
    ["rules", "check"], ["rules", "coverage"], ["rules", "list"], ["rules", "model"],
    ["rules", "schema"], ["rules", "show", "severe-pain"], ["rules", "table"], ["rules", "words"],
    ["prove", "--seconds", "30"],
]  # fmt: skip
WITH_FOLDER = [one for one in COMMANDS if one[-1] in ("check", "coverage", "model", "words", "30")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: " ".join(one[:2]))
def test_a_folder_and_its_packs_are_named_in_the_same_way(
    tmp_path: Path, command: list[str]
) -> None:
    lay_out(tmp_path / "knee")
    done = run(*command, "--rules", str(tmp_path / "knee"), "--packs", "knee")
    assert (done.status, done.err) == (0, "")
    refused = run(*command, "--rules", str(tmp_path / "knee"), "--packs", "nkee").refused()
    assert "unknown pack 'nkee'. Did you mean knee?" in refused


@pytest.mark.parametrize("command", WITH_FOLDER, ids=lambda one: " ".join(one[:2]))
def test_a_folder_is_named_once(tmp_path: Path, command: list[str]) -> None:
    lay_out(tmp_path / "knee")
    folder = str(tmp_path / "knee")
    assert (
        run(*command, folder).out == run(*command, "--rules", folder).out or command[0] == "prove"
    )
    assert "allowed: one folder, and" in run(*command, folder, "--rules", folder).refused()


def test_some_packs_of_a_folder_are_proved_by_their_own_claims(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A claim about all packs together says nothing of some of them."""
    monkeypatch.setattr(enumeration, "MOST", 1_000)  # trying everybody takes seconds
    told = run("prove", "--packs", "upper-back")
    assert told.status == 0
    assert "every-urgency-is-within-reach" not in told.out


def test_what_another_pack_uses_is_not_called_unused() -> None:
    told = run("rules", "check", "--packs", "upper-back")
    assert told.status == 0
    assert "source-not-cited" not in told.out
