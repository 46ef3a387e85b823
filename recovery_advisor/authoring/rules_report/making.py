"""Makes the report on a folder: checks it, proves its claims and compares it with another one."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from recovery_advisor.authoring.coverage.cases import coverage_of_cases
from recovery_advisor.authoring.diff.compare import compare
from recovery_advisor.authoring.diff.folders import read_released
from recovery_advisor.authoring.diff.review import review
from recovery_advisor.authoring.lint.languages import languages_found, languages_without_history
from recovery_advisor.authoring.lint.run import findings, history_findings
from recovery_advisor.authoring.mutation.report import MutationReport
from recovery_advisor.authoring.mutation.run import judge_all
from recovery_advisor.authoring.rules_report.checks import Checks, proofs_of
from recovery_advisor.authoring.rules_report.evidence import (
    Evidence,
    evidence_edits,
    evidence_of,
    read_evidence,
)
from recovery_advisor.authoring.rules_report.report import RulesReport
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.compiler import Compiled, without_history
from recovery_advisor.loading.folder import compile_whole
from recovery_advisor.loading.held import held_packs
from recovery_advisor.loading.held_changes import unversioned
from recovery_advisor.loading.listing import LOCK
from recovery_advisor.values.errors import RulesError


class Old(NamedTuple):
    """The folder compared with: its rules, and what is there to show that they are right."""

    compiled: Compiled
    evidence: Evidence


def read_old(root: Path) -> Old:
    """The folder compared with; its lock may be of the form without texts.

    Raises:
        RulesError: when it can't be loaded, or is not what its lock holds.
    """
    return Old(read_released(root), read_evidence(root))


def report_on(root: Path, folder: CheckedFolder, seconds: float, *, mutants: bool) -> RulesReport:
    """The report on a folder.

    Args:
        root: the folder.
        folder: the same, loaded.
        seconds: how long one proof or search may take.
        mutants: whether to try the mutants too, which takes minutes.

    Raises:
        EngineUnavailable: where z3 is not installed.
    """
    checks = _checked(root, folder, seconds, mutants)
    return RulesReport(folder, replace(checks, proofs=proofs_of(root, seconds)))


def report_on_change(
    root: Path, folder: CheckedFolder, old: Old, seconds: float, *, mutants: bool
) -> RulesReport:
    """The report on a folder and what it changes in another; for the arguments see :func:`report_on`.

    Args:
        old: the folder compared with.

    Raises:
        EngineUnavailable: where z3 is not installed.
        NotComparable: where a question of both lies on two scales.
    """
    # Spawned rather than forked: whoever calls may have threads.
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        proving = pool.submit(proofs_of, root, seconds)
        difference = compare(without_history(old.compiled), folder.book, seconds)
        unproved = _checked(root, folder, seconds, mutants)
        checks = replace(unproved, proofs=proving.result())
    unversioned_now = unversioned(held_packs(*folder.whole), held_packs(*old.compiled))
    return RulesReport(
        folder,
        checks,
        review(difference, (old.compiled.book, folder.whole.book)).accepting(folder.accepted),
        tuple(evidence_edits(old.evidence, evidence_of(folder))),
        tuple(one.message for one in unversioned_now),
    )


def _checked(root: Path, folder: CheckedFolder, seconds: float, mutants: bool) -> Checks:
    """What the checks of a folder find, but for the proofs."""
    languages = (*languages_found(folder.book), *languages_without_history(folder))
    found = (*languages, *findings(folder), *history_findings(folder))
    judged = _judged(root, folder, seconds) if mutants else None
    return Checks(found, (), coverage_of_cases(folder), _lock(root), judged)


def _judged(root: Path, folder: CheckedFolder, seconds: float) -> MutationReport:
    began = time.perf_counter()
    judged = judge_all(root, folder, seconds)
    return MutationReport(judged, time.perf_counter() - began)


def _lock(root: Path) -> tuple[str, str]:
    """Whether the lock of a folder holds what is in it, and that in words."""
    try:
        compile_whole(root)
    except RulesError as error:
        many = len(error.problems)
        return "not yet", f"{LOCK} differs in {many}; lock the rules once they are signed"
    if (root / LOCK).exists():
        return "passed", f"{LOCK} holds these rules"
    return "none", f"there is no {LOCK}"
