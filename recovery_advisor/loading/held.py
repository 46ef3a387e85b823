"""What a pack is held to: what it means and asks on which scale, under its version, and its guarded texts.

It depends on the pack alone, and not on which others are loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from recovery_advisor.loading.held_texts import texts_of_pack
from recovery_advisor.loading.record_types import Id, QuestionnaireName, Version
from recovery_advisor.loading.records import PackRecord
from recovery_advisor.loading.rule_files import RuleFile, RuleFiles
from recovery_advisor.loading.text_changes import text_hash
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.fingerprint import (
    condition_meaning,
    course_meaning,
    exercise_meaning,
    hash_of,
    question_meaning,
    session_meaning,
)
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.told_texts import ToldText
from recovery_advisor.values.frozen import Frozen


class HeldQuestion(Frozen):
    """A question: its scale in words, and the questionnaire that its meaning dates from."""

    scale: str
    since: QuestionnaireName | None = None


class HeldQuestionnaire(Frozen):
    """A questionnaire: the ids of its questions, and a hash of these with their scales."""

    questions: list[Id]
    sha256: str


class HeldPack(Frozen):
    """A pack: its version, a hash of its meaning, what it asks, by id, and hashes of its texts, by theirs.

    ``texts`` is ``None`` where they are not held.
    """

    version: Version
    sha256: str
    questions: dict[Id, HeldQuestion]
    questionnaires: dict[QuestionnaireName, HeldQuestionnaire]
    texts: dict[str, str] | None = None
    #: Said of a history pack alone, as an advisor leaves out no other.
    kind: Literal["history"] | None = None


def held_packs(book: RuleBook, files: RuleFiles) -> dict[str, HeldPack]:
    """What each loaded pack is held to, by id."""
    records = [file.record.pack for file in files.all if file.record.pack]
    return {one.id: _Content.of(one, book, files).held for one in records}


@dataclass(frozen=True, slots=True)
class _Content:
    """A pack with the files that it answers for: the base pack answers for the shared ones."""

    pack: PackRecord
    book: RuleBook
    files: tuple[RuleFile, ...]

    @classmethod
    def of(cls, pack: PackRecord, book: RuleBook, files: RuleFiles) -> _Content:
        """The content of a pack."""
        folders = {pack.id, ""} if pack.is_base else {pack.id}
        return cls(pack, book, tuple(file for file in files.all if file.pack in folders))

    @property
    def held(self) -> HeldPack:
        questionnaires = self._questionnaires()
        ids = self._asked().union(*questionnaires.values())
        asked = {one.id: one for one in self.book.questions if one.id in ids}
        return HeldPack(
            version=self.pack.version,
            sha256=hash_of(self._meaning(asked, questionnaires)),
            questions={
                id: HeldQuestion(scale=_in_words(one), since=one.since) for id, one in asked.items()
            },
            questionnaires={
                name: HeldQuestionnaire(questions=ids, sha256=self._hash(ids))
                for name, ids in questionnaires.items()
            },
            texts={text.id: text_hash(text.text) for text in self._texts()},
            kind="history" if self.pack.is_history else None,
        )

    def _texts(self) -> Iterator[ToldText]:
        return texts_of_pack(self.pack.id, base=self.pack.is_base, book=self.book, files=self.files)

    def _entries(self, section: str) -> list[Any]:
        return [one for file in self.files for one in getattr(file.record, section)]

    def _asked(self) -> set[str]:
        """Ids of the questions that the pack declares, asks or looks at."""
        own = (file for file in self.files if file.pack)
        declared = {one.question for file in own for one in file.record.questions}
        looked_at = {
            threshold.question
            for effect in self.book.effects
            if effect.rule.pack == self.pack.id
            for threshold in thresholds(effect.rule.when)
        }
        return declared | looked_at | {*self.pack.asks}

    def _questionnaires(self) -> dict[str, list[str]]:
        entries = self._entries("questionnaires")
        return {one.questionnaire: sorted({*one.questions}) for one in entries}

    def _hash(self, questionnaire: list[str]) -> str:
        known = self.book.question
        return hash_of(
            {
                id: question_meaning(known[id]) if id in known else self.book.merged[id]
                for id in questionnaire
            }
        )

    def _meaning(
        self, asked: Mapping[str, Question], questionnaires: Mapping[str, list[str]]
    ) -> dict[str, Any]:
        exercises = {one.exercise for one in self._entries("exercises")}
        effects = [one for one in self.book.effects if one.rule.pack == self.pack.id]
        course = self.book.course
        return {
            "kind": self.pack.kind,
            "rules": {one.rule.id: condition_meaning(one.rule.when) for one in effects},
            "effects": sorted([one.rule.id, one.kind, one.level or ""] for one in effects),
            # As written: which ways it leaves out depends on the catalog of the base pack.
            "avoided": {
                one.rule: [sorted(one.then.avoid.tags), sorted(one.then.avoid.exercises)]
                for one in self._entries("rules")
                if one.then.avoid
            },
            "questions": {id: question_meaning(one) for id, one in asked.items()},
            "questionnaires": questionnaires,
            "merged": {one.question: one.merged_into for one in self._entries("merged")},
            "exercises": {
                one.id: exercise_meaning(one) for one in self.book.exercises if one.id in exercises
            },
            "session": session_meaning(self.book.session) if self.pack.is_base else None,
            "names": {
                section: sorted({*self._entries(section)})
                for section in ("regions", "equipment", "household")
            },
            "tags": sorted(one.tag for one in self._entries("tags")),
            # As written: whether they are told depends on the packs that are loaded.
            "safety_nets": {
                one.safety_net: [sorted(one.with_), one.unless_pack]
                for one in self._entries("safety_nets")
            },
            "notes": {
                one.note: [sorted(one.with_), one.unless_pack] for one in self._entries("notes")
            },
            **({"course": course_meaning(course)} if course and self.pack.is_history else {}),
        }


def _in_words(question: Question) -> str:
    bands = (
        f"{name} {low}" if low == high else f"{name} {low}-{high}"
        for name, low, high in question.bands
    )
    return f"{question.low}-{question.high}, {question.worse} is worse: {', '.join(bands)}"
