"""The worked folder for the ankle is sound, easy to read, and says that it is only an example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from recovery_advisor import Advisor
from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.reading_ease import grade
from recovery_advisor.authoring.lint.run import findings
from recovery_advisor.loading.cases import Case
from recovery_advisor.loading.checked_folder import read_checked
from tests.generated import EXAMPLES
from tests.support.cases import read_cases

FOLDER = EXAMPLES / "ankle-rules"
CASES = read_cases(FOLDER)
ADVISOR = Advisor.from_folder(FOLDER)
FOR_PEOPLE = {"ask", "because", "cues", "headlines", "help", "note", "say"}
HARDEST = 6.0


def test_nothing_but_hints_is_found() -> None:
    found = findings(read_checked(FOLDER))
    assert [one for one in found if one.severity is not Severity.HINT] == []
    assert {one.lint for one in found} == {"source-not-checked"}


def test_it_has_ten_whole_people_or_more() -> None:
    assert len(CASES) >= 10


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_gets_its_advice(case: Case) -> None:
    advice = ADVISOR.assess(case.given, case.preferences)
    assert (advice.verdict, advice.readiness) == (case.expect.verdict, case.expect.readiness)
    assert {reason.rule for reason in advice.reasons} == set(case.expect.reasons)
    assert ("yes" if advice.session else "no") == case.expect.session


def test_it_says_that_it_is_an_example_and_no_diagnosis() -> None:
    pack = yaml.safe_load((FOLDER / "ankle" / "pack.yaml").read_text(encoding="utf-8"))["pack"]
    assert "teaching example" in pack["intended_use"]
    assert "not for real people" in pack["intended_use"]
    assert "no diagnosis" in " ".join(pack["limits"])
    assert "No clinician has reviewed" in pack["review"]


def test_each_session_says_that_it_is_an_example() -> None:
    sessions = [ADVISOR.assess(case.given) for case in CASES if case.expect.session == "yes"]
    assert sessions
    assert all("teaching example" in advice.as_text() for advice in sessions)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: path.stem)
def test_each_text_is_easy_to_read_by_itself(path: Path) -> None:
    texts = _texts(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert [text for text in texts if grade(text, ()) > HARDEST] == []


def _texts(value: Any, read: bool = False) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, read or key in FOR_PEOPLE)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, read)
    elif read and isinstance(value, str):
        yield value
