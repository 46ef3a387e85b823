"""The cause of a change: which rules, questions, exercises, doses and evidence were edited, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.authoring.diff.review import Change
from recovery_advisor.authoring.diff.told import TextChange
from recovery_advisor.authoring.rules_report.anchors import anchor
from recovery_advisor.authoring.rules_report.edits import Edit, untold_edits
from recovery_advisor.rendering.page import (
    Cell,
    DocumentBlock,
    Heading,
    Link,
    Paragraph,
    Row,
    Table,
)
from recovery_advisor.rulebook.book import RuleBook

HEADING = Heading("What was edited", 2, "edited")

#: Which parts of what is told decide something, by the kind of thing; ``None`` for all.
_DECIDING: dict[str, frozenset[str] | None] = {
    "rule": frozenset({"when", "then"}),
    "question": frozenset({"band", "lasting", "merged_into", "may_be_cleared"}),
    "exercise": frozenset({"ways", "phase"}),
    "way": frozenset({"needs"}),
    "course": None,
    "dose": None,
    "session": None,
}
_GROUPS = (
    ("Packs", ("pack",)),
    ("Rules", ("rule",)),
    ("Questions", ("question", "questionnaire")),
    ("Exercises, doses and sessions", ("exercise", "way", "dose", "session")),
    ("Numbers over time", ("course",)),
)
_EVIDENCE = (("Claims", ("claim",)), ("Cases", ("case",)), ("Hazards", ("hazard",)))


def decides(text: TextChange) -> bool:
    """Whether a change of what is told is of what decides: a condition, an effect, a band, a dose."""
    kind = _kind(text.text)
    parts = _DECIDING.get(kind, frozenset())
    return parts is None or text.part in parts


def is_dose(text: TextChange) -> bool:
    """Whether a change of what is told is of a dose, or of how a session is put together."""
    return _kind(text.text) in ("dose", "session")


def causes(
    old: RuleBook, new: RuleBook, changes: Sequence[Change], evidence: Sequence[Edit]
) -> Iterator[DocumentBlock]:
    """A table of edits for each kind of thing.

    Args:
        old: the rule book compared with.
        new: the rule book in question.
        changes: what changes, the texts among it.
        evidence: which claims, cases and hazards were edited.
    """
    yield HEADING
    told = [one for one in changes if isinstance(one.of, TextChange)]
    deciding = [one for one in told if isinstance(one.of, TextChange) and decides(one.of)]
    edits = [*untold_edits(old, new), *(_edit(one) for one in deciding)]
    yield from _tables(_GROUPS, edits, new)
    if not edits:
        yield Paragraph("No rule, question, exercise or dose was edited.")
    yield from _tables(_EVIDENCE, evidence, new)
    if not evidence:
        yield Paragraph("No claim, case or hazard was edited.")
    if others := len(told) - len(deciding):
        many = (
            f"{others} other texts differ; they stand"
            if others > 1
            else "1 other text differs; it stands"
        )
        yield Paragraph(f"{many} under the words and doses.")


def _tables(
    groups: Sequence[tuple[str, Sequence[str]]], edits: Sequence[Edit], new: RuleBook
) -> Iterator[Table]:
    for title, kinds in groups:
        rows = tuple(_row(one, new) for one in edits if _kind(one.id) in kinds)
        if rows:
            yield Table(f"{title} that were edited", ("what", "before", "now"), rows)


def _edit(change: Change) -> Edit:
    assert isinstance(change.of, TextChange)
    return Edit(change.of.text, change.old, change.new)


def _row(edit: Edit, new: RuleBook) -> Row:
    return Row((name_of(edit.id, new), _lines(edit.old), _lines(edit.new)))


def _lines(text: str | None) -> Cell:
    return tuple(in_words(text).splitlines())


def in_words(text: str | None) -> str:
    """A text, or that there is none."""
    return "not there" if text is None else text or "nothing"


def name_of(id: str, new: RuleBook) -> Cell:
    """What was edited, with a link to it where it stands in the report."""
    kind, name = _kind(id), id.split(" ")[1:2]
    if kind == "rule" and any(one.rule.id in name for one in new.effects):
        return (Link(id, anchor("rule", name[0])),)
    if kind == "question" and name and any(one.id == name[0] for one in new.asked):
        return (Link(id, anchor("question", name[0])),)
    return (id,)


def _kind(id: str) -> str:
    return id.partition(" ")[0]
