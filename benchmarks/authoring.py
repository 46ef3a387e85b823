"""What whoever writes rules waits for: loading a folder, and checking it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from benchmarks.folders import documents
from benchmarks.starting import PYDANTIC, Fresh
from benchmarks.table import Row
from benchmarks.timing import Effort, against, each, medians
from recovery_advisor.authoring.lint.run import findings
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.folder import load_book, shipped_rules

SHIPPED_MOST, MANY_MOST = 2_000.0, 60_000_000.0
FEW, MANY = 50, 500


def rows(effort: Effort) -> Iterator[Row]:
    """Loading and checking the shipped packs, and checking made-up ones of many rules."""
    seldom = Effort(max(2, effort.rounds // 4), 0.0, effort.processes, 0)
    loading = each(load_book, [shipped_rules()])
    reading = each(_events, [shipped_rules()])
    yield Row("loading the shipped packs, in a warm process", "reading their YAML and no more",
              against(loading, reading, seldom))  # fmt: skip
    yield _command(seldom)
    with TemporaryDirectory() as scratch:
        few, many = (each(_checked, [_written(Path(scratch), rules)]) for rules in (FEW, MANY))
        once = Effort(2, 0.0, 0, 0)
        yield Row(f"rules check of {MANY} rules", f"the same of {FEW} rules",
                  against(many, few, once), most=MANY_MOST)  # fmt: skip


def _command(effort: Effort) -> Row:
    command, bare = ["-m", "recovery_advisor", "rules", "check"], ["-c", PYDANTIC]
    with TemporaryDirectory() as bytecode:
        fresh = Fresh(bytecode)
        fresh.whole(command), fresh.whole(bare)  # warm
        turns = [(fresh.whole(command), fresh.whole(bare)) for _ in range(effort.rounds)]
    what = "rules check of the shipped packs, whole process"
    return Row(what, f"python -c '{PYDANTIC}'", medians(iter(turns)), most=SHIPPED_MOST, unit="ms")


def _events(folder: Path) -> int:
    """How many events the YAML of a folder has."""
    texts = (path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
    return sum(1 for text in texts for _ in yaml.parse(text, Loader=yaml.CBaseLoader))


def _written(scratch: Path, rules: int) -> Path:
    """A folder of so many rules, on disk; JSON is YAML too."""
    folder = scratch / str(rules)
    for document in documents(rules):
        path = folder / document.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document.data, indent=1), encoding="utf-8")
    return folder


def _checked(folder: Path) -> int:
    return len(findings(read_checked(folder)))
