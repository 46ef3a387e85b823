"""Reads hazards, what could go wrong and what is there against it, from ``hazards.yaml`` files.

The terms are those of ISO 14971 and DCB0129. Hazards are for whoever signs the rules: an advisor does
not read them, and no fingerprint depends on them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from recovery_advisor.loading.document import Document
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.records import HazardRecord
from recovery_advisor.loading.rule_files import RuleFile, RuleFiles, read_rule_files
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import Problem


class HarmSeverity(StrEnum):
    """How grave a harm is, the gravest first, in the five words of DCB0129."""

    CATASTROPHIC = "catastrophic"
    MAJOR = "major"
    CONSIDERABLE = "considerable"
    SIGNIFICANT = "significant"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Hazard:
    """A hazard as written in a file.

    Attributes:
        id: its name, which says what it is.
        cause: how it can come about.
        harm: what comes of it.
        severity: how grave that is.
        rules: ids of the rules that control it.
        claims: ids of the claims that hold these rules to it.
        questions: ids of the questions that find it.
        residual: what stays a danger all the same; ``None`` if nothing is written.
    """

    id: str
    cause: str
    harm: str
    severity: HarmSeverity
    rules: tuple[str, ...]
    claims: tuple[str, ...]
    questions: tuple[str, ...]
    residual: str | None
    place: Place = field(repr=False, compare=False)

    @property
    def controlled(self) -> bool:
        """Whether anything is there against it."""
        return bool(self.rules or self.claims or self.questions)


def read_hazards(
    documents: Sequence[Document], book: RuleBook, claims: Collection[str] | None, in_part: bool
) -> tuple[Hazard, ...]:
    """Read hazards, in the order of the files.

    Args:
        documents: the ``hazards.yaml`` files.
        book: the rules that may be named.
        claims: ids of the claims that may be named; ``None`` for any.
        in_part: whether there are packs that are not read: a name that is not there may then be one
            of theirs, and is left out rather than refused.

    Raises:
        RulesError: with every fault found, each with its file and line.
    """
    faults = Faults()
    files = _read_files(documents, faults)
    known = _Known(
        frozenset(effect.rule.id for effect in book.effects),
        None if claims is None else frozenset(claims),
        frozenset(book.question),
        in_part,
    )
    found = files.unique("hazards", "hazard", lambda record: record.hazards)
    hazards = tuple(_read_hazard(record, place, known) for record, place, _ in found.values())
    faults.raise_if_any()
    return hazards


def malformed_hazards(documents: Sequence[Document]) -> Sequence[Problem]:
    """The faults of hazards that don't depend on what the rules are."""
    faults = Faults()
    _read_files(documents, faults)
    return faults.problems


def _read_files(documents: Sequence[Document], faults: Faults) -> RuleFiles:
    files = read_rule_files(documents, faults)
    for file in files.all:
        _check_sections(file)
    return files


def _check_sections(file: RuleFile) -> None:
    for section in sorted(file.record.model_fields_set - {"hazards"}):
        (file.place / section).key.fault(f"{section}: belongs in another file; this has hazards")


@dataclass(frozen=True, slots=True)
class _Known:
    """The names that a control may have."""

    rules: frozenset[str]
    claims: frozenset[str] | None
    questions: frozenset[str]
    in_part: bool


def _read_hazard(record: HazardRecord, place: Place, known: _Known) -> Hazard:
    control, at = record.control, place / "control"
    return Hazard(
        id=record.hazard,
        cause=record.cause,
        harm=record.harm,
        severity=HarmSeverity(record.severity),
        rules=tuple(_named(control.rules, known.rules, "rule", at / "rules", known.in_part)),
        claims=tuple(_named(control.claims, known.claims, "claim", at / "claims", known.in_part)),
        questions=tuple(
            _named(control.questions, known.questions, "question", at / "questions", known.in_part)
        ),
        residual=record.residual,
        place=place,
    )


def _named(
    names: Sequence[str], known: Collection[str] | None, what: str, place: Place, in_part: bool
) -> Iterator[str]:
    for index, name in enumerate(names):
        if name in names[:index]:
            (place / index).fault(f"{name} is named twice; take one out")
        elif (
            known is None
            or name in known
            or (not in_part and (place / index).known(name, known, what))
        ):
            yield name
