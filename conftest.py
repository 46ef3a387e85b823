"""Runs the blocks of the README and of the docs as tests, and parses each rule file once a process."""

import os
import subprocess
import sys
from doctest import ELLIPSIS, OutputChecker
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from sybil import Example, Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from recovery_advisor.loading import snapshot
from recovery_advisor.loading.document import Document, parse

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


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Run the Python blocks above one first, where another process has run them.

    The blocks of a page build on each other.
    """
    if not isinstance(item, SybilItem):
        return
    names = item.example.namespace
    if max(names.get("blocks_run", {0})) > item.example.start:
        names.clear()  # What stands below has run here already, and may have named things anew.
    run = names.setdefault("blocks_run", set())
    for above in item.example.document.examples():
        is_python = above.region.evaluator is not run_console
        if above.start < item.example.start and is_python and above.start not in run:
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
    ],
    patterns=["README.md", "docs/*.md", "rules/README.md"],  # a star goes through folders
).pytest()
