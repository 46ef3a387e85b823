"""Judges all mutants of a folder, in parallel on every core."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from recovery_advisor.authoring.mutation.case_names import named_apart
from recovery_advisor.authoring.mutation.judge import Judge
from recovery_advisor.authoring.mutation.judgement import Judgement
from recovery_advisor.authoring.mutation.kinds import mutants_of
from recovery_advisor.authoring.mutation.mutant import Mutant
from recovery_advisor.loading.checked_folder import CheckedFolder, read_checked

#: With fewer mutants than this, a process takes longer to start than to judge them.
_WORTH_A_PROCESS = 20


def judge_all(root: Path, folder: CheckedFolder, seconds: float) -> tuple[Judgement, ...]:
    """The judgement on each mutant of a folder, by pack, kind, file and line.

    Args:
        root: the folder.
        folder: the same, loaded.
        seconds: how long z3 may take for one question about one mutant.

    Raises:
        EngineUnavailable: where z3 is not installed.
    """
    judged = _judged(root, folder, seconds)
    return named_apart(judged, [case.id for case in folder.cases])


def _judged(root: Path, folder: CheckedFolder, seconds: float) -> Sequence[Judgement]:
    mutants = mutants_of(folder)
    workers = min(os.cpu_count() or 1, len(mutants) // _WORTH_A_PROCESS)
    if workers < 2:
        judge = Judge(folder, seconds)
        return [judge.judge(mutant) for mutant in mutants]
    judged: list[Judgement | None] = [None] * len(mutants)
    # Spawned rather than forked: whoever calls may have threads.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        shares = [mutants[first::workers] for first in range(workers)]
        for first, share in enumerate(pool.map(partial(_judge_share, root, seconds), shares)):
            judged[first::workers] = share
    return [one for one in judged if one]


def _judge_share(root: Path, seconds: float, mutants: Sequence[Mutant]) -> list[Judgement]:
    judge = Judge(read_checked(root), seconds)
    return [judge.judge(mutant) for mutant in mutants]
