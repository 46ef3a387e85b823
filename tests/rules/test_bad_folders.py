"""Folders and files that can't be read: each refused with its name, its line where it has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor import RulesError, load_book
from tests.support.cases import read_cases
from tests.support.changed_rules import EXTRA, ChangedRules
from tests.support.listed import list_files


def refusal(folder: Path, packs: list[str] | None = None) -> str:
    with pytest.raises(RulesError) as refused:
        load_book(folder, packs)
    return str(refused.value)


def test_the_copy_loads_unchanged(rules: ChangedRules) -> None:
    assert [pack.id for pack in rules.load().packs] == ["upper-back"]


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    assert refusal(folder) == f"{folder}: the folder can't be read: No such file or directory"


def test_a_file_in_place_of_a_folder(rules: ChangedRules) -> None:
    file = rules.root / "vocabulary.yaml"
    assert refusal(file) == f"{file}: the folder can't be read: Not a directory"


def test_a_folder_that_is_empty(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"{tmp_path}: no pack here: a rules folder holds a folder for each pack, with a pack.yaml;"
        " `recovery-advisor rules new` lays one out"
    )


def test_a_pack_that_is_not_there(rules: ChangedRules) -> None:
    assert refusal(rules.root, ["uper-back"]) == (
        f"{rules.root}: unknown pack 'uper-back'. Did you mean upper-back? Allowed: upper-back."
    )


def test_a_file_that_may_not_be_read(rules: ChangedRules, monkeypatch: pytest.MonkeyPatch) -> None:
    readable = Path.open

    def closed(path: Path, mode: str = "r") -> object:
        if path.name == "notes.yaml":
            raise PermissionError(13, "Permission denied")
        return readable(path, mode)

    monkeypatch.setattr(Path, "open", closed)
    assert rules.report() == ["upper-back/notes.yaml: can't be read: Permission denied"]


def test_a_folder_named_like_a_file(rules: ChangedRules) -> None:
    (rules.root / "upper-back" / "more.yaml").mkdir()
    list_files(rules.root)
    assert rules.report() == ["upper-back/more.yaml: is not a file; only files hold rules"]


def test_a_link_that_leads_out_of_the_folder(rules: ChangedRules, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("rules: []\n", encoding="utf-8")
    (rules.root / EXTRA).symlink_to(outside)
    list_files(rules.root)
    assert rules.report() == [f"{EXTRA}: a link that leads out of the folder is not followed"]


def test_a_linked_folder_outside_of_the_folder(rules: ChangedRules, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("pack.yaml", "rules.yaml", "cases.yaml"):
        (outside / name).write_text("rules: []\n", encoding="utf-8")
    (rules.root / "flags").symlink_to(outside, target_is_directory=True)
    message = "a link that leads out of the folder is not followed"
    assert rules.report() == [f"flags: {message}"]
    with pytest.raises(RulesError, match=f"^flags: {message}$"):
        read_cases(rules.root)


def test_bytes_that_are_not_utf_8(rules: ChangedRules) -> None:
    rules.write(EXTRA, b"rules:\n  - rule: gr\xfcn\n")
    assert rules.report() == [f"{EXTRA}:2: is not UTF-8 text; save it as UTF-8"]


def test_a_nul_byte(rules: ChangedRules) -> None:
    rules.write(EXTRA, b"rules:\n  - rule: a\0b\n")
    assert rules.report() == [
        f"{EXTRA}:2:12: a control character stands here; save the file as plain text"
    ]


def test_a_file_of_two_megabytes(rules: ChangedRules) -> None:
    rules.write(EXTRA, b"# two\n" * 350_000)
    assert rules.report() == [f"{EXTRA}: is larger than 1000000 bytes; split it"]


def test_a_file_of_fifty_megabytes(rules: ChangedRules) -> None:
    rules.write(EXTRA, b"# fifty\n" * 6_250_000)
    assert rules.report() == [f"{EXTRA}: is larger than 1000000 bytes; split it"]


@pytest.mark.parametrize("text", ["", "\n", "# nothing but a comment\n"])
def test_an_empty_file(rules: ChangedRules, text: str) -> None:
    rules.write(EXTRA, text)
    assert rules.report() == [
        f"{EXTRA}: the file is empty; `recovery-advisor rules new` lays out a start"
    ]


def test_every_file_that_cannot_be_read_is_in_one_report(rules: ChangedRules) -> None:
    rules.write("first.yaml", b"\xff")
    rules.write("second.yaml", "a: [\n")
    rules.write(EXTRA, "")
    assert [line.partition(" ")[0] for line in rules.report()] == [
        "first.yaml:1:",
        "second.yaml:2:1:",
        f"{EXTRA}:",
    ]


@pytest.mark.parametrize(
    "name", ["limits.yml", "limits.YAML", "limits.Yml", "limits.yaml.bak", "limits.yaml~"]
)
@pytest.mark.parametrize("folder", ["", "upper-back/"])
def test_a_rules_file_of_another_name_is_never_passed_over(
    rules: ChangedRules, folder: str, name: str
) -> None:
    rules.write(folder + name, "rules: []\n")
    message = "not read, as the name of a rules file ends in .yaml; rename it or move it away"
    assert rules.report() == [f"{folder}{name}: {message}"]


def test_a_text_beside_the_rules_is_left_alone(rules: ChangedRules) -> None:
    rules.write("upper-back/README.md", "About this pack.\n")
    rules.write(".cache/x.yml", "x: 1\n")
    assert rules.load()


def test_a_folder_inside_a_pack(rules: ChangedRules) -> None:
    rules.write("upper-back/more/limits.yaml", "rules: []\n")
    message = "a folder inside a pack is not read; move its files up"
    assert rules.report() == [f"upper-back/more: {message}"]


def test_a_pack_without_a_rules_file(rules: ChangedRules) -> None:
    (rules.root / "flags").mkdir()
    assert rules.report() == ["flags: no rules file in this folder; a pack has a pack.yaml"]


def test_a_folder_with_cases_alone_is_no_pack(rules: ChangedRules) -> None:
    rules.write("flags/cases.yaml", rules.text("upper-back/cases.yaml"))
    [problem] = rules.report()
    assert problem.startswith("flags/pack.yaml: pack.yaml is missing: ")


def test_a_link_to_a_pack_that_is_gone(rules: ChangedRules) -> None:
    (rules.root / "flags").symlink_to(rules.root / "nowhere")
    assert rules.report() == ["flags: the folder can't be read: No such file or directory"]


def test_a_pack_that_may_not_be_read(rules: ChangedRules, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = Path.iterdir

    def closed(path: Path) -> object:
        if path.name == "flags":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    (rules.root / "flags").mkdir()
    monkeypatch.setattr(Path, "iterdir", closed)
    assert rules.report() == ["flags: the folder can't be read: Permission denied"]
