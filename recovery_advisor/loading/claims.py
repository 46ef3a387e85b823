"""Reads claims about the rules from the ``claims.yaml`` files of a rules folder.

Claims are for proofs; an advisor does not read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from recovery_advisor.loading.citations import Library
from recovery_advisor.loading.conditions import read_condition
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.records import AvoidRecord, ClaimRecord, FileRecord, OutcomeRecord
from recovery_advisor.loading.rule_files import RuleFile, read_rule_files
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.citations import Work
from recovery_advisor.rulebook.conditions import Condition
from recovery_advisor.rulebook.exercises import Avoidable, avoidable
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.levels import Readiness, Urgency
from recovery_advisor.values.reasons import Citation

L = TypeVar("L", Readiness, Urgency)
Reached = Literal["readiness", "urgency", "exercises", "rules"]


@dataclass(frozen=True, slots=True)
class ClaimedOutcome:
    """The outcome claimed: permitted levels, and ids of ways that are excluded or allowed.

    ``told`` has the ids of safety nets that are told unless the urgency is urgent or above.
    """

    readiness: frozenset[Readiness]
    urgency: frozenset[Urgency]
    excluded: frozenset[str]
    allowed: frozenset[str]
    told: frozenset[str]


@dataclass(frozen=True, slots=True)
class WrittenClaim:
    """A claim as written in a file.

    Attributes:
        pack: the pack whose folder has it; empty for a claim about all packs together.
        about: the condition known to hold for the people concerned; ``None`` means everybody.
        unless: the condition known to hold for the people exempt.
        claimed: the outcome for everybody or somebody, or the kind of value fully reached.
    """

    id: str
    pack: str
    about: Condition | None
    unless: Condition | None
    claimed: tuple[Literal["everybody", "somebody"], ClaimedOutcome] | Reached
    say: str
    source: Citation
    place: Place = field(repr=False, compare=False)


def read_claims(
    documents: Sequence[Document], book_of: Callable[[str], RuleBook]
) -> tuple[WrittenClaim, ...]:
    """Read claims: the shared ones, then pack by pack.

    Args:
        documents: the ``claims.yaml`` files.
        book_of: returns the rule book for the claims of a pack; shared claims have the pack ``""``.

    Raises:
        RulesError: with every fault found, each with its file and line.
    """
    faults = Faults()
    files = read_rule_files(documents, faults)
    for file in files.all:
        _check_sections(file)
    found = files.unique("claims", "claim", _claims_of)
    books = {pack: book_of(pack) for pack in {file.pack for *_, file in found.values()}}
    claims = [
        _read_claim(record, place, file.pack, books[file.pack])
        for record, place, file in found.values()
    ]
    faults.raise_if_any()
    return tuple(claim for claim in claims if claim)


def check_claims(
    documents: Sequence[Document],
    questions: Mapping[str, Question],
    works: Mapping[str, Work],
    faults: Faults,
) -> None:
    """Report the faults of claims about rules that can't be compiled.

    Args:
        documents: the ``claims.yaml`` files.
        questions: those that could be read.
        works: the works that could be read.
        faults: knows the names of the others.
    """
    files = read_rule_files(documents, faults)
    for file in files.all:
        _check_sections(file)
    for record, place, _ in files.unique("claims", "claim", _claims_of).values():
        _cite(record, place, works)
        _read_conditions(record, place, questions)
        _one_outcome(record, place)


def _claims_of(record: FileRecord) -> Sequence[ClaimRecord]:
    return record.claims


def _check_sections(file: RuleFile) -> None:
    for section in sorted(file.record.model_fields_set - {"claims"}):
        (file.place / section).key.fault(f"{section}: belongs in another file; this has claims")


def _read_claim(
    record: ClaimRecord, place: Place, pack: str, book: RuleBook
) -> WrittenClaim | None:
    source = _cite(record, place, book.works)
    about, unless = _read_conditions(record, place, book.question)
    claimed = _read_claimed(record, place, book)
    if claimed is None:
        return None
    return WrittenClaim(record.claim, pack, about, unless, claimed, record.say, source, place)


def _cite(record: ClaimRecord, place: Place, works: Mapping[str, Work]) -> Citation:
    return Library(dict(works)).cite(record.source, place / "source", "claim", record.claim)


def _read_conditions(
    record: ClaimRecord, place: Place, questions: Mapping[str, Question]
) -> list[Condition | None]:
    return [
        None if given is None else read_condition(given, questions, place / key)
        for key, given in (("when", record.when), ("unless", record.unless))
    ]


def _one_outcome(record: ClaimRecord, place: Place) -> bool:
    if len({"everybody", "somebody", "reached"} & record.model_fields_set) == 1:
        return True
    place.fault("a claim says one thing: everybody: or somebody: with what comes out, or reached:")
    return False


def _read_claimed(
    record: ClaimRecord, place: Place, book: RuleBook
) -> tuple[Literal["everybody", "somebody"], ClaimedOutcome] | Reached | None:
    if not _one_outcome(record, place):
        return None
    if record.reached:
        return record.reached
    quantifier: Literal["everybody", "somebody"] = "everybody" if record.everybody else "somebody"
    outcome = record.everybody or record.somebody
    assert outcome is not None
    return quantifier, _read_outcome(outcome, place / quantifier, book)


def _read_outcome(record: OutcomeRecord, place: Place, book: RuleBook) -> ClaimedOutcome:
    known = avoidable(book.exercises, book.tags)
    if not record.model_fields_set:
        place.fault("say what comes out: readiness, urgency, excluded, allowed or told")
    return ClaimedOutcome(
        readiness=_levels(record.readiness, Readiness),
        urgency=_levels(record.urgency, Urgency),
        excluded=frozenset(_ways(record.excluded, known, place / "excluded")),
        allowed=frozenset(_ways(record.allowed, known, place / "allowed")),
        told=frozenset(_nets(record.told, book, place / "told")),
    )


def _nets(given: Sequence[str], book: RuleBook, place: Place) -> Iterator[str]:
    known = [
        *(one.net.rule for one in book.safety_nets),
        *(effect.rule.id for effect in book.effects if effect.kind == "safety_net"),
    ]
    for index, id in enumerate(given):
        if (place / index).known(id, known, "safety net"):
            yield id


def _levels(given: str | None, levels: type[L]) -> frozenset[L]:
    """The levels that a text such as ``gradual or less`` includes; all levels for ``None``."""
    if given is None:
        return frozenset(levels)
    word, _, side = given.partition(" or ")
    named = levels(word)
    if side == "less":
        return frozenset(one for one in levels if one <= named)
    return frozenset(one for one in levels if one == named or (side and one > named))


def _ways(given: AvoidRecord | None, known: Avoidable, place: Place) -> Iterator[str]:
    for key, words, all_words, what in (
        ("tags", given.tags if given else (), known.tags, "tag"),
        ("exercises", given.exercises if given else (), known.exercises, "exercise"),
    ):
        for index, word in enumerate(words):
            if (place / key / index).known(word, all_words, what):
                yield from all_words[word]
