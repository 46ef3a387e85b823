"""A folder is read whole or not at all: its files are listed, and it stays as it is while it is read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from recovery_advisor import Advisor, InputError, RulesError, load_book, load_history_book
from recovery_advisor.loading import folder as loading_folder
from recovery_advisor.loading import snapshot as snapshots
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.compiler import compile_files
from recovery_advisor.loading.shipped import shipped_rules
from tests.cli.running import run
from tests.support.cases import read_cases

FLAGS = "red-flags/flags.yaml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped rules, which nothing lists anew, and no lock holds."""
    unlocked = shutil.ignore_patterns("rules.lock")
    return Path(shutil.copytree(shipped_rules(), tmp_path / "rules", ignore=unlocked))


def edit(folder: Path, file: str, there: str, instead: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert there in text
    (folder / file).write_text(text.replace(there, instead, 1), encoding="utf-8")


def report(folder: Path, packs: list[str] | None = None) -> list[str]:
    with pytest.raises(RulesError) as refused:
        load_book(folder, packs)
    return [str(problem) for problem in refused.value.problems]


EVERY_FILE = sorted(one.relative_to(shipped_rules()).as_posix() for one in shipped_rules().rglob("*.yaml"))  # fmt: skip


@pytest.mark.parametrize("file", EVERY_FILE)
def test_no_file_may_be_missing(copy: Path, file: str) -> None:
    """Those of the history pack are missed where it is loaded."""
    (copy / file).unlink()
    with pytest.raises(RulesError) as refused:
        load_history_book(copy)
    found = [str(problem) for problem in refused.value.problems]
    [*_, problem] = sorted(found, key=lambda one: "is missing" in one or "is not here" in one)
    assert file.rpartition("/")[2] in problem
    assert "is missing" in problem or "is listed and is not here" in problem


@pytest.mark.parametrize("pack", ["red-flags", "upper-back"])
def test_no_pack_may_be_missing(copy: Path, pack: str) -> None:
    shutil.rmtree(copy / pack)
    assert any(f"the pack {pack} is listed and is not here" in one for one in report(copy))


def test_a_listed_pack_may_be_left_out_by_name(copy: Path) -> None:
    shutil.rmtree(copy / "red-flags")
    assert [pack.id for pack in load_book(copy, ["upper-back"]).packs] == ["upper-back"]
    assert "unknown pack 'red-flags'" in report(copy, ["upper-back", "red-flags"])[0]


def test_of_packs_that_are_chosen_only_the_files_are_read(copy: Path) -> None:
    (copy / FLAGS).unlink()
    assert load_book(copy, ["upper-back"])


def test_a_pack_that_is_not_listed_is_read(copy: Path) -> None:
    edit(copy, "folder.yaml", "[red-flags, upper-back, ", "[upper-back, ")
    assert load_book(copy).id == load_book(shipped_rules()).id
    edit(copy, "folder.yaml", "packs: [upper-back, upper-back-history]\n", "")
    assert load_book(copy).id == load_book(shipped_rules()).id


def test_each_file_that_is_listed_and_missing_or_there_and_not_listed_is_told(copy: Path) -> None:
    (copy / FLAGS).rename(copy / "red-flags" / "flag.yaml")
    (copy / "upper-back" / "limits.yaml").write_text("rules: []\n")
    (copy / "words.yaml").write_text("tags: []\n")
    assert report(copy) == [
        "folder.yaml:3:1: words.yaml is here and is not listed; add it to files, or move it away",
        "red-flags/pack.yaml:1:1: flag.yaml is here and is not listed; add it to files, or move it"
        " away",
        "red-flags/pack.yaml:1:51: flags.yaml is listed and is not here; put it here, or take it off"
        " the list. Did you mean flag.yaml?",
        "upper-back/pack.yaml:1:1: limits.yaml is here and is not listed; add it to files, or move it"
        " away",
    ]


@pytest.mark.deep
def test_an_older_folder_is_told_once_for_each_list_with_the_lines_to_write(copy: Path) -> None:
    (copy / "folder.yaml").unlink()
    for pack in ("red-flags", "upper-back"):
        text = (copy / pack / "pack.yaml").read_text(encoding="utf-8")
        (copy / pack / "pack.yaml").write_text(text.partition("\n")[2], encoding="utf-8")
    found = report(copy)
    assert [one.partition(": ")[0] for one in found] == [
        "folder.yaml", "red-flags/pack.yaml:2:1", "upper-back/pack.yaml:2:1",
    ]  # fmt: skip
    for one in found:
        file = copy / one.partition(":")[0]
        lines = [line.removeprefix("    ") for line in one.splitlines()[1:]]
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text("\n".join([*lines, old]), encoding="utf-8")
    assert load_book(copy).id == load_book(shipped_rules()).id
    assert run("rules", "check", str(copy)).status == 0


def test_what_holds_no_rules_does_not_count(copy: Path) -> None:
    (copy / "red-flags" / "README.md").write_text("About it.")
    (copy / "red-flags" / "rules.lock").write_text("flags.yaml: 0\n")
    (copy / "locale" / "de").mkdir(parents=True)
    assert load_book(copy).id == load_book(shipped_rules()).id


def test_a_list_may_name_the_file_that_it_stands_in(copy: Path) -> None:
    edit(copy, "folder.yaml", "files: [", "files: [folder.yaml, ")
    edit(copy, "red-flags/pack.yaml", "files: [", "files: [pack.yaml, ")
    assert load_book(copy).id == load_book(shipped_rules()).id


@pytest.mark.parametrize(
    ("file", "there", "instead", "message"),
    [
        (FLAGS, "questions:", "files: [a.yaml]\nquestions:", "files: belongs in red-flags/pack.yaml"),
        ("sources.yaml", "sources:", "packs: [a]\nsources:", "packs: belongs in folder.yaml"),
        ("red-flags/pack.yaml", "pack:", "packs: [a]\npack:", "packs: belongs in folder.yaml"),
        ("folder.yaml", "[claims", "[README.md, claims", "no others are listed"),
        ("folder.yaml", "[claims", "[red-flags/flags.yaml, claims", "no others are listed"),
        ("folder.yaml", "[claims", "[claims.yaml, claims", "claims.yaml is listed twice"),
        ("folder.yaml", "files: [claims.yaml, hazards.yaml, sources.yaml, vocabulary.yaml]", "files: claims.yaml", "write a list"),
        ("folder.yaml", "[red-flags,", "[red-flag, red-flags,", "the pack red-flag is listed and is not here; put its folder here, or take it off the list. Did you mean red-flags?"),
        ("folder.yaml", "packs: [red-flags, upper-back, upper-back-history]", "packs: {a: b}", "write a list"),
    ],
)  # fmt: skip
def test_a_list_that_is_wrong_is_told(
    copy: Path, file: str, there: str, instead: str, message: str
) -> None:
    edit(copy, file, there, instead)
    assert any(message in one for one in report(copy))


def test_an_unsafe_cut_is_told_with_the_question(copy: Path) -> None:
    """A file cut after a question whose rules are gone."""
    text = (copy / "red-flags" / "conditions.yaml").read_text(encoding="utf-8")
    first_rule = text.index("  - rule:")
    second = text.index("  - rule:", first_rule + 1)
    (copy / "red-flags" / "conditions.yaml").write_text(text[:second], encoding="utf-8")
    found = report(copy)
    assert any("no rule looks at the answer to" in one for one in found)


def test_a_question_that_only_an_overlay_looks_at_is_none_of_the_base_alone(copy: Path) -> None:
    """A shared question counts once a loaded pack asks it."""
    question = "  - {question: warmth, scale: no_yes, screen: symptoms, ask: Does it feel warm?}\n"
    edit(copy, "vocabulary.yaml", "questions:\n", "questions:\n" + question)
    edit(copy, "red-flags/pack.yaml", "asks: [", "asks: [warmth, ")
    assert "no rule looks at the answer to warmth" in report(copy)[0]
    assert load_book(copy, ["upper-back"])
    rule = (
        "rules:\n  - rule: warm\n    when: {warmth: yes}\n    then: {limit: rest}\n"
        "    say: Rest while it is warm.\n    because: It is warm.\n"
        "    source: {work: project, at: 0001-default-deny}\n"
    )
    edit(copy, FLAGS, "rules:\n", rule)
    assert load_book(copy).question["warmth"]


READERS: dict[str, Callable[[Path], Any]] = {
    "load_book": load_book,
    "from_folder": Advisor.from_folder,
    "read_checked": read_checked,
    "read_cases": read_cases,
}
CHANGES: dict[str, Callable[[Path], object]] = {
    "another": lambda root: edit(root, "red-flags/pack.yaml", "2 or worse", "2 or worse "),
    "gone": lambda root: (root / "red-flags" / "claims.yaml").unlink(),
    "new": lambda root: (root / "red-flags" / "more.yaml").write_text("rules: []\n"),
    "cases": lambda root: edit(root, "red-flags/cases.yaml", "cases:", "cases: "),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("read", READERS)
def test_what_changes_while_it_is_read_is_refused(copy: Path, read: str, change: str) -> None:
    taken = snapshots.take_snapshot

    def taken_before_a_change(*arguments: Any, **history: Any) -> Any:
        snapshot = taken(*arguments, **history)
        if not calls:
            calls.append(1)
            CHANGES[change](copy)
        return snapshot

    calls: list[int] = []
    edit(copy, "red-flags/pack.yaml", "title:", "title: 2 or worse,")
    with (
        patch.object(snapshots, "take_snapshot", taken_before_a_change),
        pytest.raises(RulesError, match="changed while the folder was read; load it again once it"),
    ):
        READERS[read](copy)


def test_a_change_while_it_is_read_is_told_in_place_of_what_it_leads_to(copy: Path) -> None:
    def cut_short(*_: Any, **in_part: Any) -> Any:
        edit(copy, FLAGS, "questions:", "questions: [")
        return compile_files(*_, **in_part)

    edit(copy, "upper-back/pack.yaml", "kind: base", "kind: bass")
    with patch.object(loading_folder, "compile_files", cut_short):
        assert report(copy) == [
            f"{FLAGS}: changed while the folder was read; load it again once it is complete"
        ]


NO_FOLDERS = [None, "", b"rules", 7, 7.5, ["rules"], {"rules"}, object()]


@pytest.mark.parametrize("given", NO_FOLDERS, ids=lambda given: type(given).__name__)
def test_what_is_no_path_is_refused_by_name(given: Any) -> None:
    for read in (Advisor.from_folder, load_book, read_checked):
        with pytest.raises(InputError, match="allowed: the path of a rules folder") as refused:
            read(given)
        assert refused.value.field == "folder"


@pytest.mark.parametrize(
    "command", ["rules check", "rules coverage", "prove", "rules check --against"]
)
def test_on_the_command_line_the_empty_text_is_no_folder_either(command: str) -> None:
    assert "give the path of a folder; '' is none" in run(*command.split(), "").refused()


@pytest.mark.deep
def test_the_working_directory_is_a_folder_where_it_is_said(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy)
    for here in (".", Path(), Path("")):
        assert Advisor.from_folder(here).book.id == load_book(shipped_rules()).id


def test_a_refused_path_leaves_an_advisor_that_reloads() -> None:
    advisor = Advisor(["upper-back"])
    with pytest.raises(InputError):
        Advisor.from_folder("")
    assert advisor.reload() == advisor.book.id


@pytest.mark.skipif("os.name == 'nt'", reason="needs symbolic links")
def test_a_folder_behind_a_link_is_swapped_by_renaming_the_link(copy: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(copy, tmp_path / "other"))
    edit(other, "upper-back/pack.yaml", "rest: Rest for now.", "rest: Take a rest.")
    link = tmp_path / "current"
    link.symlink_to(copy)
    advisor = Advisor.from_folder(link)
    before = advisor.book.id
    (tmp_path / "next").symlink_to(other)
    os.replace(tmp_path / "next", link)
    assert advisor.reload() == load_book(other).id != before
