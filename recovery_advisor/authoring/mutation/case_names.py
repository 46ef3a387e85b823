"""Gives each case that is handed out a name of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from recovery_advisor.authoring.mutation.judgement import Judgement

_BEFORE_NAME = "  - case: "
LONGEST_NAME = 64


def case_line(name: str) -> str:
    """The line that begins a case."""
    return f"{_BEFORE_NAME}{name}"


def named_apart(judged: Sequence[Judgement], taken: Collection[str]) -> tuple[Judgement, ...]:
    """The judgements, each with a case of another name, so that all can be pasted into one file.

    Args:
        judged: the judgements, their cases named by themselves.
        taken: ids of the cases that there are.
    """
    used = {*taken}
    named = []
    for one in judged:
        if one.missing and one.missing.case:
            first, _, rest = one.missing.case.partition("\n")
            name = _free(first.removeprefix(_BEFORE_NAME), used)
            used.add(name)
            case = f"{case_line(name)}\n{rest}"
            named.append(replace(one, missing=replace(one.missing, case=case)))
        else:
            named.append(one)
    return tuple(named)


def _free(name: str, used: Collection[str]) -> str:
    number, free = 1, name
    while free in used:
        number += 1
        end = f"-{number}"
        free = name[: LONGEST_NAME - len(end)].rstrip("-") + end
    return free
