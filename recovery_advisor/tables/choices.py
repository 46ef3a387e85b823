"""Chooses what a decision is called by asking of few groups whether they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from recovery_advisor.tables.program import Row


class Fork(NamedTuple):
    """A choice by a group: what is chosen where it counts, and where it does not."""

    group: int
    does: Choice
    does_not: Choice


#: A word, whatever counts; ``None`` where no row of the decision table applies, which can't be.
Choice = Fork | str | None


class _Case(NamedTuple):
    """A row of the decision table, as far as it is not settled yet.

    Attributes:
        needs: sets of groups, one of each of which must count.
        forbids: groups none of which may count.
        word: what is chosen.
    """

    needs: tuple[tuple[int, ...], ...]
    forbids: tuple[int, ...]
    word: str


@lru_cache(maxsize=64)
def choice_of(rows: tuple[Row, ...], words: Sequence[str]) -> Choice:
    """The choice of a word by a decision table.

    Args:
        rows: of the table; the first that applies decides.
        words: for each decision in ``DECISIONS`` its word.
    """
    return _choice(_needed(_Case(row.needs, row.forbids, words[row.place]) for row in rows))


def _choice(cases: tuple[_Case, ...]) -> Choice:
    asked = dict.fromkeys(
        group for case in cases for some in (*case.needs, case.forbids) for group in some
    )
    if not asked:
        return cases[0].word if cases else None
    sides = {
        group: (_settled(cases, group, counts=True), _settled(cases, group, counts=False))
        for group in asked
    }
    simplest = min(sides, key=lambda group: sum(map(len, sides[group])))
    does, does_not = sides[simplest]
    return Fork(simplest, _choice(does), _choice(does_not))


def _settled(cases: Iterable[_Case], group: int, *, counts: bool) -> tuple[_Case, ...]:
    """The cases that are left once it is settled whether a group counts."""
    left = []
    for needs, forbids, word in cases:
        if counts and group in forbids:
            continue
        still = tuple(
            tuple(one for one in some if one != group)
            for some in needs
            if not (counts and group in some)
        )
        if all(still):
            left.append(_Case(still, tuple(one for one in forbids if one != group), word))
    return _needed(left)


def _needed(cases: Iterable[_Case]) -> tuple[_Case, ...]:
    """The cases up to the first that applies whatever counts, without those before it that choose the same."""
    kept: list[_Case] = []
    for case in cases:
        kept.append(case)
        if not case.needs and not case.forbids:
            while len(kept) > 1 and kept[-2].word == case.word:
                del kept[-2]
            break
    return tuple(kept)
