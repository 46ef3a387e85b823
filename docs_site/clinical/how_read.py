"""How far a work was read, by its label in the rules and the words of its note."""

from __future__ import annotations

from docs_site.clinical.writing import OWN
from recovery_advisor.loading.records import WorkRecord

#: What a note says of a work that was read, each with how that is shown; the first that is in it counts.
_NOTED = (
    ("abstract was read", "abstract read"),
    ("read in part", "read in part"),
    ("copies of the page", "a copy on another site was read"),
    ("copy of the page", "a copy on another site was read"),
)


def how_read(work: WorkRecord) -> str:
    """A few words: ``abstract read``, ``second hand``, or the sentence relied on."""
    if work.source == OWN:
        return "our own judgement; there is nothing to read elsewhere"
    if work.checked == "second_hand":
        return "second hand"
    if work.checked == "false":
        return "not read"
    if work.statements:
        return "read; what it states is listed below"
    note = (work.note or "").lower()
    found = (shown for words, shown in _NOTED if words in note)
    return next(found, "the sentence relied on was seen; not the whole work")
