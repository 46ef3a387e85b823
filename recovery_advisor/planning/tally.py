"""Tallies: how many moves of each phase are chosen, and how many of those need equipment, in one int.

A tally is the sum of what :func:`one` gives for each move, and so is quick to keep and to look up by.
"""

from __future__ import annotations

from recovery_advisor.values.levels import Phase

#: Bits of one count; no catalog has as many moves as would overflow it.
_COUNT = 32
_MOST = (1 << _COUNT) - 1


def one(phase: Phase, needs_equipment: bool) -> int:
    """The tally of a single move."""
    return (1 << _COUNT | 1 if needs_equipment else 1) << _place(phase)


def chosen(tally: int, phase: Phase) -> int:
    """How many moves of a phase are chosen."""
    return tally >> _place(phase) & _MOST


def with_equipment(tally: int, phase: Phase) -> int:
    """How many of the chosen moves of a phase need equipment."""
    return tally >> _place(phase) + _COUNT & _MOST


def _place(phase: Phase) -> int:
    return 2 * _COUNT * phase.rank
