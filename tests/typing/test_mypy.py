"""mypy --strict takes the code of users that is right, and refuses each use that is wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WRONG_USES = HERE / "test_wrong_uses.py"
_IGNORED = re.compile(r"  # type: ignore\[([a-z-]+)\]$")


@pytest.mark.deep
def test_mypy_finds_each_wrong_use_and_no_other(tmp_path: Path) -> None:
    lines = WRONG_USES.read_text(encoding="utf-8").splitlines()
    laid_bare = tmp_path / "laid_bare.py"
    laid_bare.write_text("\n".join(_IGNORED.sub("", line) for line in lines), encoding="utf-8")
    ignored = {
        (number, match[1])
        for number, line in enumerate(lines, 1)
        if (match := _IGNORED.search(line))
    }
    assert len(ignored) > 10
    assert errors_of_mypy(HERE, laid_bare, cache=tmp_path) == {
        (laid_bare.name, *error) for error in ignored
    }


def errors_of_mypy(*paths: Path, cache: Path) -> set[tuple[str, int, str]]:
    """File, line and code of each error, without the plugin that users may not have."""
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--config-file=",
        "--strict",
        "--cache-dir",
        str(cache),
    ]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
    found = re.findall(r"^(\S+):(\d+): error: .*\[([a-z-]+)\]$", done.stdout, re.M)
    assert len(found) == done.stdout.count(": error:"), done.stdout
    assert done.returncode in (0, 1), done.stderr
    return {(Path(file).name, int(line), code) for file, line, code in found}
