"""Runs the command line in this process, with streams like those of a real one."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

from recovery_advisor import RuleBook, load_book
from recovery_advisor.cli.main import main
from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.folder import compile_whole
from recovery_advisor.loading.shipped import shipped_rules
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED, QUESTIONNAIRE

#: Somebody healthy, as the base pack alone asks it.
HEALTHY_BASE: dict[str, Any] = {
    **NO_COMPLAINT,
    "needs_special_plan": "no",
}
#: The same, who was shown every danger sign and condition and has none.
HEALTHY: dict[str, Any] = {**HEALTHY_BASE, **DENIED}
HEALTHY_BASE_OPTIONS = [f"--{name}={answer}" for name, answer in HEALTHY_BASE.items()]
HEALTHY_OPTIONS = [*HEALTHY_BASE_OPTIONS, f"--none-of={QUESTIONNAIRE}"]


#: The headlines of an emergency, of a referral for today and of rest: the first line of each.
EMERGENCY = "Call your local emergency number now."
TODAY = "See a medical professional today, or as soon as you can. Do not start any new"
REST = "Rest for now. Pause your exercises, but keep up the daily movement that feels"


def healthy_but(option: str) -> list[str]:
    """The options of somebody healthy, one of them in place of its like."""
    name = option.partition("=")[0]
    return [*(one for one in HEALTHY_OPTIONS if one.partition("=")[0] != name), option]


_load_once = lru_cache(maxsize=4)(load_book)


def load(folder: Path, packs: Sequence[str] | None = None) -> RuleBook:
    """A folder as it is now; the shipped rules, which no test changes, are read once a process."""
    read = _load_once if folder == shipped_rules() else load_book
    return read(folder, None if packs is None else tuple(packs))


_compile_once = lru_cache(maxsize=4)(compile_whole)


def compiled(folder: Path, packs: Sequence[str] | None = None) -> Compiled:
    """The same with the history pack, and with the files."""
    read = _compile_once if folder == shipped_rules() else compile_whole
    return read(folder, None if packs is None else tuple(packs))


@dataclass(frozen=True, slots=True)
class Done:
    """A run that has ended."""

    status: int
    out: str
    err: str

    @property
    def answers(self) -> list[dict[str, Any]]:
        """The lines of JSON that were printed."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def errors(self) -> list[dict[str, Any]]:
        """The errors among the lines of JSON."""
        return [answer["error"] for answer in self.answers if "error" in answer]

    def refused(self) -> str:
        """What a refusal says on standard error; nothing else may have happened."""
        assert self.out == ""
        return self._refused()

    def refused_after(self, headline: str) -> str:
        """What a refusal says after one advice that begins with a headline and has no session."""
        assert self.out.startswith(f"{headline}\n")
        assert self.out.endswith("\n\n") and self.out.count("Why:\n") == 1
        assert "Your session" not in self.out
        return self._refused()

    def refused_at_rest(self) -> str:
        """The same after the advice to rest, which names what could not be read."""
        said = self.refused_after(REST)
        assert "could not be read, so rest for now:" in self.out.replace("\n    ", " ")
        return said

    def _refused(self) -> str:
        assert self.status == 2
        assert self.err
        assert "Traceback" not in self.err
        return self.err


def run(*arguments: str, stdin: bytes = b"") -> Done:
    """What ``recovery-advisor`` does with these arguments and this standard input."""
    out = TextIOWrapper(BytesIO(), encoding="utf-8")
    err = TextIOWrapper(BytesIO(), encoding="utf-8", errors="backslashreplace")
    source = TextIOWrapper(BytesIO(stdin), encoding="utf-8")
    with (
        patch("recovery_advisor.loading.folder.load_book", load),
        patch("recovery_advisor.loading.folder.compile_whole", compiled),
        patch.object(sys, "stdin", source),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        status = _status(arguments)
    return Done(status, _text(out), _text(err))


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()


def _status(arguments: tuple[str, ...]) -> int:
    try:
        return main(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)


def _text(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
