"""Compiles documents into one rule book, every record checked against every other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from recovery_advisor.loading.citations import read_works
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.effects import read_rules
from recovery_advisor.loading.exercises import SharedWords, read_exercises
from recovery_advisor.loading.notes import read_notes
from recovery_advisor.loading.packs import pack_of, read_packs
from recovery_advisor.loading.place import Faults
from recovery_advisor.loading.questions import read_questionnaires, read_questions
from recovery_advisor.loading.records import FileRecord, PackRecord
from recovery_advisor.loading.rule_files import RuleFiles, read_pages
from recovery_advisor.loading.session_parameters import read_session
from recovery_advisor.loading.verdict_texts import check_clearable, read_words
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import avoidable
from recovery_advisor.values.errors import Problem


class Compiled(NamedTuple):
    """A rule book, and the files that it was made from."""

    book: RuleBook
    pages: RuleFiles


def compile_book(documents: Sequence[Document]) -> RuleBook:
    """The rule book of the documents of exactly one base pack and any overlays.

    Raises:
        RulesError: with every fault found.
    """
    return compile_pages(documents).book


def compile_pages(documents: Sequence[Document], problems: Iterable[Problem] = ()) -> Compiled:
    """The rule book of some documents, beside the documents entry by entry.

    Args:
        documents: the files; one of a pack is named ``pack/file.yaml``, and one with no folder in
            its name is shared.
        problems: faults that kept other files from being read at all.

    Raises:
        RulesError: with every fault found.
    """
    faults = Faults(list(problems))
    if faults.found:
        faults.lost |= set(FileRecord.model_fields)
    pages = read_pages(documents, faults)
    packs = read_packs(pages)
    return Compiled(_compile(pages, packs), pages)


def _compile(pages: RuleFiles, packs: Mapping[str, PackRecord]) -> RuleBook:
    library = read_works(pages)
    questions = read_questions(pages, packs)
    shared = _read_shared(pages)
    exercises = read_exercises(pages, library, shared)
    overlays = frozenset(id for id, pack in packs.items() if not pack.is_base)
    effects = read_rules(pages, questions, avoidable(exercises, shared.tags), library, overlays)
    session = read_session(pages, library)
    words = read_words(pages, library)
    check_clearable(pages, questions, words)
    notes = read_notes(pages, library, packs)
    questionnaires = read_questionnaires(pages, questions)
    pages.faults.raise_if_any()
    assert session is not None and words is not None
    return RuleBook(
        packs=tuple(pack_of(packs[id]) for id in sorted(packs)),
        questions=questions,
        questionnaires=questionnaires,
        works=library.works,
        effects=effects,
        exercises=exercises,
        session=session,
        notes=notes,
        words=words,
        cited=tuple(sorted(library.cited)),
        **shared._asdict(),
    )


def _read_shared(pages: RuleFiles) -> SharedWords:
    screens = pages.unique("screens", "screen", lambda record: record.screens)
    tags = pages.unique("tags", "tag", lambda record: record.tags)
    return SharedWords(
        screens={id: screen.title for id, (screen, _, _) in screens.items()},
        regions=_words(pages, lambda record: record.regions),
        equipment=_words(pages, lambda record: record.equipment),
        household=_words(pages, lambda record: record.household),
        tags={id: tag.means for id, (tag, _, _) in tags.items()},
    )


def _words(pages: RuleFiles, entries: Callable[[FileRecord], Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted({word for page in pages.all for word in entries(page.record)}))
