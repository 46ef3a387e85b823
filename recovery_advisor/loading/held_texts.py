"""The texts that a pack is held to, and which of them have changed since they were held.

These are the guarded ones: they tell to stop, to hold back or to seek help, ask what a decision looks
at, or head an advice. A pack answers for those of its own rules and notes, and for the questions that its
own rules look at; the base pack for the headlines and built-in reasons too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from recovery_advisor.loading.accepted import AcceptedChange
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.rule_files import RuleFile, RuleFiles, place_of_pack
from recovery_advisor.loading.text_changes import text_change_id, text_hash
from recovery_advisor.loading.text_places import TextPlaces
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.told_texts import (
    ToldText,
    Weight,
    deciding_questions,
    note_texts,
    safety_net_texts,
    told_texts,
)
from recovery_advisor.values.levels import Readiness

#: Hashes by the id of their text, by the id of their pack.
TextHashes = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A guarded text that is not what it is held to.

    Attributes:
        id: the id of the text.
        pack: the id of the pack that is held to it.
        old: the hash of the text that it is held to.
        new: the text as it is; ``None`` where it is gone.
        alone: whether it is told only where the pack is loaded without the others.
    """

    id: str
    pack: str
    old: str
    new: str | None
    alone: bool = False

    @property
    def change(self) -> str:
        """The id of the change."""
        return text_change_id(self.id, self.old, None if self.new is None else text_hash(self.new))

    def is_accepted(self, accepted: Collection[AcceptedChange]) -> bool:
        """Whether one of the changes that were accepted is this one."""
        return any(
            one.change == self.change
            and one.new == self.new
            and text_hash(one.old or "") == self.old
            for one in accepted
        )


def texts_of_pack(
    pack: str, *, base: bool, book: RuleBook, files: Collection[RuleFile]
) -> Iterator[ToldText]:
    """The guarded texts that a pack answers for.

    Args:
        pack: its id.
        base: whether it is the base pack.
        book: the rule book that it is compiled into.
        files: the files that it answers for.
    """
    own = [effect for effect in book.effects if effect.rule.pack == pack]
    parts = {f"rule {effect.rule.id}" for effect in own}
    parts |= {f"question {id}" for id in deciding_questions(own)}
    parts |= {"course"} if pack == book.history else set()
    for text in told_texts(book):
        shared = base and text.of.split(" ")[0] in ("headline", "built-in")
        if text.weight is Weight.GUARDED and (shared or text.of in parts):
            yield text
    yield from _as_written(files)


def changed_texts(
    book: RuleBook, files: RuleFiles, now: TextHashes, before: TextHashes
) -> Iterator[ChangedText]:
    """Each text that a pack was held to and that is now another, or gone.

    A text that is still the same, and no longer guarded, is none.
    """
    told = {one.id: one.text for one in told_texts(book)}
    texts = {**{one.id: one.text for one in _as_written(files.all)}, **told}
    for pack in sorted(before.keys() & now.keys()):
        for id, held in sorted(before[pack].items()):
            new = texts.get(id)
            if new is None or text_hash(new) != held:
                yield ChangedText(id, pack, held, new, alone=id in texts and id not in told)


def _as_written(files: Collection[RuleFile]) -> Iterator[ToldText]:
    """The texts of notes and safety nets; whether they are told depends on the packs that are loaded."""
    for file in files:
        for net in file.record.safety_nets:
            levels = [Readiness(level) for level in net.with_]
            yield from safety_net_texts(net.safety_net, levels, net.say, net.because)
        for note in file.record.notes:
            yield from note_texts(note.note, [Readiness(level) for level in note.with_], note.say)


def place_of(text: ChangedText, files: RuleFiles) -> Place:
    """Where a text stands, or its pack where it is gone."""
    return TextPlaces(files).of(text.id) or place_of_pack(text.pack, files)
