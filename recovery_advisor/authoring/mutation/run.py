"""Judges all mutants of a folder, in parallel on every core."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from recovery_advisor.authoring.case_text import named_apart
from recovery_advisor.authoring.mutation.judge import Judge
from recovery_advisor.authoring.mutation.judgement import Judgement
from recovery_advisor.authoring.mutation.kinds import mutants_of
from recovery_advisor.authoring.mutation.mutant import Mutant
from recovery_advisor.loading.checked_folder import CheckedFolder, read_checked

#: With fewer mutants than this, a process takes longer to start than to judge them.
_WORTH_A_PROCESS = 20


def judge_all(
    root: Path, folder: CheckedFolder, seconds: float, packs: Collection[str] | None = None
) -> tuple[Judgement, ...]:
    """The judgement on each mutant of a folder, by pack, kind, file and line.

    Args:
        root: the folder.
        folder: the same, loaded.
        seconds: how long z3 may take for one question about one mutant.
        packs: ids of the packs that were loaded; ``None`` for all.

    Raises:
        EngineUnavailable: where z3 is not installed.
    """
    judged = _judged(root, folder, seconds, packs)
    return with_names_apart(judged, [case.id for case in folder.cases])


def with_names_apart(judged: Sequence[Judgement], taken: Collection[str]) -> tuple[Judgement, ...]:
    """The judgements, no two of them with a case of the same name, nor of one in use."""
    cases = named_apart([one.missing.case if one.missing else "" for one in judged], taken)
    return tuple(
        replace(one, missing=replace(one.missing, case=case)) if one.missing else one
        for one, case in zip(judged, cases, strict=True)
    )


def _judged(
    root: Path, folder: CheckedFolder, seconds: float, packs: Collection[str] | None
) -> Sequence[Judgement]:
    mutants = mutants_of(folder)
    workers = min(os.cpu_count() or 1, len(mutants) // _WORTH_A_PROCESS)
    if workers < 2:
        judge = Judge(folder, seconds)
        return [judge.judge(mutant) for mutant in mutants]
    judged: list[Judgement | None] = [None] * len(mutants)
    # Spawned rather than forked: whoever calls may have threads.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        shares = [mutants[first::workers] for first in range(workers)]
        for first, share in enumerate(
            pool.map(partial(_judge_share, root, packs, seconds), shares)
        ):
            judged[first::workers] = share
    return [one for one in judged if one]


def _judge_share(
    root: Path, packs: Collection[str] | None, seconds: float, mutants: Sequence[Mutant]
) -> list[Judgement]:
    judge = Judge(read_checked(root, packs), seconds)
    return [judge.judge(mutant) for mutant in mutants]
