"""The help of each command fits on a terminal, and its examples can be pasted."""

from __future__ import annotations

import shlex

import pytest

from recovery_advisor.cli.commands import COMMANDS, load_command
from tests.cli.running import run


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("columns", [80, 100])
def test_no_line_is_wider_than_the_terminal(
    name: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = run(*name.split(), "--help").out
    assert [line for line in shown.splitlines() if len(line) >= columns] == []
    assert "\\" not in shown.partition("example:")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_over_several_lines_is_the_same_command(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    _, _, shown = run(*name.split(), "--help").out.partition("example:\n")
    commands = shown.replace("\\\n", "").splitlines()
    written = load_command(name).example.splitlines()
    assert [shlex.split(one) for one in commands] == [shlex.split(one) for one in written]
