"""The rules that ship are found by the package alone, whatever lies beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import recovery_advisor
from recovery_advisor import load_book
from recovery_advisor.loading.shipped import shipped_rules

PACKAGE = Path(recovery_advisor.__file__).parent
OURS = '[project]\nname = "recovery-advisor"\n'
AN_APP = '[project]\nname = "an-app"\ndependencies = ["recovery-advisor"]\n'
SHOW = "from recovery_advisor import Advisor; print(Advisor(engine='bitmap').book.id.sha256)"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of packages in which the library has no rules, beside rules without red flags."""
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=_caches_and_rules)
    shutil.copytree(shipped_rules(), tmp_path / "rules")
    shutil.rmtree(tmp_path / "rules" / "red-flags")
    (tmp_path / "rules" / "rules.lock").unlink()
    listed = tmp_path / "rules" / "folder.yaml"
    listed.write_text(listed.read_text().replace("[red-flags, ", "["))
    return tmp_path


def _caches_and_rules(folder: str, names: list[str]) -> set[str]:
    return {"__pycache__"} | ({"rules"} if Path(folder) == PACKAGE else set())


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with the library from that folder."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.deep
@pytest.mark.parametrize("project", [None, AN_APP, OURS], ids=["nothing", "an app", "our checkout"])
def test_an_installed_package_takes_its_own_rules(site: Path, project: str | None) -> None:
    shutil.copytree(shipped_rules(), site / PACKAGE.name / "rules")
    if project:
        (site / "pyproject.toml").write_text(project)
    done = run(site, "-c", SHOW)
    assert done.stdout.strip() == load_book(shipped_rules()).id.sha256, done.stderr


def test_a_checkout_takes_the_rules_beside_the_package(site: Path) -> None:
    (site / "pyproject.toml").write_text(OURS)
    done = run(site, "-c", SHOW)
    assert done.stdout.strip() == load_book(site / "rules").id.sha256, done.stderr


@pytest.mark.deep
@pytest.mark.parametrize("project", [None, AN_APP], ids=["nothing", "an app"])
def test_a_package_without_rules_never_takes_a_strangers(site: Path, project: str | None) -> None:
    if project:
        (site / "pyproject.toml").write_text(project)
    done = run(site, "-m", PACKAGE.name, "assess", "--pain", "0")
    missing = site / PACKAGE.name / "rules"
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{missing}: the rules that come with the library are not there" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_name_that_tells_our_checkout_is_ours() -> None:
    project = PACKAGE.parent / "pyproject.toml"
    assert OURS.splitlines()[1] in project.read_text(encoding="utf-8").splitlines()
