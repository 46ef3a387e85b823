"""``rules new``: what it lays out loads and passes, and it overwrites nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor import Advisor, InputError, load_history_book
from recovery_advisor.authoring.coverage import coverage_of_cases
from recovery_advisor.authoring.lint.run import findings, history_findings
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.history import History
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.checked_history import read_with_history
from recovery_advisor.proving.prover import Settled
from recovery_advisor.proving.run import prove


def test_a_start_loads_and_passes_every_check(tmp_path: Path) -> None:
    written = lay_out(tmp_path / "knee-rules")
    assert all(path.is_file() for path in written)
    folder = read_checked(tmp_path / "knee-rules")
    assert [pack.id for pack in folder.book.packs] == ["knee-rules"]
    assert findings(folder) == ()


def test_a_start_answers(tmp_path: Path) -> None:
    lay_out(tmp_path / "knee")
    advisor = Advisor.from_folder(tmp_path / "knee")
    assert advisor.assess({"pain": 0, "swelling": "no"}).session
    assert advisor.assess({"pain": 0}).missing == ("swelling",)


def test_in_a_rules_folder_it_is_an_overlay_and_passes_beside_the_base(tmp_path: Path) -> None:
    lay_out(tmp_path / "knee")
    lay_out(tmp_path / "knee" / "fainting_2")
    folder = read_checked(tmp_path / "knee")
    assert [(pack.id, pack.kind) for pack in folder.book.packs] == [
        ("fainting_2", "overlay"),
        ("knee", "base"),
    ]
    assert findings(folder) == ()


def test_a_start_with_a_history_loads_passes_every_check_and_leads_back(tmp_path: Path) -> None:
    written = lay_out(tmp_path / "knee", history=True)
    assert tmp_path / "knee" / "knee-history" / "stories.yaml" in written
    folder = read_with_history(tmp_path / "knee")
    assert folder.history is not None and folder.history.book.history == "knee-history"
    assert {story.id for story in folder.stories} == {"way-back", "setback"}
    assert (*findings(folder), *history_findings(folder)) == ()
    assert coverage_of_cases(folder).passed
    history = History.from_folder(tmp_path / "knee")
    asked = history.advisor.interview({"pain": 0, "swelling": "no"}).next_question()
    assert asked is not None and asked.id == "injury"


@pytest.mark.deep
def test_what_a_history_promises_is_proved_of_the_start(tmp_path: Path) -> None:
    lay_out(tmp_path / "knee", history=True)
    results = list(prove(read_with_history(tmp_path / "knee"), 60))
    assert len(results) > 80
    assert {one.outcome.settled for one in results} == {Settled.PROVED}


def test_a_history_is_laid_out_with_a_folder_of_its_own(tmp_path: Path) -> None:
    lay_out(tmp_path / "knee")
    with pytest.raises(InputError, match=r"a new rules folder.*copy its history pack"):
        lay_out(tmp_path / "knee" / "back", history=True)
    assert not (tmp_path / "knee" / "back").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("Mine.")
    with pytest.raises(InputError, match="allowed: a folder that is new or empty"):
        lay_out(tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("name", ["model", "true", "a-b_c", "k" * 40])
def test_whatever_it_is_named_it_loads_and_passes(tmp_path: Path, name: str) -> None:
    lay_out(tmp_path / name, history=True)
    assert load_history_book(tmp_path / name).history == f"{name}-history"
    lay_out(tmp_path / name / f"{name[:-1]}x")
    assert findings(read_checked(tmp_path / name)) == ()


@pytest.mark.parametrize(
    "name",
    ["Knee", "knee rules", "2nd", "kn\N{LATIN SMALL LETTER E WITH ACUTE}e", "null", "k" * 41],
)
def test_a_folder_that_can_name_no_pack_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="begins with a small letter"):
        lay_out(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "knee").write_text("A file.")
    with pytest.raises(InputError, match="a folder that can be written"):
        lay_out(tmp_path / "knee")
