"""The table of thresholds: each step and each referral against what is asked of a sore place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docs_site.clinical.answers import answers
from docs_site.clinical.outcomes import AT_MOST, STEPS
from docs_site.clinical.writing import sentence, text
from recovery_advisor.rulebook.alternatives import Alternative, alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.levels import Readiness, Urgency

#: What the columns ask, each with its head.
COLUMNS: Mapping[str, str] = {
    "pain": "worst pain",
    "daily_activity_pain": "pain in daily tasks",
    "swelling": "swelling",
    "stiffness": "stiffness",
    "range_of_motion": "range of motion",
}
#: How soon somebody is seen, short enough for a column.
_SEEN: Mapping[Urgency, str] = {
    Urgency.EMERGENCY: "Call now",
    Urgency.URGENT: "Seen today",
    Urgency.SOON: "Seen within two weeks",
    Urgency.ROUTINE: "A talk in the coming weeks",
}
_INJURY = "injury"
#: Lets a column be as narrow as its words.
_NARROW = '{: style="min-width:0" }'


@dataclass
class _Row:
    """A row: what comes of it, whether all of its cells must hold or one is enough, and the cells."""

    outcome: str
    holds: str
    cells: dict[str, Threshold] = field(default_factory=dict)


def threshold_table(book: RuleBook) -> str:
    """The table: what sends or holds back first, then what opens a step."""
    heads = [f"{head} {_NARROW}" for head in ("what follows", "if", *COLUMNS.values())]
    lines = [heads, ["---"] * len(heads), *(_cells(row, book) for row in _rows(book))]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cells(row: _Row, book: RuleBook) -> list[str]:
    shown = (
        text(answers(row.cells[one], book.question[one])) if one in row.cells else "-"
        for one in COLUMNS
    )
    return [f"**{row.outcome}**", f"{_who(row)}{row.holds}", *shown]


def _who(row: _Row) -> str:
    """Whom a row is about: the injured, or those who are not; nothing where it is for both."""
    injured = row.cells.get(_INJURY)
    if injured is None:
        return ""
    return "injured, and " if isinstance(injured, AtLeast) else "not injured, and "


def _rows(book: RuleBook) -> Iterator[_Row]:
    for urgency in _SEEN:
        found = [one for one in book.effects if one.kind == "refer" and one.level is urgency]
        yield from _merged(found, _SEEN[urgency])
    sending = {one.rule.id for one in book.effects if one.kind == "refer"}
    for step in (Readiness.REST, Readiness.MOBILITY, Readiness.GRADUAL):
        holding = [one for one in book.effects if one.kind == "limit" and one.level is step]
        own = [one for one in holding if one.rule.id not in sending]
        rest = "Rest: " if step is Readiness.REST else ""
        yield from _merged(own, sentence(f"{rest}{AT_MOST[step]}"))
    for step in Readiness:
        opening = [one for one in book.effects if one.kind == "permit" and one.level is step]
        for alternative in _of_columns(opening):
            cells = {one.question: one for one in alternative}
            yield _Row(sentence(STEPS[step]), "all of these", cells)


def _merged(effects: Sequence[Effect], outcome: str) -> Iterator[_Row]:
    """Rows of which one cell is enough: one for all, one for the injured alone; others stay as they are."""
    rows: dict[bool, _Row] = {}
    for alternative in _of_columns(effects):
        rest = [one for one in alternative if one.question != _INJURY]
        if len(rest) != 1:
            yield _Row(outcome, "all of these", {one.question: one for one in alternative})
            continue
        injured = [one for one in alternative if one.question == _INJURY]
        row = rows.setdefault(bool(injured), _Row(outcome, "any one of these"))
        row.cells |= {one.question: _milder(row, one) for one in alternative}
    yield from rows.values()


def _milder(row: _Row, one: Threshold) -> Threshold:
    """The threshold that is met first, of one and that which its column has already."""
    other = row.cells.get(one.question, one)
    return min(one, other, key=lambda given: given.severity)


def _of_columns(effects: Sequence[Effect]) -> Iterator[Alternative]:
    """The alternatives of conditions that ask nothing beside the columns."""
    for effect in effects:
        for alternative in alternatives(effect.rule.when) or ():
            if all(one.question in (_INJURY, *COLUMNS) for one in alternative):
                yield alternative
