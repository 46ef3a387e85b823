"""The results of check, prove, coverage and, where wished, mutants, of one rules folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from recovery_advisor.authoring.coverage.report import Coverage
from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.run import Finding
from recovery_advisor.authoring.mutation.report import MutationReport
from recovery_advisor.authoring.rules_report.anchors import anchor
from recovery_advisor.loading.checked_history import read_draft_with_history
from recovery_advisor.proving.prover import Settled
from recovery_advisor.proving.run import prove
from recovery_advisor.rendering.page import (
    BulletList,
    DocumentBlock,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Table,
)

CHECKS = Heading("What the checks found", 2, "checks")
CLAIMS = Heading("Claims", 2, "claims")


class Result(NamedTuple):
    """The result of a check, in words: what was checked, whether it passed, and the figures."""

    check: str
    result: str
    figures: str

    @classmethod
    def of(cls, check: str, passed: bool, figures: str) -> Result:
        """The result of a check that passed or failed."""
        return cls(check, "passed" if passed else "failed", figures)


class Proof(NamedTuple):
    """The result of a law or a claim, as another process hands it over.

    Attributes:
        id: the law or the claim.
        packs: the packs of which it is claimed, joined by ``+``.
        says: what it says.
        source: where it comes from.
        settled: the result.
    """

    id: str
    packs: str
    says: str
    source: str
    settled: Settled


@dataclass(frozen=True, slots=True)
class Checks:
    """What is known of a folder by its checks.

    Attributes:
        found: the findings of ``rules check``.
        proofs: the result of each law and claim.
        coverage: how far the cases cover the rules.
        lock: whether the lock of the folder holds what is in it, and that in words.
        mutants: the judgement on the mutants; ``None`` where they were not tried.
    """

    found: tuple[Finding, ...]
    proofs: tuple[Proof, ...]
    coverage: Coverage
    lock: tuple[str, str]
    mutants: MutationReport | None = None

    @property
    def passed(self) -> bool:
        """Whether no check fails."""
        mutants = self.mutants is None or self.mutants.passed
        return self.sound and self.proved and self.coverage.passed and mutants

    @property
    def sound(self) -> bool:
        """Whether ``rules check`` finds hints at most."""
        return all(one.severity is Severity.HINT for one in self.found)

    @property
    def proved(self) -> bool:
        """Whether every law and claim is proved."""
        return not self.not_proved

    @property
    def not_proved(self) -> tuple[Proof, ...]:
        """The laws and claims that are refuted or not settled."""
        return tuple(one for one in self.proofs if one.settled is not Settled.PROVED)

    def data(self) -> dict[str, Any]:
        """Whether each check passed; ``None`` for one that was not run."""
        mutants = None if self.mutants is None else self.mutants.passed
        return {
            "check": self.sound,
            "prove": self.proved,
            "coverage": self.coverage.passed,
            "mutants": mutants,
        }


def proofs_of(root: Path, seconds: float) -> tuple[Proof, ...]:
    """The result of each law and claim of a folder.

    Args:
        root: the folder.
        seconds: how long z3 may take for one claim.

    Raises:
        EngineUnavailable: where z3 is not installed.
    """
    return tuple(
        Proof(
            one.outcome.claim.id,
            " + ".join(one.packs),
            one.outcome.claim.says,
            one.outcome.claim.source,
            one.outcome.settled,
        )
        for one in prove(read_draft_with_history(root), seconds)
    )


def checks_section(checks: Checks) -> Iterator[DocumentBlock]:
    """Whatever the checks found."""
    yield CHECKS
    items = [
        *(ListItem(f"{one.severity}: {one.problem} [{one.lint}]") for one in checks.found),
        *(
            ListItem(f"{one.settled}: {one.id} ({one.packs}): {one.says}")
            for one in checks.not_proved
        ),
        *(ListItem(f"not covered: {gap}") for gap in checks.coverage.gaps),
    ]
    yield BulletList(tuple(items)) if items else Paragraph("Nothing.")
    if checks.mutants:
        yield Heading("Mutants", 3)
        yield BulletList(
            tuple(ListItem(" ".join(line.split())) for line in _mutants(checks.mutants))
        )


def results(checks: Checks) -> Iterator[Result]:
    """The result of each check."""
    severities = Counter(one.severity for one in checks.found)
    figures = ", ".join(
        f"{severities[one]} {one}{'' if severities[one] == 1 else 's'}" for one in Severity
    )
    yield Result.of("rules check", checks.sound, figures)
    settled = Counter(one.settled for one in checks.proofs)
    figures = ", ".join(f"{settled[one]} {one}" for one in Settled if settled[one])
    yield Result.of("prove", checks.proved, f"{len(checks.proofs)} laws and claims: {figures}")
    coverage = checks.coverage
    figures = f"{coverage.percent:g} % covered, {coverage.met} of {coverage.obligations}"
    yield Result.of("rules coverage", coverage.passed, figures)
    held, in_words = checks.lock
    yield Result("rules lock", held, in_words)
    if checks.mutants is None:
        yield Result("prove --mutants", "not run", "they take minutes; ask for --mutants")
    else:
        judged = Counter(one.fate for one in checks.mutants.judged)
        figures = ", ".join(f"{count} {fate}" for fate, count in sorted(judged.items()))
        yield Result.of("prove --mutants", checks.mutants.passed, figures)


def _mutants(report: MutationReport) -> Sequence[str]:
    """The lines of the survivors; how long they took is no part of a page that stays the same."""
    lines = [line for text in report.lines() for line in text.splitlines()]
    return [line for line in lines if line.strip() and " mutants in " not in line]


def claims_section(checks: Checks) -> Iterator[DocumentBlock]:
    """Each law and claim in words, with its result."""
    yield CLAIMS
    yield Paragraph(
        "A law or a claim that is proved holds for every combination of answers there could be."
    )
    seen: set[str] = set()
    for packs in dict.fromkeys(one.packs for one in checks.proofs):
        own = [one for one in checks.proofs if one.packs == packs]
        rows = tuple(_claim_row(one, seen) for one in own)
        yield Table(f"Laws and claims about {packs}", ("claim", "says", "source", "result"), rows)


def _claim_row(one: Proof, seen: set[str]) -> Row:
    """A row; a law is proved of several packs, and is linked where it stands first."""
    to = "" if one.id in seen else anchor("claim", one.id)
    seen.add(one.id)
    return Row(((one.id,), (one.says,), (one.source,), (one.settled,)), to)
