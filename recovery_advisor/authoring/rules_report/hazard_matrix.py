"""The hazard matrix: each hazard with what is there against it and what shows that, and what has nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from recovery_advisor.authoring.rules_report.anchors import anchor, links
from recovery_advisor.loading.cases import Case
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.hazards import HarmSeverity, Hazard
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
from recovery_advisor.values.levels import NOW
from recovery_advisor.values.translator import humanize

HEADING = Heading("Hazards", 2, "hazards")


@dataclass(frozen=True, slots=True)
class Traced:
    """A hazard with what shows that its controls work.

    Attributes:
        hazard: the hazard.
        cases: ids of the cases in which one of its rules is told.
        examples: how many examples stand beside its rules.
        gaps: how many things about its rules no case shows.
    """

    hazard: Hazard
    cases: tuple[str, ...]
    examples: int
    gaps: int


def traced(folder: CheckedFolder, gaps: Mapping[str, int]) -> tuple[Traced, ...]:
    """The hazards of a folder, the gravest first.

    Args:
        folder: the folder.
        gaps: for each rule, how many things about it no case shows.
    """
    examples = {effect.rule.id: len(effect.rule.examples) for effect in folder.whole.book.effects}
    severities = list(HarmSeverity)
    return tuple(
        Traced(
            one,
            tuple(case.id for case in folder.cases if _told(case) & {*one.rules}),
            sum(examples[rule] for rule in one.rules),
            sum(gaps.get(rule, 0) for rule in one.rules),
        )
        for one in sorted(folder.hazards, key=lambda one: severities.index(one.severity))
    )


def _told(case: Case) -> Set[str]:
    return {*case.expect.reasons, *case.expect.safety_net}


def hazard_matrix(
    folder: CheckedFolder, gaps: Mapping[str, int], refuted: Set[str]
) -> Iterator[DocumentBlock]:
    """The matrix, then what has no control.

    Args:
        folder: the folder.
        gaps: as for :func:`traced`.
        refuted: ids of the claims that are not proved.
    """
    yield HEADING
    if not folder.hazards:
        yield Paragraph(
            "No hazards are written down in this folder; hazards.yaml would say what could go wrong"
            " and what is there against it."
        )
        return
    yield Paragraph(
        "In the terms of ISO 14971 and DCB0129. How likely a hazard is has not been estimated, so none"
        " has a rating of its risk; the severity is that of the harm if nothing is done."
    )
    hazards = traced(folder, gaps)
    heads = (
        "hazard",
        "severity",
        "rules",
        "claims",
        "questions",
        "cases",
        "examples",
        "residual risk",
    )
    rows = tuple(map(_overview, hazards))
    yield Table("How much is there against each hazard", heads, rows, wide=True)
    yield from _without_control(folder, hazards)
    yield Heading("Each hazard with its controls, and what shows them", 3)
    for one in hazards:
        yield _detail(one, refuted)


def _overview(one: Traced) -> Row:
    hazard = one.hazard
    counts = (hazard.rules, hazard.claims, hazard.questions, one.cases)
    cells: tuple[Cell, ...] = (
        (Link(humanize(hazard.id), anchor("hazard", hazard.id)),),
        (hazard.severity,),
        *((str(len(ids)),) for ids in counts),
        (str(one.examples),),
        ("told" if hazard.residual else "not written",),
    )
    return Row(cells)


def _detail(one: Traced, refuted: Set[str]) -> Table:
    hazard = one.hazard
    not_proved = tuple(f"not proved: {id}" for id in hazard.claims if id in refuted)
    covered = f"{one.gaps} gaps in coverage" if one.gaps else "no gap in coverage"
    lines: tuple[tuple[str, Cell], ...] = (
        ("cause", (hazard.cause,)),
        ("harm", (f"{hazard.harm} ({hazard.severity})",)),
        ("rules", links("rule", hazard.rules)),
        ("claims", (*links("claim", hazard.claims), *not_proved)),
        ("questions", links("question", hazard.questions)),
        ("cases", links("case", one.cases)),
        ("tests", (f"{one.examples} examples beside its rules; {covered}",)),
        ("residual risk", (hazard.residual or "nothing written",)),
    )
    wanted = lines if hazard.controlled else (*lines[:2], *lines[-1:])
    rows = tuple(Row(((name,), cell)) for name, cell in wanted)
    title = humanize(hazard.id)
    return Table(
        title[0].upper() + title[1:],
        ("part", "what is written"),
        rows,
        anchor=anchor("hazard", hazard.id),
    )


def _without_control(folder: CheckedFolder, hazards: Sequence[Traced]) -> Iterator[DocumentBlock]:
    yield Heading("What has no control, or nothing that shows it", 3, "no-control")
    items = [
        *_listed(
            "hazards that no rule, claim or question is there against",
            (f"{humanize(one.hazard.id)}: {one.hazard.residual or 'nothing written'}"
             for one in hazards if not one.hazard.controlled),
        ),
        *_listed(
            "hazards with rules that no claim holds",
            (humanize(one.hazard.id) for one in hazards
             if one.hazard.rules and not one.hazard.claims),
        ),
        *_listed(
            "hazards with rules that no case tells",
            (humanize(one.hazard.id) for one in hazards if one.hazard.rules and not one.cases),
        ),
        *_listed("rules that refer urgent or emergency, and no hazard names", _unnamed(folder)),
    ]  # fmt: skip
    yield BulletList(tuple(items)) if items else Paragraph("Nothing.")


def _listed(what: str, found: Iterable[str]) -> Iterator[ListItem]:
    details = tuple(found)
    if details:
        yield ListItem(f"{len(details)} {what}:", details)


def _unnamed(folder: CheckedFolder) -> list[str]:
    named = {rule for hazard in folder.hazards for rule in hazard.rules}
    sending = {effect.rule.id for effect in folder.whole.book.effects if effect.level in NOW}
    return sorted(sending - named)
