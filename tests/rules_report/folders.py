"""Reports that take no proof, as most tests ask how a page looks and not what is true."""

from __future__ import annotations

from dataclasses import replace

from recovery_advisor import Citation, RuleBook
from recovery_advisor.authoring.coverage import Coverage
from recovery_advisor.authoring.rules_report.checks import Checks, Proof
from recovery_advisor.authoring.rules_report.report import RulesReport
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.compiler import compile_files
from recovery_advisor.loading.document import Document
from recovery_advisor.proving.prover import Settled
from recovery_advisor.testing import Pages


def folder_of(pages: Pages) -> CheckedFolder:
    """The folder that some files make."""
    return CheckedFolder(
        *compile_files([Document(name, data) for name, data in pages.files.items()])
    )


def unproved(folder: CheckedFolder) -> RulesReport:
    """The report on a folder, each of its claims taken as proved."""
    coverage = Coverage((), folder.book.id.sha256, 0, ())
    proofs = tuple(
        Proof(one.id, one.pack or "all", one.say, one.source.title, Settled.PROVED)
        for one in folder.claims
    )
    return RulesReport(folder, Checks((), proofs, coverage, ("none", "there is no rules.lock")))


def book_texts(book: RuleBook) -> set[str]:
    """Every text of a rule book that people are told, with its sources."""
    words = book.words
    built_in = (words.nothing_permits, words.engine_fault, words.unreadable, words.cleared)
    said = [effect.reason for effect in book.effects] + [one for one in built_in if one]
    texts = [
        *words.lines.values(),
        *(text for one in said for text in (one.say, one.because, *_cited(one.source))),
        *(text for one in book.safety_nets for text in (one.net.say, one.net.because, *_cited(one.net.source))),
        *(one.say for one in book.notes),
        *(text for one in book.questions for text in (one.ask, one.help, one.if_best, one.if_better)),
        *book.screens.values(),
        *(one.name for one in book.exercises),
        *(erratum for one in book.exercises for erratum in one.errata),
        *(text for one in book.exercises for text in _cited(one.source)),
        *(text for way in book.ways for text in (way.name, *way.cues)),
        *(text for pack in book.packs for text in (pack.title, pack.intended_use, pack.user,
          pack.population, *pack.exclusions, pack.evidence, *pack.limits, pack.review)),
        *(text for work in book.works.values() for text in (work.title, *work.statements.values())),
    ]  # fmt: skip
    return {text for text in texts if text}


def _cited(source: Citation) -> tuple[str, str]:
    return source.title, source.at


def without_hazards(folder: CheckedFolder) -> CheckedFolder:
    return replace(folder, hazards=())
