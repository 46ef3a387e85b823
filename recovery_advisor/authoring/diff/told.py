"""Finds what people are told otherwise: texts, bands, doses and session parameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from recovery_advisor.loading.text_changes import text_change_id, text_hash
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.told_texts import ToldText, Weight, told_texts


class Amounts(StrEnum):
    """Whether a dose or a session parameter asks more of a person, or less.

    Where one of both is no number, or one end of a range goes up and the other one down, it may be more.
    """

    UPWARD = "upward"
    DOWNWARD = "downward"


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that is told otherwise.

    Attributes:
        old: as it was; ``None`` where there was none.
        new: as it is; ``None`` where it is gone.
    """

    old: ToldText | None
    new: ToldText | None

    @property
    def text(self) -> str:
        """The id of the text."""
        return self._either.id

    @property
    def part(self) -> str:
        """Which part of its question, rule or exercise it is, such as ``ask`` or ``band``."""
        return self._either.part.split(" ")[0]

    @property
    def id(self) -> str:
        """The id of the change."""
        old, new = (text_hash(one.text) if one else None for one in (self.old, self.new))
        return text_change_id(self.text, old, new)

    @property
    def weight(self) -> Weight:
        """How much depends on it: guarded, if it is or was."""
        guarded = any(one and one.weight is Weight.GUARDED for one in (self.old, self.new))
        return Weight.GUARDED if guarded else Weight.PLAIN

    @property
    def amounts(self) -> Amounts | None:
        """Whether it asks more or less; ``None`` for what is no dose, or is told in one book alone."""
        if not (self.old and self.new and self._either.measured):
            return None
        before, after = self.old.amount, self.new.amount
        less = before and after and all(one <= was for one, was in zip(after, before, strict=True))
        return Amounts.DOWNWARD if less else Amounts.UPWARD

    @property
    def risky(self) -> bool:
        """Whether somebody must accept it: a guarded text is another or gone, or more is asked.

        Of what is new only what it says: that may be the opposite of what stands beside it.
        """
        told_before = self.old is not None or self.part == "say"
        guarded = self.weight is Weight.GUARDED and told_before
        return guarded or self.amounts is Amounts.UPWARD

    @property
    def _either(self) -> ToldText:
        either = self.new or self.old
        assert either
        return either


def text_changes(old: RuleBook, new: RuleBook) -> Iterator[TextChange]:
    """Each text that the two books tell otherwise, in the order of the new one; then those gone."""
    before = {one.id: one for one in told_texts(old)}
    after = {one.id: one for one in told_texts(new)}
    for id in {**after, **before}:
        change = TextChange(before.get(id), after.get(id))
        if not (change.old and change.new) or change.old.text != change.new.text:
            yield change
