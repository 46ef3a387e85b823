"""A history by somebody's own rules folder: its cases are tried, and it is read at one moment."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from recovery_advisor import InputError, RulesError, load_book
from recovery_advisor.history import History
from recovery_advisor.loading.shipped import shipped_rules
from tests.history.person import HURT, NOW, book, check_in, day


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copytree(shipped_rules(), tmp_path / "rules")
    (tmp_path / "rules/rules.lock").unlink(missing_ok=True)
    return tmp_path / "rules"


@pytest.mark.deep
def test_history_of_a_folder_is_that_of_its_rules(folder: Path) -> None:
    history = History.from_folder(folder, engine="bitmap")
    assert history.book.id == book().id
    history.record("ann", check_in(0, HURT), now=NOW)
    assert history.advise("ann", day(0)).session is not None


def test_folder_with_a_case_that_fails_is_refused(folder: Path) -> None:
    cases = folder / "upper-back/cases.yaml"
    text = cases.read_text()
    assert "verdict: rest" in text
    cases.write_text(text.replace("verdict: rest", "verdict: full_programme", 1))
    with pytest.raises(RulesError, match="fails"):
        History.from_folder(folder)


@pytest.mark.deep
def test_folder_that_changes_meanwhile_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = load_book(folder, ["upper-back"])
    monkeypatch.setattr("recovery_advisor.history.history.tried", lambda checked: other)
    with pytest.raises(RulesError, match="changed while it was read"):
        History.from_folder(folder)


@pytest.mark.parametrize("given", ["", None, 3])
def test_what_is_no_folder_is_refused(given: object) -> None:
    with pytest.raises((InputError, RulesError)):
        History.from_folder(given)  # type: ignore[arg-type]
