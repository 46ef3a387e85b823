"""The apps of docs/frameworks.md, and the people who ask them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from tests.generated import ROOT
from tests.replay.recorded_check_ins import HEALTHY

_PAGE = (ROOT / "docs/frameworks.md").read_text(encoding="utf-8")
_BLOCKS = re.findall(r"^## ([^\n]+)\n\n```py\n(.+?)^```", _PAGE, re.M | re.S)
#: The module that the page calls each app by, and its source.
SOURCES = dict(
    zip(
        ("fastapi_app", "fastapi_history_app", "flask_app", "django_app", "worker"),
        (b for _, b in _BLOCKS),
        strict=True,
    )
)
COMMANDS = re.findall(r"`((?:uvicorn|gunicorn) [^`]+)`", _PAGE)


class Asked(NamedTuple):
    """A body that is posted, and what must come back: status, headline, fields at fault."""

    body: str
    status: int
    verdict: str
    faults: tuple[str | None, ...]


ASKED = {
    "a well person": Asked(json.dumps(HEALTHY), 200, "full_programme", ()),
    "an emergency": Asked(json.dumps({"chest_pain": "yes"}), 200, "emergency", ()),
    "an emergency beside a bad field": Asked(
        json.dumps({"pain": "10", "chest_pain": "yes"}), 422, "emergency", ("pain",)
    ),
    "a question that there is not": Asked('{"headache": "yes"}', 422, "rest", ("headache",)),
    "no check-in": Asked("[]", 422, "rest", (None,)),
    "no JSON": Asked('{"pain": ', 422, "rest", (None,)),
    "nothing": Asked("", 422, "rest", (None,)),
}


#: Two emergencies with the number to call, one of them beside a bad field.
WITH_NUMBER = tuple(
    json.dumps({**answers, "chest_pain": "yes", "preferences": {"emergency_number": "112"}})
    for answers in ({}, {"pain": "10"})
)


def written(name: str, folder: Path) -> Path:
    """An app written into a folder, as somebody who copies it does."""
    path = folder / f"{name}.py"
    path.write_text(SOURCES[name], encoding="utf-8")
    return path


def imported(name: str, folder: Path) -> ModuleType:
    """An app imported from a folder; once a process, as Django can be set up only once."""
    if name not in sys.modules:
        written(name, folder)
        sys.path.insert(0, str(folder))
        try:
            import_module(name)
        finally:
            sys.path.remove(str(folder))
    return sys.modules[name]


def assert_answered(asked: Asked, status: int, answer: Any) -> None:
    """An answer is what was asked for, with the emergency in it."""
    assert status == asked.status
    assert answer["advice"]["verdict"] == asked.verdict
    assert (answer["advice"]["session"] is None) == (asked.verdict != "full_programme")
    assert tuple(fault["field"] for fault in answer.get("faults", ())) == asked.faults


def assert_number_told(answers: Iterable[Any]) -> None:
    """Both say the number."""
    said = [answer["advice"]["say"] for answer in answers]
    assert said == [["Call your local emergency number now: 112."]] * len(WITH_NUMBER)


each_asked = pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
