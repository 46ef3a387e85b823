"""Questions: a range of whole numbers with a worse end and named bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from recovery_advisor.values.answers import Answer
from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.scale import Scale


class Interval(NamedTuple):
    """How bad an answer is at least and at most, counted from the best end of its scale."""

    least: int
    most: int


@dataclass(frozen=True)
class Question(FrozenMappings):
    """One question.

    *Severity* is how many steps a value lies from the best end: 0 is best, ``span`` is worst,
    whichever way the scale runs. ``may_be_cleared`` says whether a professional who has looked
    into a bad answer may lift what follows from it. ``if_best`` and ``if_better`` are how a better
    answer is wished for, the second with ``{value}`` in it; ``None`` where nobody can change the
    answer.
    """

    id: str
    ask: str
    help: str | None
    screen: str
    low: int
    high: int
    worse: Literal["higher", "lower"]
    bands: tuple[tuple[str, int, int], ...]
    may_be_cleared: bool
    if_best: str | None = None
    if_better: str | None = None

    @property
    def changeable(self) -> bool:
        """Whether an answer may become a better one in time."""
        return self.if_better is not None

    @property
    def span(self) -> int:
        """Severity of the worst answer."""
        return self.high - self.low

    def severity(self, value: int) -> int:
        """Steps from the best end."""
        return value - self.low if self.worse == "higher" else self.high - value

    def value(self, severity: int) -> int:
        """The value so many steps from the best end."""
        return self.low + severity if self.worse == "higher" else self.high - severity

    def band(self, name: str) -> tuple[int, int] | None:
        """Severity of a band's best and of its worst value."""
        for band, low, high in self.bands:
            if band == name:
                ends = sorted((self.severity(low), self.severity(high)))
                return ends[0], ends[1]
        return None

    def band_of(self, value: int) -> str:
        """The band a value lies in."""
        return next(name for name, low, high in self.bands if low <= value <= high)

    def word(self, severity: int) -> str | None:
        """The band that means this answer and no other; ``None`` where there is none."""
        value = self.value(severity)
        return next((name for name, low, high in self.bands if low == high == value), None)

    @cached_property
    def worded(self) -> bool:
        """Whether each answer has a word of its own: a scale of words rather than of numbers."""
        return all(low == high for _, low, high in self.bands)

    @property
    def scale(self) -> Scale:
        """What a check-in's field for this question takes."""
        return Scale(self.low, self.high, tuple(name for name, _, _ in self.bands))

    @cached_property
    def intervals(self) -> tuple[Interval, ...]:
        """The interval of each severity, and last that of an unknown answer.

        The last is wider than any threshold on both ends: it is all that *unknown* ever means.
        """
        known = [Interval(severity, severity) for severity in range(self.span + 1)]
        return (*known, Interval(-1, self.span + 1))

    @property
    def unknown(self) -> int:
        """Number of the unknown answer's interval."""
        return self.span + 1

    @cached_property
    def codes(self) -> Mapping[Answer, int]:
        """The number of the interval for every answer there can be."""
        codes: dict[Answer, int] = {None: self.unknown}
        for value in range(self.low, self.high + 1):
            codes[value] = self.severity(value)
        for name, _, _ in self.bands:
            ends = self.band(name)
            assert ends is not None
            codes[name] = ends[1]
        return MappingProxyType(codes)
