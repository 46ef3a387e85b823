"""Whatever else the folder says: packs, headlines, safety nets, notes, exercises, cases and sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.authoring.rules_report.anchors import anchor, links
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.records import WorkRecord
from recovery_advisor.rendering.page import (
    BulletList,
    Cell,
    DocumentBlock,
    Heading,
    Link,
    ListItem,
    Paragraph,
    Row,
    Table,
)
from recovery_advisor.rendering.session_words import dose_in_words
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import Exercise, Way
from recovery_advisor.rulebook.fingerprint import session_meaning
from recovery_advisor.rulebook.packs import Pack
from recovery_advisor.rulebook.verdict_texts import LevelNet
from recovery_advisor.rulebook.wording import levels_in_words
from recovery_advisor.values.levels import Phase
from recovery_advisor.values.movement import Drawing
from recovery_advisor.values.reasons import Citation
from recovery_advisor.values.translator import ENGLISH, humanize

PACKS = Heading("What the packs say of themselves", 2, "packs")
SAID = Heading("Headlines, reasons, safety nets and notes", 2, "said")
EXERCISES = Heading("Exercises and sessions", 2, "exercises")
CASES = Heading("Cases", 2, "cases")
SOURCES = Heading("Sources", 2, "sources")

_CHECKED = {
    "true": "read",
    "second_hand": "seen in somebody else's digest",
    "false": "not read again",
}


def packs(book: RuleBook) -> Iterator[DocumentBlock]:
    """Each pack's description."""
    yield PACKS
    for pack in book.packs:
        yield Heading(f"{pack.title} ({pack.id} {pack.version})", 3)
        yield Paragraph(f"{pack.review} {pack.intended_use}")
        yield BulletList(tuple(_described(pack)))


def _described(pack: Pack) -> Iterator[ListItem]:
    yield ListItem(f"Kind: {pack.kind}")
    yield ListItem(f"User: {pack.user}")
    yield ListItem(f"Population: {pack.population}")
    yield ListItem("Not for:", pack.exclusions)
    yield ListItem(f"Evidence: {pack.evidence}")
    yield ListItem("Limits:", pack.limits)


def said(book: RuleBook) -> Iterator[DocumentBlock]:
    """The headlines, the reasons that the library gives itself, the safety nets and the notes."""
    yield SAID
    lines = tuple(Row(((humanize(id),), (line,))) for id, line in book.words.lines.items())
    yield Table("Headlines", ("verdict", "words"), lines)
    words = book.words
    built_in = (words.nothing_permits, words.engine_fault, words.unreadable, words.cleared)
    rows = tuple(
        Row(
            ((one.rule,), (one.say, one.because), _cited(one.source)),
            anchor("rule", one.rule),
        )
        for one in built_in
        if one
    )
    yield Table("Reasons that are built in", ("reason", "words", "source"), rows)
    nets = tuple(map(_net_row, book.safety_nets))
    if nets:
        heads = ("safety net", "with", "words", "source")
        yield Table("Safety nets told with a readiness", heads, nets)
    notes = tuple(Row(((one.id,), (levels_in_words(one),), (one.say,))) for one in book.notes)
    if notes:
        yield Table("Notes told with a readiness", ("note", "with", "words"), notes)


def _net_row(one: LevelNet) -> Row:
    net = one.net
    cells = ((net.rule,), (levels_in_words(one),), (net.say, net.because), _cited(net.source))
    return Row(cells, anchor("rule", net.rule))


def exercises(book: RuleBook) -> Iterator[DocumentBlock]:
    """Every way of every exercise with its dose, and the parameters of a session."""
    yield EXERCISES
    rows = tuple(
        _way_row(exercise, way, first=index == 0)
        for exercise in book.exercises
        for index, way in enumerate(exercise.ways)
    )
    heads = ("way", "phase and place", "needs and tags", "dose", "cues and drawing", "source")
    yield Table("Exercises, each way of doing them", heads, rows, wide=True)
    parameters = tuple(
        Row(((humanize(name),), (_as_text(value),)))
        for name, value in session_meaning(book.session).items()
        if name != "plans"
    )
    yield Table(
        "Parameters of a session, in seconds but for the minutes",
        ("parameter", "value"),
        parameters,
    )
    plans = tuple(
        Row(((level,), tuple(f"{humanize(phase)} {_as_text(plan.of(phase))}" for phase in Phase),
             (plan.dose,), (str(plan.strength_sets or "as the dose says"),)))
        for level, plan in book.session.plans.items()
    )  # fmt: skip
    plan_heads = ("readiness", "exercises of each phase", "dose", "strength sets")
    yield Table("How many exercises a session has", plan_heads, plans)


def _way_row(exercise: Exercise, way: Way, *, first: bool) -> Row:
    tags = ", ".join(map(humanize, sorted(way.tags))) or "none"
    needs = ", ".join(map(humanize, sorted(way.needs))) or "nothing"
    errata = tuple(f"Corrected: {one}" for one in exercise.errata) if first else ()
    name = way.name if way.name == exercise.name else f"{exercise.name}: {way.name}"
    cells = (
        (name, way.id),
        (humanize(way.phase), ", ".join(map(humanize, way.regions))),
        (f"needs {needs}", f"tags: {tags}"),
        tuple(dict.fromkeys(dose_in_words(way.dose.end(end), ENGLISH) for end in (0, 1))),
        (*way.cues, *_drawing(way), *errata) or ("none",),
        _cited(exercise.source),
    )
    return Row(cells)


def _drawing(way: Way) -> Iterator[Drawing | str]:
    """Yield the drawing of a way, and the words for those who can't see it."""
    if way.movement:
        yield Drawing(way.name, way.movement.shows, way.movement)
        yield f"The drawing shows: {way.movement.shows}"


def _as_text(value: Any) -> str:
    """A number, or a range such as ``8-12``."""
    if not isinstance(value, tuple):
        return str(value)
    low, high = value
    return str(low) if low == high else f"{low}-{high}"


def cases(folder: CheckedFolder) -> Iterator[DocumentBlock]:
    """Each case with what it expects."""
    yield CASES
    if not folder.cases:
        yield Paragraph("This folder has no cases.")
        return
    rows = tuple(
        Row(
            ((one.id,), (one.about,), (f"{one.expect.readiness}, {one.expect.urgency}",),
             links("rule", one.expect.reasons)),
            anchor("case", one.id),
        )
        for one in folder.cases
    )  # fmt: skip
    yield Table(
        "Whole people, and the advice that each must get",
        ("case", "about", "advice", "reasons"),
        rows,
    )


def sources(folder: CheckedFolder) -> Iterator[DocumentBlock]:
    """Each work, whether it was read, and its numbered statements."""
    yield SOURCES
    works = folder.entries("sources", "source").values()
    rows = tuple(_work_row(one.record) for one in works)
    yield Table("Works that are cited", ("work", "what it is", "checked"), rows)


def _work_row(work: WorkRecord) -> Row:
    statements = tuple(f"{number}. {text}" for number, text in work.statements.items())
    by = ", ".join(filter(None, (work.authors, work.published, work.id)))
    about = tuple(filter(None, (work.title, by, work.note)))
    cells = ((work.source,), (*about, *statements), (_CHECKED[work.checked],))
    return Row(cells, anchor("source", work.source))


def _cited(source: Citation) -> Cell:
    return Link(source.title, anchor("source", source.work)), source.at
