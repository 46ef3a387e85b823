"""A start for rules with an overlay, and the same with something changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recovery_advisor import load_book
from recovery_advisor.authoring.diff.compare import Difference, compare
from recovery_advisor.authoring.diff.report import DiffReport
from recovery_advisor.authoring.starter import lay_out
from tests.support.listed import list_files

#: File, text there, and text instead.
Edit = tuple[str, str, str]


def folder(root: Path, edits: Sequence[Edit] = ()) -> Path:
    """A start with the overlay ``knee`` in a folder, changed; an edit of no text makes a file."""
    rules = root / "my-pack"
    for start in (rules, rules / "knee"):
        lay_out(start)
    for file, there, instead in edits:
        path = rules / file
        text = path.read_text(encoding="utf-8") if there else ""
        assert there in text
        path.write_text(text.replace(there, instead, 1), encoding="utf-8")
    return list_files(rules)


def compared(root: Path, edits: Sequence[Edit], before: Sequence[Edit] = ()) -> Difference:
    """From the start, perhaps changed, to the start with edits."""
    old, new = (
        load_book(folder(root / name, of)) for name, of in (("old", before), ("new", edits))
    )
    return compare(old, new, seconds=60)


def report_lines(difference: Difference) -> list[str]:
    """The lines of the report, without the places of rules."""
    rules = {
        effect.rule.id
        for side in (difference.pair.old, difference.pair.new)
        for effect in side.book.effects
    }
    places = dict.fromkeys(rules, "here")
    report = DiffReport(difference, {"old": places, "new": places})
    return [line.strip() for line in "\n".join(report.lines()).splitlines()]
