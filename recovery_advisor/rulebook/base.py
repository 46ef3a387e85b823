"""What only the base pack holds: exercises, how sessions are made, notes, and the words of a verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from recovery_advisor.model.advice import Reason
from recovery_advisor.model.levels import Phase, Readiness, Verdict
from recovery_advisor.rulebook.book import Note, Plan, SessionParameters, Words
from recovery_advisor.rulebook.catalog import Exercise, read_exercise
from recovery_advisor.rulebook.citing import Library
from recovery_advisor.rulebook.pages import Pages
from recovery_advisor.rulebook.place import Place
from recovery_advisor.rulebook.records import BuiltInRecord, SessionRecord
from recovery_advisor.rulebook.vocabulary import Question


class SharedWords(NamedTuple):
    """Screens and tags with what they say, and the names of regions and of gear."""

    screens: Mapping[str, str]
    regions: tuple[str, ...]
    equipment: tuple[str, ...]
    household: tuple[str, ...]
    tags: Mapping[str, str]


def read_exercises(pages: Pages, library: Library, shared: SharedWords) -> tuple[Exercise, ...]:
    """The catalog in the order of ids."""
    gear, tags = {*shared.equipment, *shared.household}, shared.tags
    exercises = []
    ways: set[str] = set()
    entries = pages.unique("exercises", "exercise", lambda record: record.exercises)
    for id, (record, place, _) in sorted(entries.items()):
        source = library.cite(record.source, place / "source", "exercise", id)
        for index, region in enumerate(record.regions):
            (place / "regions" / index).known(region, shared.regions, "region")
        _check_words(record, place, gear, tags)
        for index, way in enumerate(record.ways):
            at = place / "ways" / index
            _check_words(way, at, gear, tags)
            if way.way in ways or way.way in entries:
                (at / "way").fault(f"{way.way!r} is already the name of an exercise or a way")
            ways.add(way.way)
        exercises.append(read_exercise(record, source, place))
    return tuple(exercises)


def _check_words(record: Any, place: Place, gear: Collection[str], tags: Collection[str]) -> None:
    for index, thing in enumerate(record.needs):
        (place / "needs" / index).known(thing, gear, "gear")
    for index, tag in enumerate(record.tags):
        (place / "tags" / index).known(tag, tags, "tag")


def read_session(pages: Pages, library: Library) -> SessionParameters | None:
    """How sessions are put together; a fault where that is not said exactly once."""
    given = [(page.record.session, page.place / "session") for page in pages.all]
    said = [(record, place) for record, place in given if record is not None]
    if len(said) != 1:
        if "session" not in pages.faults.lost:
            _base_place(pages).fault(
                f"the base pack needs one session: section; it has {len(said)}"
            )
        return None
    record, place = said[0]
    _check_session(record, place)
    for index, entry in enumerate(record.sources):
        for parameter in entry.of:
            at = place / "sources" / index
            if (at / "of").known(parameter, SessionRecord.model_fields, "parameter"):
                library.cite(entry.source, at / "source", "parameter", parameter)
    plans = {
        Readiness(level): Plan(
            cardio=(place / "plans" / level / "cardio").range(plan.cardio),
            warm_up=(place / "plans" / level / "warm_up").range(plan.warm_up),
            strength=(place / "plans" / level / "strength").range(plan.strength),
            stretch=(place / "plans" / level / "stretch").range(plan.stretch),
            dose=plan.dose,
            strength_sets=plan.strength_sets,
        )
        for level, plan in record.plans.items()
    }
    numbers = record.model_dump(exclude={"plans", "sources", "sessions_per_week", "time_box"})
    return SessionParameters(
        plans=plans,
        sessions_per_week=(place / "sessions_per_week").range(record.sessions_per_week),
        time_box=(place / "time_box").range(record.time_box),
        **numbers,
    )


def _check_session(record: SessionRecord, place: Place) -> None:
    if record.warm_up_before_strength < 1:
        (place / "warm_up_before_strength").fault("strength is never without a warm-up")
    offered: set[str] = set()
    for level in ("mobility", "gradual", "full"):
        if level not in record.plans:
            (place / "plans").fault(f"there is no plan for {level}")
            continue
        plan, at = record.plans[level], place / "plans" / level
        phases = {phase for phase in Phase if (at / phase).range(getattr(plan, phase))[1]}
        if not offered <= phases:
            at.fault(
                f"{level} must offer every phase that a lower readiness does: {sorted(offered)}"
            )
        offered = {str(phase) for phase in phases}
        if level == "mobility" and phases & {Phase.STRENGTH, Phase.STRETCH}:
            at.fault("mobility has warm-up moves and cardio only")
        if not (at / "warm_up").range(plan.warm_up)[0]:
            (at / "warm_up").fault("every session has a warm-up move")


def read_notes(pages: Pages, library: Library, packs: Collection[str]) -> tuple[Note, ...]:
    """Notes that go with a readiness: first those on what a missing pack leaves unasked."""
    notes = []
    entries = pages.unique("notes", "note", lambda record: record.notes)
    for id, (record, place, _) in sorted(entries.items()):
        library.cite(record.source, place / "source", "note", id)
        if record.unless_pack not in packs:
            levels = frozenset(Readiness(level) for level in record.with_)
            notes.append((record.unless_pack is None, Note(id, levels, record.say)))
    return tuple(note for _, note in sorted(notes, key=lambda entry: (entry[0], entry[1].id)))


def read_words(pages: Pages, library: Library) -> Words | None:
    """The words of each verdict, and of the reasons that no rule gives."""
    built_in = [(page.record.built_in, page.place / "built_in") for page in pages.all]
    headlines = [(page.record.headlines, page.place / "headlines") for page in pages.all]
    said = [(record, place) for record, place in built_in if record]
    heads = [(record, place) for record, place in headlines if record]
    if len(said) != 1 or len(heads) != 1:
        if not {"built_in", "headlines"} & pages.faults.lost:
            _base_place(pages).fault("the base pack needs built_in: and headlines:, each once")
        return None
    record, place = said[0]
    lines = heads[0][0].model_dump()
    return Words(
        nothing_permits=_reason("nothing-permits", record.nothing_permits, place, library),
        engine_fault=_reason("engine-fault", record.engine_fault, place, library),
        cleared=_cleared(record.cleared, place, library) if record.cleared else None,
        headlines={verdict: lines[verdict] for verdict in Verdict},
        also_routine=lines["also_routine"],
    )


def _reason(rule: str, record: BuiltInRecord, place: Place, library: Library) -> Reason:
    at = place / rule.replace("-", "_") / "source"
    return Reason(
        rule=rule,
        effect="limit",
        level=Readiness.REST,
        say=record.say,
        because=record.because,
        source=library.cite(record.source, at, "built-in reason", rule),
    )


def _cleared(record: BuiltInRecord, place: Place, library: Library) -> Reason:
    reason = _reason("cleared", record, place, library)
    try:
        record.say.format(by="", questions="", expires="")
    except (KeyError, IndexError, ValueError):
        (place / "cleared" / "say").fault("in braces stand {by}, {questions} or {expires} only")
    return reason.model_copy(update={"effect": "clearance", "level": None})


def check_clearable(pages: Pages, questions: Iterable[Question], words: Words | None) -> None:
    """A fault where something may be cleared and there are no words to say that it was."""
    if words and not words.cleared and any(question.may_be_cleared for question in questions):
        _base_place(pages).fault(
            "a question may be cleared, so built_in: needs cleared: with say, because and source"
        )


def _base_place(pages: Pages) -> Place:
    for page in pages.all:
        if page.record.pack and page.record.pack.kind == "base":
            return page.place / "pack"
    return pages.all[0].place
