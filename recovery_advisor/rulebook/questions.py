"""Questions: a range of whole numbers with a worse end and named bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from recovery_advisor.values.frozen_mappings import FrozenMappings
from recovery_advisor.values.lazily import cached_property
from recovery_advisor.values.scale import UNKNOWN, Answer, Scale


class Interval(NamedTuple):
    """The least and greatest severity that an answer may have."""

    least: int
    most: int


@dataclass(frozen=True)
class Question(FrozenMappings):
    """A question with its scale.

    *Severity* is the distance of a value from the best end: 0 is best, ``span`` is worst,
    whichever end is worse. ``may_be_cleared``: whether a professional's clearance may lift the
    effects of a bad answer. ``if_best`` and ``if_better`` phrase a better answer after *if*, the
    second with ``{value}`` in it; ``None`` where the answer can't change. ``since`` is the version
    of a questionnaire that the meaning dates from: a denial given to an older one is unknown.
    ``lasting``: whether the answer stays the same from one check-in to the next. ``derived``: whether
    a history of events answers it, so that nobody is asked and no check-in has it.
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
    since: str | None = None
    lasting: bool = False
    derived: bool = False

    @property
    def changeable(self) -> bool:
        """Whether the answer can improve over time."""
        return self.if_better is not None

    @property
    def span(self) -> int:
        """Severity of the worst answer."""
        return self.high - self.low

    def severity(self, value: int) -> int:
        """The severity of a value."""
        return value - self.low if self.worse == "higher" else self.high - value

    def value(self, severity: int) -> int:
        """The value with a severity."""
        return self.low + severity if self.worse == "higher" else self.high - severity

    def band(self, name: str) -> tuple[int, int] | None:
        """The severities of a band's best and worst value; ``None`` for an unknown band."""
        for band, low, high in self.bands:
            if band == name:
                ends = sorted((self.severity(low), self.severity(high)))
                return ends[0], ends[1]
        return None

    def band_of(self, value: int) -> str:
        """The name of the band that contains a value."""
        return next(name for name, low, high in self.bands if low <= value <= high)

    def word(self, severity: int) -> str | None:
        """The name of the band with this severity alone; ``None`` if there is none."""
        value = self.value(severity)
        return next((name for name, low, high in self.bands if low == high == value), None)

    def answer(self, severity: int) -> int | str:
        """The answer with a severity: a word on a scale of words, else the number."""
        value = self.value(severity)
        return self.band_of(value) if self.worded else value

    @cached_property
    def worded(self) -> bool:
        """Whether the scale is one of words: each band has exactly one value."""
        return all(low == high for _, low, high in self.bands)

    @property
    def deniable(self) -> bool:
        """Whether its best answer is the word *no*, so that a questionnaire may ask it."""
        return self.band("no") == (0, 0)

    @property
    def scale(self) -> Scale:
        """The annotation of this question's field in a check-in."""
        names = tuple(name for name, _, _ in self.bands)
        starts = () if self.worded else tuple(low for _, low, _ in self.bands)
        return Scale(self.low, self.high, names, self.worse, starts)

    @cached_property
    def intervals(self) -> tuple[Interval, ...]:
        """The interval of each severity, then that of the unknown answer.

        The last extends beyond every threshold on both ends; engines know no other *unknown*.
        """
        known = [Interval(severity, severity) for severity in range(self.span + 1)]
        return (*known, Interval(-1, self.span + 1))

    @property
    def unknown(self) -> int:
        """The index of the unknown answer's interval."""
        return self.span + 1

    @cached_property
    def codes(self) -> Mapping[Answer, int]:
        """The index of the interval for every valid answer."""
        codes: dict[Answer, int] = {None: self.unknown, UNKNOWN: self.unknown}
        if not self.worded:
            for value in range(self.low, self.high + 1):
                codes[value] = self.severity(value)
        for name, _, _ in self.bands:
            ends = self.band(name)
            assert ends is not None
            codes[name] = ends[1]
        return MappingProxyType(codes)
