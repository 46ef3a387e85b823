"""Compiles parsed files into a rule book, with all cross-references checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from recovery_advisor.loading.citations import read_works
from recovery_advisor.loading.course import read_course
from recovery_advisor.loading.derived import check_derived, check_permits
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.effects import read_rules
from recovery_advisor.loading.exercises import Vocabulary, read_exercises
from recovery_advisor.loading.notes import read_notes, read_safety_nets
from recovery_advisor.loading.packs import pack_of, read_packs
from recovery_advisor.loading.place import Faults
from recovery_advisor.loading.questions import read_questionnaires, read_questions
from recovery_advisor.loading.records import FileRecord, PackRecord
from recovery_advisor.loading.rule_files import RuleFiles, read_rule_files
from recovery_advisor.loading.session_parameters import read_session
from recovery_advisor.loading.verdict_texts import check_clearable, read_verdict_texts
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import avoidable
from recovery_advisor.values.errors import Problem


class Compiled(NamedTuple):
    """A rule book with the files it was compiled from."""

    book: RuleBook
    files: RuleFiles


def compile_book(documents: Sequence[Document]) -> RuleBook:
    """Compile documents, with exactly one base pack and any overlays, into a rule book.

    Raises:
        RulesError: with every fault found.
    """
    return compile_files(documents).book


def compile_files(
    documents: Sequence[Document], problems: Iterable[Problem] = (), *, in_part: bool = False
) -> Compiled:
    """Compile documents into a rule book, and return their validated records too.

    Args:
        documents: the files; a file of a pack is named ``pack/file.yaml``, and one without a
            folder in its name is shared.
        problems: faults of files that could not be parsed.
        in_part: whether these are not the files of all packs that there are.

    Raises:
        RulesError: with every fault found.
    """
    faults = Faults(list(problems))
    if faults.found:
        faults.lost |= set(FileRecord.model_fields)
    files = read_rule_files(documents, faults)
    packs = read_packs(files)
    return Compiled(_compile(files, packs, in_part=in_part), files)


def compile_without(files: RuleFiles, packs: Collection[str]) -> RuleBook:
    """The rule book of files that were compiled together, without those of some overlays.

    Raises:
        RulesError: with every fault found, such as a name that an overlay defines.
    """
    kept = RuleFiles(tuple(file for file in files.all if file.pack not in packs), files.faults)
    return _compile(kept, read_packs(kept), in_part=True)


def without_history(compiled: Compiled) -> RuleBook:
    """The rule book of what was compiled, without its history pack: what a single check-in is answered by."""
    history = compiled.book.history
    return compiled.book if history is None else compile_without(compiled.files, {history})


def _compile(files: RuleFiles, packs: Mapping[str, PackRecord], *, in_part: bool) -> RuleBook:
    library = read_works(files)
    questions = read_questions(files, packs)
    shared = _read_shared(files)
    session = read_session(files, library)
    exercises = read_exercises(files, library, shared, session)
    overlays = frozenset(id for id, pack in packs.items() if pack.kind == "overlay")
    effects = read_rules(files, questions, avoidable(exercises, shared.tags), library, overlays)
    check_derived(files, packs, questions)
    check_permits(files, packs, effects)
    course = read_course(files, packs, questions, effects, library, in_part=in_part)
    words = read_verdict_texts(files, library)
    check_clearable(files, questions, words)
    rules = {effect.rule.id for effect in effects}
    safety_nets = read_safety_nets(files, library, packs, rules)
    notes = read_notes(files, library, packs)
    questionnaires, merged = read_questionnaires(files, questions)
    files.faults.raise_if_any()
    assert session is not None and words is not None
    return RuleBook(
        packs=tuple(pack_of(packs[id]) for id in sorted(packs)),
        questions=questions,
        questionnaires=questionnaires,
        merged=merged,
        works=library.works,
        effects=effects,
        exercises=exercises,
        session=session,
        safety_nets=safety_nets,
        notes=notes,
        words=words,
        cited=tuple(sorted(library.cited)),
        course=course,
        **shared._asdict(),
    )


def _read_shared(files: RuleFiles) -> Vocabulary:
    screens = files.unique("screens", "screen", lambda record: record.screens)
    tags = files.unique("tags", "tag", lambda record: record.tags)
    return Vocabulary(
        screens={id: screen.title for id, (screen, _, _) in screens.items()},
        regions=_names(files, lambda record: record.regions),
        equipment=_names(files, lambda record: record.equipment),
        household=_names(files, lambda record: record.household),
        tags={id: tag.means for id, (tag, _, _) in tags.items()},
    )


def _names(files: RuleFiles, entries: Callable[[FileRecord], Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted({word for file in files.all for word in entries(file.record)}))
