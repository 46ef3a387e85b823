"""Reads cases, check-ins with the advice expected for them, from each pack's ``cases.yaml``.

Cases are for testing a pack; an advisor does not read them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field, ValidationError

from recovery_advisor.loading.cut_texts import cut_texts
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.listing import CASES
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.record_types import Id, Text, Whole
from recovery_advisor.loading.schema_faults import explain_each
from recovery_advisor.loading.snapshot import Snapshot
from recovery_advisor.values.check_in_form import CheckInForm
from recovery_advisor.values.errors import Problem, RulesError
from recovery_advisor.values.expansion import in_full
from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.levels import Readiness, Urgency, Verdict
from recovery_advisor.values.preferences import Preferences


class Expected(Frozen):
    """The expected advice. ``None`` accepts anything."""

    verdict: Verdict
    readiness: Readiness
    urgency: Urgency
    #: Exactly these rules, in any order.
    reasons: list[Id] = Field(min_length=1)
    #: Exactly these questions, in any order.
    missing: list[Id] | None = None
    session: Literal["yes", "no"]
    #: Why there is no session although the verdict is above rest.
    no_session: Literal["too_little_time", "too_little_left"] | None = None
    #: Exactly these regions of the focus, in any order.
    not_covered: list[Id] | None = None
    #: Exercises that must be among those planned or available.
    allowed: list[Id] = Field(default_factory=list)
    planned: list[Id] = Field(default_factory=list)
    available: list[Id] = Field(default_factory=list)
    excluded: list[Id] = Field(default_factory=list)
    #: Safety nets that must be told, by id.
    safety_net: list[Id] = Field(default_factory=list)
    #: Excerpts of notes that must be shown.
    notes: list[Text] = Field(default_factory=list)


class Needs(Frozen):
    """The urgency actually needed in a case, where the rules are more cautious."""

    urgency: Urgency
    because: Text


class CaseRecord(Frozen):
    """One entry under ``cases:``."""

    case: Id
    about: Text
    #: Numbers of the statements of the pack's work that this case tests.
    statements: list[Whole] = Field(default_factory=list)
    given: dict[str, int | str]
    preferences: Preferences = Preferences()
    expect: Expected
    needs: Needs | None = None


class CasesRecord(Frozen):
    """The content of a ``cases.yaml`` file."""

    cases: list[CaseRecord] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Case:
    """A test case: a check-in with preferences, and the expected advice.

    ``given`` is as it is written: a bare ``screening: red-flags/2`` stands for *no* to each question
    of it that is not answered beside it. ``pack`` is the pack whose
    folder has the case. ``needs`` is ``None`` where the expected urgency is the one needed.
    """

    id: str
    pack: str
    about: str
    statements: tuple[int, ...]
    given: Mapping[str, int | str]
    preferences: Preferences
    expect: Expected
    needs: Needs | None
    place: Place = field(repr=False, compare=False)

    def check_in(self, form: CheckInForm) -> Mapping[str, int | str]:
        """The check-in as a mapping, with an answer to each question of its questionnaire.

        Args:
            form: what the check-in model knows of the rules that it is assessed by.
        """
        return in_full(self.given, form)


def cases_of(snapshot: Snapshot) -> tuple[Case, ...]:
    """The cases of a rules folder as it was at one moment, pack by pack.

    Raises:
        RulesError: with every fault found.
    """
    documents, problems = case_files(snapshot)
    faults = Faults([*snapshot.listing.problems, *problems])
    cases = read_cases(documents, faults)
    faults.raise_if_any()
    return cases


def read_cases(documents: Sequence[Document], faults: Faults) -> tuple[Case, ...]:
    """The cases of files that are free of faults."""
    cases: list[Case] = []
    for document in documents:
        faults.found += cut_texts(document)
        cases += _read_file(Place(document, faults), document.file.rpartition("/")[0])
    return tuple(cases)


def case_files(snapshot: Snapshot) -> tuple[list[Document], list[Problem]]:
    """The files of cases that can be parsed, pack by pack, and the faults of the others."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for pack, names in snapshot.listing.packs.items():
        try:
            documents += [snapshot.document(f"{pack}/{CASES}")] if CASES in names else []
        except RulesError as error:
            problems += error.problems
    return documents, problems


def _read_file(place: Place, pack: str) -> Iterator[Case]:
    try:
        records = CasesRecord.model_validate(place.document.data).cases
    except ValidationError as error:
        explain_each(error.errors(include_url=False), place, CasesRecord)
        return
    first: dict[str, int] = {}
    for index, record in enumerate(records):
        if first.setdefault(record.case, index) != index:
            line = _line(place.document, first[record.case])
            (place / "cases" / index / "case").fault(
                f"case {record.case!r} is already given on line {line}"
            )
        yield Case(
            id=record.case,
            pack=pack,
            about=record.about,
            statements=tuple(record.statements),
            given=record.given,
            preferences=record.preferences,
            expect=record.expect,
            needs=record.needs,
            place=place / "cases" / index,
        )


def _line(document: Document, index: int) -> int:
    return document.marks["cases", index, "case"][0]
