"""All changes between two rule books, each with an id, and which of them somebody has accepted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recovery_advisor.authoring.diff.change import Direction, Opened, Redecided
from recovery_advisor.authoring.diff.compare import Clearable, Difference, FoundChange
from recovery_advisor.authoring.diff.cubes import Cover
from recovery_advisor.authoring.diff.pair import Pair
from recovery_advisor.authoring.diff.room import Cube
from recovery_advisor.authoring.diff.told import TextChange, text_changes
from recovery_advisor.authoring.diff.wording import decision_in_words, ways_in_words
from recovery_advisor.loading.accepted import AcceptedChange
from recovery_advisor.loading.text_changes import change_id
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.told_texts import told_texts


@dataclass(frozen=True, slots=True)
class Change:
    """A change between two rule books.

    Attributes:
        id: the same for the same change, and another where the change is another.
        old: what was before, in words; ``None`` where there was nothing.
        new: what is now, in words; ``None`` where there is nothing.
        risky: whether somebody must accept it: more is permitted, or asked of a person, or a guarded
            text is another or gone.
        of: what changes.
        accepted: the entry that accepts it, if there is one.
    """

    id: str
    old: str | None
    new: str | None
    risky: bool
    of: FoundChange | Clearable | TextChange
    accepted: AcceptedChange | None = None

    def fits(self, entry: AcceptedChange) -> bool:
        """Whether an entry accepts this change."""
        return (entry.change, entry.old, entry.new) == (self.id, self.old, self.new)

    def entry(self, reason: str, by: str) -> AcceptedChange:
        """The entry with which somebody accepts it."""
        return AcceptedChange(change=self.id, old=self.old, new=self.new, reason=reason, by=by)


@dataclass(frozen=True, slots=True)
class Review:
    """The changes between two rule books, and what was accepted of them.

    Attributes:
        difference: who is treated otherwise, at a single check-in.
        books: the two books whose texts were compared, with their history packs.
        changes: that, and what people are told otherwise.
        unmatched: entries that accept none of the changes.
    """

    difference: Difference
    books: tuple[RuleBook, RuleBook]
    changes: tuple[Change, ...]
    unmatched: tuple[AcceptedChange, ...] = ()

    @property
    def open(self) -> tuple[Change, ...]:
        """The changes that somebody must accept and nobody has."""
        return tuple(one for one in self.changes if one.risky and not one.accepted)

    @property
    def passed(self) -> bool:
        """Whether all is settled, and whatever is risky is accepted."""
        return self.difference.settled and not self.open

    def accepting(self, entries: Iterable[AcceptedChange]) -> Review:
        """The same, with entries that accept changes."""
        entries = tuple(entries)
        changes = tuple(
            replace(one, accepted=next(filter(one.fits, entries), one.accepted))
            for one in self.changes
        )
        unmatched = (one for one in entries if not any(change.fits(one) for change in changes))
        return replace(self, changes=changes, unmatched=(*self.unmatched, *unmatched))


def review(difference: Difference, whole: tuple[RuleBook, RuleBook] | None = None) -> Review:
    """All changes between two rule books of which the difference is known; none is accepted yet.

    Args:
        difference: who is treated otherwise, at a single check-in.
        whole: the same two books with their history packs, whose texts are compared; those of the
            difference where there are none.
    """
    pair = difference.pair
    old, new = whole or (pair.old.book, pair.new.book)
    told = map(_told, text_changes(old, new))
    return Review(difference, (old, new), (*_treated(difference), *told))


def _told(text: TextChange) -> Change:
    old, new = (one.text if one else None for one in (text.old, text.new))
    return Change(text.id, old, new, text.risky, text)


def _treated(difference: Difference) -> Iterator[Change]:
    for one in difference.found:
        yield _found(one, difference.pair)
    for question in difference.clearable:
        now = question.direction is Direction.PERMISSIVE
        old, new = ("no", "yes") if now else ("yes", "no")
        id = change_id("advice", f"may be cleared {question.question}", [old, new])
        yield Change(id, old, new, now, question)


def _found(found: FoundChange, pair: Pair) -> Change:
    change, risky = found.change, found.change.direction is not Direction.RESTRICTIVE
    what: list[str] = []
    if isinstance(change, Redecided):
        old, new = (decision_in_words(one) for one in (change.old, change.new))
        name = f"{old} to {new}".replace(",", "")
    else:
        words = ways_in_words(change, pair)
        both = f"not allowed: {words}", f"allowed: {words}"
        old, new = both if isinstance(change, Opened) else both[::-1]
        what = _done_in(change.ways, pair.new.book)
        more = f" and {len(change.ways) - 1} more" if len(change.ways) > 1 else ""
        name = f"{new.partition(':')[0]} {change.ways[0]}{more}"
    id = change_id("advice", name, [old, new, _who(found.cover, pair), *what])
    return Change(id, old, new, risky, found)


def _done_in(ways: Collection[str], book: RuleBook) -> list[str]:
    """The names, doses and cues of ways: who accepts them has read these."""
    of = {f"{what}{way}" for way in ways for what in ("way ", "dose way ")}
    return [one.text for one in told_texts(book) if one.of in of]


def _who(cover: Cover, pair: Pair) -> object:
    """The people of a change, as data; both books where they are not all known."""
    if not cover.whole:
        return [side.book.id.sha256 for side in (pair.old, pair.new)]
    return [dict(_limits(cube, pair)) for cube in cover.cubes]


def _limits(cube: Cube, pair: Pair) -> Iterator[tuple[str, Sequence[int | str]]]:
    """The answers to each question that a cube limits, by its id."""
    for answers, one in zip(cube, pair.asked, strict=True):
        if len(answers) < len(one.answers):
            given = ((number, one.said(number)) for number in sorted(answers))
            yield (
                one.question.id,
                [said.band or str(said.screening) if said else number for number, said in given],
            )
