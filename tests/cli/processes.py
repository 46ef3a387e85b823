"""Runs the command line as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import Any

COMMAND = [sys.executable, "-m", "recovery_advisor"]


def surroundings(**more: str) -> dict[str, str]:
    """This process's variables without those that change colours and warnings."""
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return {**kept, "PYTHONUTF8": "1", **more}


def start(*arguments: str, **how: Any) -> subprocess.Popen[str]:
    """A process with pipes for all it reads and writes."""
    usual: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen(
        [*COMMAND, *arguments], text=True, **{**usual, "env": surroundings(), **how}
    )


def interrupt(process: subprocess.Popen[Any]) -> int:
    """The exit status after Ctrl-C, pressed again where Python was between two system calls."""
    for _ in range(10):
        process.send_signal(signal.SIGINT)
        try:
            return process.wait(timeout=0.7)
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    return process.wait()
