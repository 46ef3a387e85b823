"""Runs the blocks of the README and of the docs as tests, and parses each rule file once a process."""

import atexit
import os
import subprocess
import sys
from collections.abc import Generator
from doctest import ELLIPSIS, OutputChecker
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from sybil import Example, Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from recovery_advisor.loading import snapshot
from recovery_advisor.loading.document import Document, parse
from tests.support.page_files import parse_titled_yaml

ROOT = Path(__file__).parent

#: What tests the pytest plugin.
pytest_plugins = ("pytester",)


@lru_cache(maxsize=64)
def _parse_once(text: str, file: str, with_libyaml: bool) -> Document:
    return parse(text, file)


def _parse(text: str, file: str) -> Document:
    """A file, parsed; one of the same bytes is parsed once a process by either reader of YAML."""
    return _parse_once(text, file, hasattr(yaml, "CBaseLoader"))


snapshot.parse = _parse  # type: ignore[attr-defined]  # by which every folder is read


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Each page has a home of its own, so that a reader's ``~/knee`` is a new folder."""
    if not isinstance(item, SybilItem):
        return (yield)
    names = item.example.namespace
    if max(names.get("blocks_run", ()), default=0) > item.example.start:
        names.clear()  # What stands below has run here already, and may have named things anew.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", _home(names))
        return (yield)


def _home(namespace: dict[str, Any]) -> str:
    if "home_of_page" not in namespace:
        home = TemporaryDirectory()
        atexit.register(home.cleanup)
        namespace["home_of_page"] = home.name
    return str(namespace["home_of_page"])


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Run the blocks above one first that it may build on, where another process has run them.

    It may build on Python, on what is put into a file, and on what a console does at home.
    """
    if not isinstance(item, SybilItem):
        return
    run = item.example.namespace.setdefault("blocks_run", set())
    for above in item.example.document.examples():
        stays = above.region.evaluator is not run_console or "~/" in above.parsed
        if above.start < item.example.start and stays and above.start not in run:
            above.evaluate()
            run.add(above.start)
    run.add(item.example.start)


def run_console(example: Example) -> str | None:
    """Run each ``$ command`` of a console block and compare what it prints."""
    for session in example.parsed.split("$ ")[1:]:
        command, _, expected = session.partition("\n")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", command],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PATH": path, "COLUMNS": "80"},
            check=False,
        )
        printed = done.stdout + done.stderr
        if not OutputChecker().check_output(expected, printed, ELLIPSIS):
            return f"$ {command}\nexpected:\n{expected}\nprinted:\n{printed}"
    return None


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser(language="console", evaluator=run_console),
        parse_titled_yaml,
    ],
    patterns=["README.md", "docs/*.md", "rules/README.md"],  # a star goes through folders
).pytest()
