"""Reports the changes between two rule books, as lines of text and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from textwrap import fill
from typing import Any

from recovery_advisor.authoring.diff.change import Direction
from recovery_advisor.authoring.diff.change_data import data_of
from recovery_advisor.authoring.diff.change_lines import Places, lines_of
from recovery_advisor.authoring.diff.compare import Clearable, FoundChange
from recovery_advisor.authoring.diff.review import Change, Review
from recovery_advisor.authoring.diff.told import Amounts, TextChange
from recovery_advisor.authoring.diff.wording import not_compared_in_words
from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.loading.text_places import TextPlaces
from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.rulebook.told_texts import Weight
from recovery_advisor.values.advice import RulebookId


class Section(StrEnum):
    """The sections of the report, in their order."""

    GUARDED = "Texts to stop or to seek help"
    UNSEEN = "What no proof sees"
    MORE = "More is asked"
    RULES = "Rules and bands"
    PERMISSIVE = "More permissive"
    BOTH = "More permissive, and more restrictive too"
    RESTRICTIVE = "More restrictive"
    LESS = "Less is asked"
    OTHERS = "Other texts"


#: The parts that are words to people, or to whom these are said.
_SAID = frozenset({"ask", "help", "say", "because", "when", "with"})
#: The parts of rules and questions from which follows who is treated how.
_OF_RULES = frozenset({"when", "then", "band"})
_DIRECTIONS = {
    Direction.PERMISSIVE: Section.PERMISSIVE,
    Direction.BOTH: Section.BOTH,
    Direction.RESTRICTIVE: Section.RESTRICTIVE,
}


@dataclass(frozen=True, slots=True)
class DiffReport:
    """The report on the changes between two rule books.

    Attributes:
        review: the changes.
        places: where the rules and texts of the ``old`` and of the ``new`` book stand.
    """

    review: Review
    places: Places

    @property
    def passed(self) -> bool:
        """Whether all is settled, and whatever is risky is accepted."""
        return self.review.passed

    def lines(self) -> Iterator[str]:
        """Each change, the texts to stop or to seek help first; last, whether all is settled."""
        pair = self.review.difference.pair
        for section in Section:
            if changes := [one for one in self.review.changes if _section(one) is section]:
                yield f"{section}:\n"
                yield from (f"{lines_of(one, pair, self.places)}\n" for one in changes)
        yield from _ending(self.review)

    def data(self) -> dict[str, Any]:
        """Each change, and whether all is settled."""
        difference = self.review.difference
        return {
            "settled": difference.settled,
            "permissive": difference.permissive,
            "passed": self.passed,
            "rules": {
                "old": self.review.books[0].id.model_dump(mode="json"),
                "new": self.review.books[1].id.model_dump(mode="json"),
            },
            "changes": self._data(FoundChange),
            "clearable": self._data(Clearable),
            "texts": self._data(TextChange),
            "accepted_and_gone": [one.model_dump() for one in self.review.unmatched],
            "not_compared": [*_not_compared(self.review)],
        }

    def _data(self, kind: type[FoundChange | Clearable | TextChange]) -> list[dict[str, Any]]:
        pair, changes = self.review.difference.pair, self.review.changes
        return [data_of(one, pair, self.places) for one in changes if isinstance(one.of, kind)]


def places_of(compiled: Compiled, root: Path, texts: Iterable[str] = ()) -> Mapping[str, str]:
    """The file and line of each rule of a folder, and of some texts, by id."""
    rules = compiled.files.unique("rules", "rule", lambda record: record.rules)
    places = {id: place for id, (_, place, _) in rules.items()}
    of_texts = TextPlaces(compiled.files)
    places |= {id: place for id in texts if (place := of_texts.of(id))}
    problems = {id: place.problem("") for id, place in places.items()}
    return {id: f"{root / one.file}:{one.line}" for id, one in problems.items()}


def _section(change: Change) -> Section:
    """The section that a change stands in."""
    if isinstance(change.of, FoundChange):
        return _DIRECTIONS[change.of.change.direction]
    if isinstance(change.of, Clearable):
        return _DIRECTIONS[change.of.direction]
    if change.of.weight is Weight.GUARDED:
        said = change.of.part in _SAID or change.of.text.startswith("headline ")
        return Section.GUARDED if said else Section.UNSEEN
    if change.of.part in _OF_RULES:
        return Section.RULES
    amounts = {Amounts.UPWARD: Section.MORE, Amounts.DOWNWARD: Section.LESS}
    return amounts[change.of.amounts] if change.of.amounts else Section.OTHERS


def _ending(review: Review) -> Iterator[str]:
    old, new = review.books
    for line in _not_compared(review):
        yield fill(f"Not compared: {line}.", WIDTH)
    for entry in review.unmatched:
        yield fill(f"Accepted, and no change now: {entry.change} (by {entry.by}).", WIDTH)
    if review.open:
        many = "1 change" if len(review.open) == 1 else f"{len(review.open)} changes, one at a time"
        yield fill(f"To accept: {many}, with --accept ID --reason TEXT --by NAME.", WIDTH)
    yield from _proof(review)
    yield from _hashes(old.id, new.id)
    if not review.changes and old.id.sha256 != new.id.sha256:
        yield "Something that nobody is told differs: a tag, a region, or an order."


def _not_compared(review: Review) -> Iterator[str]:
    yield from not_compared_in_words(review.difference.pair)
    if any(book.history for book in review.books):
        yield (
            "what a history of check-ins leads to; the rules and numbers of its pack are told above where"
            " they differ"
        )


def _proof(review: Review) -> Iterator[str]:
    difference = review.difference
    old, new = (side.book.id for side in (difference.pair.old, difference.pair.new))
    if not difference.proved:
        yield "Not settled: the time was over, and there may be more."
    elif not difference.settled:
        yield "Not settled: the time was over before all was known of each."
    elif difference.found or difference.clearable:
        yield "Nothing else changes for anybody: proved for every combination of answers."
    elif (old.sha256, old.texts_sha256) == (new.sha256, new.texts_sha256) and not review.changes:
        yield "No difference: proved for every combination of answers."
    else:
        yield "Nobody is treated otherwise: proved for every combination of answers."


def _hashes(old: RulebookId, new: RulebookId) -> Iterator[str]:
    """The fingerprint of what each of the two means, and that of its texts."""
    for what, before, after in (
        ("meaning", old.sha256, new.sha256),
        ("texts", old.texts_sha256, new.texts_sha256),
    ):
        both = f"{before[:12]} in both" if before == after else f"{before[:12]} -> {after[:12]}"
        yield f"Fingerprint of the {what}: {both}."
