"""Reports the judgements on mutants, as lines of text and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from recovery_advisor.authoring.mutation.judgement import Fate, Judgement, Missing

_HEADS = (
    "pack", "kind", "mutants", "refused", "equivalent", "left",
    "by example", "by case", "by claim", "not settled", "survived",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MutationReport:
    """The report on the mutants of a folder.

    Attributes:
        judged: the judgements, by pack and kind.
        seconds: how long it took.
    """

    judged: Sequence[Judgement]
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether none survived, and all are settled."""
        return not any(map(_is_left, self.judged))

    def lines(self) -> Iterator[str]:
        """A table of counts by pack and kind, then each survivor with the tests to catch it."""
        yield _row(*_HEADS)
        yield from _rows(self.judged)
        for one in filter(_is_left, self.judged):
            yield ""
            yield from _in_lines(one)
        counted = Counter(one.fate for one in self.judged)
        fates = ", ".join(f"{counted[fate]} {fate}" for fate in Fate if counted[fate])
        yield f"\n{len(self.judged)} mutants in {self.seconds:.1f} s: {fates or 'none'}."

    def data(self) -> dict[str, Any]:
        """A list of mutants."""
        return {
            "mutants": [_described(one) for one in self.judged],
            "seconds": round(self.seconds, 3),
        }


def _is_left(one: Judgement) -> bool:
    return one.fate in (Fate.SURVIVED, Fate.NOT_SETTLED)


def _rows(judged: Sequence[Judgement]) -> Iterator[str]:
    for (pack, kind), group in groupby(judged, lambda one: (one.mutant.pack, one.mutant.kind)):
        yield _counts(pack or "shared", kind, list(group))
    yield _counts("all", "", judged)


def _counts(pack: str, kind: str, judged: Sequence[Judgement]) -> str:
    fates = Counter(one.fate for one in judged)
    left = [one for one in judged if one.fate not in (Fate.REFUSED, Fate.EQUIVALENT)]
    nets = (sum(map(bool, net)) for net in (
        [one.example for one in left], [one.case for one in left], [one.claim for one in left],
    ))  # fmt: skip
    return _row(
        pack, kind, len(judged), fates[Fate.REFUSED], fates[Fate.EQUIVALENT], len(left),
        *nets, fates[Fate.NOT_SETTLED], fates[Fate.SURVIVED],
    )  # fmt: skip


def _row(pack: str, kind: str, *counts: object) -> str:
    numbers = (
        f"{count:>{max(len(head), 4)}}" for head, count in zip(_HEADS[2:], counts, strict=True)
    )
    return f"{pack:12}{kind:10}{'  '.join(numbers)}"


def _in_lines(one: Judgement) -> Iterator[str]:
    mutant = one.mutant
    yield f"{one.fate}: {mutant.file}:{mutant.line}: {mutant.says}"
    if one.missing:
        yield from _missing(one.missing)


def _missing(missing: Missing) -> Iterator[str]:
    if missing.example:
        yield f"  This example of {missing.rule} would catch it:"
        yield missing.example
    if missing.case:
        yield f"  This case in {missing.pack}/cases.yaml would catch it:"
        yield missing.case


def _described(one: Judgement) -> dict[str, Any]:
    mutant = one.mutant
    return {
        "kind": mutant.kind,
        "pack": mutant.pack or None,
        "of": mutant.of,
        "file": mutant.file,
        "line": mutant.line,
        "was": mutant.was,
        "becomes": mutant.becomes,
        "fate": one.fate.replace(" ", "_"),
        "caught_by": {"example": one.example, "case": one.case, "claim": one.claim},
        "missing": one.missing and asdict(one.missing),
    }
