"""Stories of a history pack: they are read with places and faults, played, and seen to fail."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from recovery_advisor import Advisor, RuleBook, RulesError, load_history_book
from recovery_advisor.authoring.lint.stories import stories_found
from recovery_advisor.history.story_results import failures
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.checked_history import read_with_history
from recovery_advisor.loading.document import parse
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.loading.stories import Story, read_stories
from recovery_advisor.rulebook.course_numbers import CourseNumbers

NAME = "upper-back-history/stories.yaml"
PEOPLE = """\
people:
  - person: healed
    about: Healed.
    given: {screening: red-flags/2, injury: yes, pain: 0, daily_activity_pain: 0, swelling: none, stiffness: none, range_of_motion: 100}
stories:
  - story: short
    about: A few days.
    person: healed
"""
EXPECT = "    days: 8\n    expect: {first: {gradual: 0, full: 6}}\n"


@cache
def book() -> RuleBook:
    return load_history_book()


@cache
def shipped() -> CheckedFolder:
    return read_with_history(shipped_rules())


def stories(text: str) -> tuple[Story, ...]:
    return read_stories([parse(text, NAME)], book())


def failure(rest: str) -> str:
    """What is found of one story; empty where it goes as it must."""
    return "".join(found for _, found in failures(stories(PEOPLE + rest), book()))


@pytest.mark.deep
def test_every_shipped_story_goes_as_it_must() -> None:
    assert len(shipped().stories) >= 38
    assert list(stories_found(shipped())) == []


def test_every_shipped_story_expects_something() -> None:
    assert all(one.record.expect.model_fields_set for one in shipped().stories)


#: A number of the pack changed, and a story that goes otherwise then.
CHANGES: dict[str, Callable[[CourseNumbers], CourseNumbers]] = {
    "strain-on-weekdays": lambda one: replace(one, clear_gap=47),
    "flare": lambda one: replace(one, settled=1),
    "strain-every-third-day": lambda one: replace(one, response_to=96),
    "strain-day-by-day": lambda one: replace(one, earned_sessions=2),
    "silence-of-10-days": lambda one: replace(one, lapse=48),
    "two-flares": lambda one: replace(one, flares_within=7 * 24),
    "flu": lambda one: replace(one, lasts={**one.lasts, "fever-or-unwell": 24}),
    "severe-pain-once": lambda one: replace(one, lasts={**one.lasts, "severe-pain": 0}),
    "chest-pain-noticed": lambda one: replace(one, lasts={**one.lasts, "chest-pain": 0}),
    "worse-in-10-days": lambda one: replace(one, worsening=replace(one.worsening, by=1)),
}


@pytest.mark.deep
@pytest.mark.parametrize("id", CHANGES)
def test_another_number_of_the_pack_is_noticed_by_a_story(id: str) -> None:
    told, course = shipped().stories, book().course
    assert course is not None
    another = replace(book(), course=CHANGES[id](course))
    assert [one.id for one, _ in failures([one for one in told if one.id == id], another)] == [id]


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        (EXPECT, ""),
        ("    days: 8\n    expect: {first: {full: 5}}\n", "full must come on day 5, and comes on day 6"),
        ("    days: 5\n    expect: {first: {full: 4}}\n", "full must come on day 4, and never comes"),
        (
            "    days: 8\n    but: [{day: 3, answers: {pain: 2, daily_activity_pain: 1}}]\n"
            "    expect: {again: {after: 3, gradual: 6}}\n",
            "gradual must come after day 3 on day 6, and comes on day 4",
        ),
        ("    days: 8\n    expect: {never: [full]}\n", "full must never come, and comes on day 6"),
        (
            "    days: 8\n    expect: {path: {since: 2, advised: gmrm}}\n",
            "day 4 must be r, and is g because of return-gradually",
        ),
        ("    days: 2\n    expect: {path: {advised: gmg}}\n", "the path has 3 days, and the story 2"),
        ("    days: 8\n    silent: [2-3]\n    expect: {path: {advised: gm--gm}}\n", ""),
        (
            "    days: 3\n    but: [{day: 1, answers: {fever_or_unwell: yes}}]\n    expect: {urgent: [0-1]}\n",
            "urgent must come on day 0, and does not; urgent comes on day 2, and must not",
        ),
        (
            "    days: 3\n    but: [{day: 1, answers: {chest_pain: yes}}]\n    expect: {emergency: []}\n",
            "emergency comes on day 1, and must not",
        ),
        ("    days: 8\n    expect: {above_rest: 7}\n", "7 days must be above rest, and 8 are"),
        (
            "    days: 2\n    expect: {reasons: {a-day-between: [0-1]}}\n",
            "the reason a-day-between must come on day 0, and does not",
        ),
        (
            "    days: 2\n    but: [{day: 1, answers: {chest_pain: yes, screening: red-flags/9}}]\n"
            "    expect: {urgent: []}\n",
            "this story can't be played",
        ),
    ],
)  # fmt: skip
def test_what_goes_otherwise_is_told_with_its_day(rest: str, found: str) -> None:
    assert failure(rest).startswith(found)
    assert bool(failure(rest)) == bool(found)


EVENTS = """\
    days: 4
    events:
      - {day: 1, hour: 12, noticed: {pain: 6}}
      - {day: 1, hour: 13, withdrawn: noticed}
      - {day: 2, hour: 12, amended: {pain: 3}}
"""


def test_what_is_taken_back_counts_for_nothing_and_what_is_corrected_counts() -> None:
    assert failure(EVENTS + "    expect: {path: {advised: gmgm}}\n") == ""
    told = EVENTS.replace("      - {day: 1, hour: 13, withdrawn: noticed}\n", "")
    assert failure(told + "    expect: {path: {advised: gmgm}}\n").startswith("day 1 must be m")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("about: A few", "abuot: A few", "stories.yaml:7:5: unknown key 'abuot'. Did you mean about?"),
        ("    person: healed\n    days", "    person: haeled\n    days", "unknown person 'haeled'. Did you mean healed?"),
        ("injury: yes", "injry: yes", "unknown question 'injry'. Did you mean injury?"),
        ("pain: 0,", "pain: 11,", "11 is no answer to pain"),
        ("days: 8", "days: 0", "0 can't stand here: write 1 or more"),
        ("days: 8", "days: 8\n    rhythm: xz", "'xz' can't stand here: write a letter a day"),
        ("days: 8", "days: 8\n    but: [{day: 8}]", "the story ends on day 7"),
        ("days: 8", "days: 8\n    silent: [soon]", "'soon' can't stand here: write a day, or days such as 12-14"),
        ("days: 8", "days: 8\n    events: [{day: 1, hour: 3}]", "an event has one of noticed, cleared, amended and withdrawn"),
        ("days: 8", "days: 8\n    events: [{day: 1, hour: 3, cleared: {scope: [chest], days: 3}}]", "unknown question 'chest'"),
        ("first: {gradual: 0", "reasons: {two-flaers: [1]}, first: {gradual: 0", "unknown rule 'two-flaers'. Did you mean two-flares?"),
        ("first:", "path: {advised: gx}, first:", "'gx' can't stand here: write a letter a day: r rest"),
        ("    about: Healed.", "    series: {pain: []}\n    about: Healed.", "an empty series"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(old: str, new: str, fault: str) -> None:
    text = (PEOPLE + EXPECT).replace(old, new, 1)
    assert text != PEOPLE + EXPECT
    with pytest.raises(RulesError) as refused:
        stories(text)
    assert fault in str(refused.value)
    assert [problem.file for problem in refused.value.problems] == [NAME]


def test_two_stories_of_one_name_are_refused() -> None:
    text = PEOPLE + EXPECT
    with pytest.raises(RulesError, match="story 'short' is already given on line 6"):
        stories(text + text.partition("stories:\n")[2])


def test_an_advisor_and_a_history_read_no_stories_and_a_check_does(tmp_path: Path) -> None:
    copy = Path(copytree(shipped_rules(), tmp_path / "rules"))
    (copy / NAME).write_text("people: {}\n", encoding="utf-8")
    Advisor.from_folder(copy)
    load_history_book(copy)
    with pytest.raises(RulesError, match="the key stories is missing"):
        read_with_history(copy)


def test_stories_of_a_pack_without_a_history_are_refused(tmp_path: Path) -> None:
    copy = Path(copytree(shipped_rules(), tmp_path / "rules"))
    (copy / "rules.lock").unlink()
    pack = copy / "red-flags/pack.yaml"
    listed = pack.read_text(encoding="utf-8").replace("files: [", "files: [stories.yaml, ", 1)
    pack.write_text(listed, encoding="utf-8")
    (copy / NAME).rename(copy / "red-flags/stories.yaml")
    with pytest.raises(RulesError, match="stories belong in a pack of kind history"):
        Advisor.from_folder(copy)


def test_the_story_on_the_page_of_rules_goes_as_it_must() -> None:
    page = (shipped_rules() / "README.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```yaml\n(people:.*?)```", page, re.DOTALL)
    told = stories(text)
    assert [one.id for one in told] == ["fever"]
    assert list(failures(told, book())) == []
