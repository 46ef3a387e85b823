"""A rules file that is cut short is refused, or permits nobody more than the whole one does."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from recovery_advisor import Advice, Advisor, RulesError
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.values.permissive import more_permissive
from tests.support.answers import best_of

ROOT = shipped_rules()
FILES = sorted(one.relative_to(ROOT).as_posix() for one in ROOT.rglob("*.yaml"))
#: Every how manieth line is tried where not all are.
STRIDE = 297


@cache
def whole() -> Advisor:
    return Advisor(engine="bitmap")


@cache
def people() -> Sequence[Mapping[str, int | str]]:
    """Somebody healthy, and others with one answer that is worse or not given."""
    best = best_of(whole().book)
    worse = [
        {**best, question.id: value}
        for question in whole().book.questions
        for value in _answers(question.scale.words)
    ]
    without = [{id: best[id] for id in best if id != left_out} for left_out in best]
    return [best, *worse, *without]


def _answers(words: Sequence[str]) -> Sequence[str]:
    return [word for word in words if word != "unknown"]


@cache
def right() -> Sequence[Advice]:
    return [whole().assess(person) for person in people()]


def permits_more(file: str, lines: range, root: Path) -> frozenset[int]:
    """The numbers of lines after which a cut loads, no lock held, and permits somebody more."""
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns("rules.lock"))
    text = (ROOT / file).read_text(encoding="utf-8").splitlines(keepends=True)
    found = set()
    for kept in lines:
        (root / file).write_text("".join(text[:kept]), encoding="utf-8")
        try:
            cut = Advisor.from_folder(root, engine="bitmap")
        except RulesError:
            continue
        if cut.book.id.sha256 != whole().book.id.sha256:
            known = {question.id for question in cut.book.questions}
            now = [cut.assess({id: one[id] for id in one if id in known}) for one in people()]
            pairs = zip(now, right(), strict=True)
            if any(any(more_permissive(after, than)) for after, than in pairs):
                found.add(kept)
    return frozenset(found)


def decides_nothing(file: str) -> bool:
    """Whether a file holds no rules that an advisor reads; these are the longest."""
    of_a_history = file.startswith("upper-back-history/") and not file.endswith("pack.yaml")
    return of_a_history or Path(file).name in ("cases.yaml", "claims.yaml", "hazards.yaml")


def lines_of(file: str) -> range:
    return range(len((ROOT / file).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_cut_permits_nobody_more(file: str, tmp_path: Path) -> None:
    assert not permits_more(file, lines_of(file)[::STRIDE], tmp_path / "rules")


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(one, marks=pytest.mark.slow if decides_nothing(one) else pytest.mark.deep)
        for one in FILES
    ],
)
def test_a_file_that_is_cut_after_each_third_line_permits_nobody_more(
    file: str, tmp_path: Path
) -> None:
    assert not permits_more(file, lines_of(file)[::3], tmp_path / "rules")


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_cut_after_any_line_permits_nobody_more(file: str, tmp_path: Path) -> None:
    assert not permits_more(file, lines_of(file), tmp_path / "rules")
