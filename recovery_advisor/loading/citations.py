"""Reads published works and resolves citations."""

from __future__ import annotations

from dataclasses import dataclass, field

from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import SourceRecord, WorkRecord
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.rulebook.citations import Cited, Work
from recovery_advisor.values.reasons import Citation


@dataclass(frozen=True, slots=True)
class Library:
    """The works by id, and the citations resolved so far."""

    works: dict[str, Work]
    cited: list[Cited] = field(default_factory=list)

    def cite(self, source: SourceRecord, place: Place, what: str, id: str) -> Citation:
        """Resolve and record a citation; an unknown work or statement is a fault."""
        if not (place / "work").known(source.work, self.works, "source"):
            return Citation(work=source.work, at=source.at, title=source.work)
        work = self.works[source.work]
        for index, number in enumerate(source.statements):
            if number not in work.statements:
                (place / "statements" / index).fault(f"{work.id} has no statement {number}")
            self.cited.append(Cited(work.id, number, what, id))
        return Citation(work=source.work, at=source.at, title=work.title)


def read_works(files: RuleFiles) -> Library:
    """Read the works of all files."""
    works = files.unique("sources", "source", lambda record: record.sources)
    return Library({id: _read_work(work, place) for id, (work, place, _) in works.items()})


def _read_work(record: WorkRecord, place: Place) -> Work:
    statements = {}
    for number, text in record.statements.items():
        if number.isascii() and number.isdecimal():
            statements[int(number)] = text
        else:
            (place / "statements" / number).fault("a statement is known by its number")
    return Work(record.source, record.title, record.checked == "true", statements)
