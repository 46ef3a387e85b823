"""A real terminal: questions, colours, and the ways to leave."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.processes import COMMAND, interrupt, surroundings
from tests.cli.scripted_person import NO_WISHES, healthy_but

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

import pty

BOLD = "\033[1m"


def _on_a_terminal(*arguments: str, typed: bytes = b"", **more: str) -> tuple[int, str]:
    """Exit status and all that is shown, to one who types ahead."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True, env=surroundings(**more),
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, typed)
    shown = b""
    while part := _read(ours):
        shown += part
    os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # what Linux says once the other side is closed
        return b""


def _healthy() -> bytes:
    """The answers of somebody healthy, in the order of the screens."""
    return "".join(f"{answer}\n" for answer in [*healthy_but(), *NO_WISHES]).encode()


def test_called_bare_it_asks_and_answers() -> None:
    status, shown = _on_a_terminal(typed=_healthy())
    assert status == 0
    assert "A few questions about your neck" in shown
    assert f"{BOLD}\033[32mYou can do the full programme.\033[0m\n" in shown
    assert "Your session" in shown


def test_the_command_is_the_same_with_its_options() -> None:
    typed = "".join(f"{answer}\n" for answer in healthy_but()).encode()
    wishes = ("--equipment", "dumbbells", "--minutes", "20", "--engine", "bitmap")
    status, shown = _on_a_terminal("interview", *wishes, typed=typed)
    assert status == 0
    assert "You can do the full programme." in shown
    assert "Which of these do you have?" not in shown


def test_no_color_is_heeded() -> None:
    status, shown = _on_a_terminal(typed=_healthy(), NO_COLOR="1")
    assert status == 0
    assert "\033[" not in shown
    assert "You can do the full programme." in shown


def test_ctrl_c_at_a_question_stops_it() -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        COMMAND, stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings()
    )
    os.close(theirs)
    shown = b""
    while not shown.endswith(b" > "):
        part = _read(ours)
        assert part, f"it ended after {shown!r}"
        shown += part
    assert interrupt(process) == 130
    assert _read(ours) == b"\r\nStopped. Nothing was kept.\r\n"
    os.close(ours)


def test_the_end_of_typing_stops_it_without_a_traceback() -> None:
    status, shown = _on_a_terminal(typed=b"n\n\x04")
    assert "Traceback" not in shown
    assert "You can do" not in shown
    assert status == 130


@pytest.mark.parametrize("preferences", [(), ("--minutes", "20")])
def test_assess_without_answers_on_a_terminal_says_what_it_needs(
    preferences: tuple[str, ...],
) -> None:
    status, shown = _on_a_terminal("assess", *preferences)
    assert status == 2
    assert "no answer was given; allowed: answers as options such as --pain 2, or a FILE" in shown


def test_who_has_assess_read_the_terminal_is_told_what_it_waits_for() -> None:
    status, shown = _on_a_terminal("assess", "-", typed=b'{"pain": 9}\n\x04')
    assert status == 0
    assert 'Reading JSON, such as {"pain": 2}, up to the end of input.' in shown
    assert "See a medical professional" in shown


def test_an_advice_on_a_terminal_is_in_the_colour_of_its_verdict() -> None:
    status, shown = _on_a_terminal("assess", "--pain", "9")
    assert status == 0
    assert shown.startswith(f"{BOLD}\033[31mSee a medical professional")
