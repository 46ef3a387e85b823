"""Each planted fault is noticed by a test of the default tier: none is left to ``deep`` alone."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from tests.generated import ROOT
from tests.planted.faults import FAULTS, Planted

#: What a test may need of the checkout.
COPIED = ("recovery_advisor", "rules", "tests", "examples", "benchmarks", "docs")
OTHER_TIERS = ("pytest.mark.deep", "pytest.mark.slow", "pytest.mark.peers")
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, without what was compiled."""
    copy = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, copy / name, ignore=ignore)
    for file in ROOT.iterdir():
        if file.suffix in (".py", ".md", ".toml"):
            shutil.copy(file, copy)
    return copy


@contextmanager
def planted(fault: Planted, checkout: Path) -> Iterator[None]:
    """The checkout with a fault."""
    path = checkout / fault.file
    right = path.read_text(encoding="utf-8")
    path.write_text(right.replace(fault.old, fault.new), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(right, encoding="utf-8")


def run(checkout: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """A run of tests as the default tier runs them, over few people and the same each time.

    Nothing compiled is kept: a fault may leave a file's size and second of change as they were.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    few = {"HYPOTHESIS_PROFILE": "brief", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *("-n", "0"), "-x", "-rf", *("-p", "no:cacheprovider"), *tests],
        cwd=checkout,
        env={**kept, **few, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


def has_failed(ran: subprocess.CompletedProcess[str], test: str) -> bool:
    """Whether a test has failed, or a signal has killed the process inside of it.

    The library in C that one engine stands on does either where its threads are let into each other.
    """
    if ran.returncode < 0:
        return f" in {test.rpartition('::')[2]}\n" in ran.stderr
    return ran.returncode == 1 and f"FAILED {test}" in ran.stdout


@pytest.mark.slow
@each_fault
def test_a_planted_fault_is_noticed(fault: Planted, checkout: Path) -> None:
    with planted(fault, checkout):
        ran = run(checkout, fault.noticed_by)
    assert has_failed(ran, fault.noticed_by), (ran.stdout + ran.stderr)[-2_000:]


@pytest.mark.slow
def test_without_a_fault_nothing_is_noticed(checkout: Path) -> None:
    ran = run(checkout, *sorted({fault.noticed_by for fault in FAULTS}))
    assert ran.returncode == 0, ran.stdout[-2_000:]


@each_fault
def test_a_fault_replaces_a_text_that_stands_once(fault: Planted) -> None:
    assert (ROOT / fault.file).read_text(encoding="utf-8").count(fault.old) == 1
    assert fault.old != fault.new


@each_fault
def test_what_notices_it_is_a_test_of_the_default_tier(fault: Planted) -> None:
    file, name = fault.noticed_by.split("::")
    of_file = [
        mark for one in tree(file).body if isinstance(one, ast.Assign) for mark in names(one)
    ]
    [test] = [
        one for one in tree(file).body if isinstance(one, ast.FunctionDef) and one.name == name
    ]
    marks = [ast.unparse(one) for one in test.decorator_list]
    assert not {*marks, *of_file} & {*OTHER_TIERS}


@cache
def tree(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def names(one: ast.Assign) -> list[str]:
    """What a file's ``pytestmark`` is; nothing for any other name."""
    return [ast.unparse(one.value)] if ast.unparse(one.targets[0]) == "pytestmark" else []
