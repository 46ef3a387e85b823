"""Reports the coverage of a rule book, as lines of text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Any, Self

from recovery_advisor.authoring.coverage.deciding import Demonstration
from recovery_advisor.authoring.coverage.examples import Given, examples
from recovery_advisor.authoring.coverage.obligations import Obligations
from recovery_advisor.proving.person_text import flow
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.wording import condition_in_words, kind_in_words


@dataclass(frozen=True, slots=True)
class MissingCase:
    """A case to paste.

    Attributes:
        pack: the pack into whose cases it belongs.
        text: the case as YAML.
    """

    pack: str
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """An obligation that nobody met.

    Attributes:
        number: which one of the rule book's.
        rule: id of the rule.
        effect: which of its effects, such as ``limit rest``.
        threshold: the one that never decided, such as ``pain is 3 or worse``; ``None`` where the
            effect never had the outcome at all.
        counts: whether the outcome not demonstrated is that the effect counts.
        example: answers that would meet it; ``None`` where none were found, as for a threshold that
            another one makes redundant.
        case: a case of these answers; ``None`` where it is not known which pack is at work.
    """

    number: int
    rule: str
    effect: str
    threshold: str | None
    counts: bool
    example: Given | None
    case: MissingCase | None = None

    @property
    def message(self) -> str:
        """What was not demonstrated, in words."""
        if self.threshold is None:
            return "never counted" if self.counts else "always counted"
        outcome = "counts" if self.counts else "does not count"
        return f"nobody for whom `{self.threshold}` alone decided that it {outcome}"

    def __str__(self) -> str:
        such = "nobody was found who could show it; the threshold may be idle"
        if self.example is not None:
            such = f"such as {flow(self.example)}"
        told = f"{self.rule}, {self.effect}: {self.message}\n    {such}"
        if self.case is None:
            return told
        return (
            f"{told}\n  This case in {self.case.pack}/cases.yaml would show it:\n{self.case.text}"
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of one rule book.

    Attributes:
        packs: the packs with their versions.
        sha256: of the rule book.
        obligations: how many there are.
        gaps: those that nobody met.
    """

    packs: tuple[str, ...]
    sha256: str
    obligations: int
    gaps: tuple[Gap, ...]

    @classmethod
    def of(cls, obligations: Obligations, met: int) -> Self:
        """The coverage, from the obligations met."""
        id = obligations.book.id
        packs = tuple(f"{pack.id} {pack.version}" for pack in id.packs)
        return cls(packs, id.sha256, len(obligations.all), tuple(_gaps(obligations, met)))

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The coverage from its :meth:`data`, without cases."""
        names = [name for name in Gap.__slots__ if name != "case"]
        gaps = tuple(Gap(**{name: gap[name] for name in names}) for gap in data["gaps"])
        return cls(tuple(data["packs"]), data["sha256"], data["obligations"], gaps)

    @property
    def met(self) -> int:
        """How many obligations were met."""
        return self.obligations - len(self.gaps)

    @property
    def percent(self) -> float:
        """The percentage of obligations met, rounded down to a tenth; 0 without rules."""
        return self.met * 1_000 // max(1, self.obligations) / 10

    @property
    def passed(self) -> bool:
        """Whether there are rules, and all are covered."""
        return self.percent == 100

    def merged(self, other: Self) -> Self:
        """The union with another coverage of the same rule book."""
        not_met = {gap.number for gap in other.gaps}
        return replace(self, gaps=tuple(gap for gap in self.gaps if gap.number in not_met))

    def data(self) -> dict[str, Any]:
        """The fields and the figures that follow from them, for JSON."""
        gaps = [{**asdict(gap), "message": gap.message} for gap in self.gaps]
        return {**asdict(self), "met": self.met, "percent": self.percent, "gaps": gaps}

    def lines(self) -> Iterator[str]:
        """The percentage, then each gap with an example that would fill it."""
        summary = f"{self.percent:g} % covered, {self.met} of {self.obligations}"
        yield f"{', '.join(self.packs)} (sha256 {self.sha256[:12]}): {summary}"
        yield from map(str, _not_implied(self.gaps))


def _gaps(obligations: Obligations, met: int) -> Iterator[Gap]:
    book = obligations.book
    for effect, due in groupby(obligations.left_by(met), lambda one: one[1].effect):
        shown_by = examples(effect, book)
        for number, (_, shown) in due:
            yield _gap(number, effect, shown, shown_by.get(shown), book)


def _gap(
    number: int, effect: Effect, shown: Demonstration, example: Given | None, book: RuleBook
) -> Gap:
    what = shown.threshold
    threshold = condition_in_words(what, book.question) if what else None
    effect_name = kind_in_words(effect.kind, effect.level)
    return Gap(number, effect.rule.id, effect_name, threshold, shown.counts, example)


def _not_implied(gaps: Sequence[Gap]) -> Iterator[Gap]:
    """The gaps without those of thresholds where the effect itself has one."""
    whole = {(gap.rule, gap.effect, gap.counts) for gap in gaps if gap.threshold is None}
    for gap in gaps:
        if gap.threshold is None or (gap.rule, gap.effect, gap.counts) not in whole:
            yield gap
