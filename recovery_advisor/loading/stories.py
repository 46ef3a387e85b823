"""Reads stories, days of made-up people with what they must be advised, from a history pack's ``stories.yaml``.

Stories are for testing a pack; neither an advisor nor a history reads them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from recovery_advisor.loading.case_answers import check_answer
from recovery_advisor.loading.cut_texts import cut_texts
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.schema_faults import explain_each
from recovery_advisor.loading.snapshot import Snapshot
from recovery_advisor.loading.story_records import (
    Answers,
    OtherDayRecord,
    PersonRecord,
    StoriesRecord,
    StoryRecord,
)
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import RulesError


@dataclass(frozen=True, slots=True)
class Story:
    """Days of a made-up person, and what must be advised on them.

    ``place`` is that of the entry.
    """

    person: PersonRecord
    record: StoryRecord
    place: Place = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        """Its name."""
        return self.record.story

    def other(self, day: int) -> OtherDayRecord:
        """What is otherwise on a day."""
        return next((one for one in self.record.but if one.day == day), OtherDayRecord(day=day))

    def rhythm(self, day: int) -> str:
        """``x`` for a check-in, ``s`` for one without danger signs, ``-`` for none."""
        silent = any(day in days_of(one) for one in self.record.silent)
        return "-" if silent else self.record.rhythm[day % len(self.record.rhythm)]

    def answers(self, day: int) -> Answers:
        """The answers of a day's check-in as they are written: ``screening`` stands for its denials."""
        at = day // self.person.each
        series = {
            id: answers[min(at, len(answers) - 1)] for id, answers in self.person.series.items()
        }
        answers = {**self.person.given, **series, **self.other(day).answers}
        if self.rhythm(day) == "s":
            answers.pop("screening", None)
        return answers


def days_of(given: int | str) -> range:
    """The days of ``7`` or ``3-5``."""
    first, _, last = str(given).partition("-")
    return range(int(first), int(last or first) + 1)


def stories_of(snapshot: Snapshot, book: RuleBook) -> tuple[Story, ...]:
    """The stories of a rules folder as it was at one moment.

    Raises:
        RulesError: with every fault found, each with its file and line.
    """
    documents, problems = snapshot.stories
    if problems:
        raise RulesError(problems)
    return read_stories(documents, book)


def read_stories(documents: Sequence[Document], book: RuleBook) -> tuple[Story, ...]:
    """The stories of files, in their order.

    Args:
        documents: the ``stories.yaml`` files.
        book: the rules with their history pack.

    Raises:
        RulesError: with every fault found, each with its file and line.
    """
    faults = Faults()
    stories = [one for document in documents for one in _read_file(document, book, faults)]
    faults.raise_if_any()
    return tuple(stories)


def _read_file(document: Document, book: RuleBook, faults: Faults) -> Iterator[Story]:
    place = Place(document, faults)
    faults.found += cut_texts(document)
    try:
        read = StoriesRecord.model_validate(document.data)
    except ValidationError as error:
        explain_each(error.errors(include_url=False), place, StoriesRecord)
        return
    people = {one.person: one for one in read.people}
    _check_twice([one.person for one in read.people], place / "people", "person")
    _check_twice([one.story for one in read.stories], place / "stories", "story")
    for index, person in enumerate(read.people):
        _check_person(person, book, place / "people" / index)
    for index, record in enumerate(read.stories):
        at = place / "stories" / index
        _check_story(record, book, at)
        if (at / "person").known(record.person, people, "person"):
            yield Story(people[record.person], record, at)


def _check_twice(names: Sequence[str], place: Place, key: str) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            line = place.document.marks[*place.path, names.index(name), key][0]
            (place / index / key).fault(f"{key} {name!r} is already given on line {line}")


def _check_person(person: PersonRecord, book: RuleBook, place: Place) -> None:
    _check_answers(person.given, book, place / "given")
    for id, each in person.series.items():
        at = place / "series" / id
        if not each:
            at.fault(
                "an empty series; write the answers of the first days, the last of which goes on"
            )
        for index, answer in enumerate(each):
            _check_answer(id, answer, book, at, at / index)


def _check_story(story: StoryRecord, book: RuleBook, place: Place) -> None:
    for index, other in enumerate(story.but):
        _check_answers(other.answers, book, place / "but" / index / "answers")
        _check_day(other.day, story, place / "but" / index / "day")
    for index, event in enumerate(story.events):
        at = place / "events" / index
        _check_day(event.day, story, at / "day")
        _check_answers(event.noticed or {}, book, at / "noticed")
        _check_answers(event.amended or {}, book, at / "amended")
        for number, id in enumerate(event.cleared.scope if event.cleared else ()):
            (at / "cleared" / "scope" / number).known(id, _ids(book), "question")
        kinds = [event.noticed, event.cleared, event.amended, event.withdrawn]
        if sum(one is not None for one in kinds) != 1:
            at.fault("an event has one of noticed, cleared, amended and withdrawn")
    rules = {effect.rule.id for effect in book.effects}
    for rule in story.expect.reasons:
        (place / "expect" / "reasons" / rule).key.known(rule, rules, "rule")


def _check_day(day: int, story: StoryRecord, place: Place) -> None:
    if day >= story.days:
        place.fault(f"the story ends on day {story.days - 1}")


def _check_answers(answers: Mapping[str, int | str], book: RuleBook, place: Place) -> None:
    for id, answer in answers.items():
        _check_answer(id, answer, book, place / id, place / id)


def _check_answer(id: str, answer: int | str, book: RuleBook, name: Place, place: Place) -> None:
    if id not in CheckInBase.model_fields and name.key.known(id, _ids(book), "question"):
        check_answer(answer, book.question[id], place)


def _ids(book: RuleBook) -> Collection[str]:
    return {question.id for question in book.asked}
