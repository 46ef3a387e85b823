"""The check of the public interface finds what is broken since the last tag, and nothing else."""

import subprocess
from pathlib import Path

import pytest

from docs_site.api_breaks import breaks, last_tag, main

MODULES = ("thing", "thing.more")
ALL = '__all__ = ["greet"]\n'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a package, and no tag."""
    write(tmp_path, "thing/__init__.py", "from thing.inner import greet\n" + ALL)
    write(tmp_path, "thing/inner.py", "def greet(name): ...\ndef inside(name): ...\n")
    write(tmp_path, "thing/more.py", ALL + "def greet(name): ...\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


@pytest.fixture
def tagged(repository: Path) -> Path:
    """The same with a tag."""
    git(repository, "tag", "v1")
    return repository


def write(root: Path, file: str, text: str) -> None:
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")


def git(root: Path, *command: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *command], check=True)


def test_a_repository_without_a_tag_passes(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert last_tag(repository) is None
    assert main(repository) == 0
    assert "No release is tagged yet" in capsys.readouterr().out


def test_what_did_not_change_is_not_broken(tagged: Path) -> None:
    assert last_tag(tagged) == "v1"
    assert list(breaks(tagged, "v1", MODULES)) == []


def test_a_parameter_that_is_gone_is_a_break(tagged: Path) -> None:
    write(tagged, "thing/inner.py", "def greet(): ...\ndef inside(name): ...\n")
    [found] = breaks(tagged, "v1", MODULES)
    assert "greet(name)" in found and "removed" in found


def test_a_name_that_is_gone_from_a_module_below_is_a_break(tagged: Path) -> None:
    write(tagged, "thing/more.py", "__all__ = []\n")
    [found] = breaks(tagged, "v1", MODULES)
    assert "greet" in found and "removed" in found


def test_a_module_that_is_gone_is_a_break(tagged: Path) -> None:
    (tagged / "thing/more.py").unlink()
    [found] = breaks(tagged, "v1", MODULES)
    assert "thing/more.py" in found and "removed" in found


def test_what_was_never_public_may_change(tagged: Path) -> None:
    write(tagged, "thing/inner.py", "def greet(name): ...\n")
    assert list(breaks(tagged, "v1", MODULES)) == []


def test_what_is_public_may_come_from_elsewhere(tagged: Path) -> None:
    write(tagged, "thing/__init__.py", "from thing.other import greet\n" + ALL)
    (tagged / "thing/inner.py").rename(tagged / "thing/other.py")
    assert list(breaks(tagged, "v1", MODULES)) == []
